import type { CorporateAction, DailyBar } from "./prices.ts";

/**
 * Total-return closes of daily bars in order, one a bar. The adjusted close as delivered wherever
 * there is one; else the close times, for each later ex-date, 1/ratio (split) or 1 − D/C (dividend),
 * C the close of the last bar before the ex-date. Method 1.2.
 *
 * A split and a dividend on one ex-date: the dividend is per share as traded before it, like its close.
 * NaN where that leaves no price above 0: what stands before a dividend that is no less than the close.
 */
export function adjustedCloses(
  bars: readonly Pick<DailyBar, "date" | "close" | "adjClose">[],
  actions: readonly CorporateAction[],
): number[] {
  const later = actions.toSorted((a, b) => (a.exDate < b.exDate ? 1 : -1));
  const adjusted = new Array<number>(bars.length);
  let factor = 1;
  let next = 0;
  for (let i = bars.length - 1; i >= 0; i--) {
    const bar = bars[i];
    if (!bar) continue;
    for (; next < later.length && bar.date < (later[next]?.exDate ?? ""); next++) {
      const action = later[next];
      if (action) factor *= factorOf(action, bar.close);
    }
    const close = bar.adjClose ?? bar.close * factor;
    adjusted[i] = close > 0 ? close : Number.NaN;
  }
  return adjusted;
}

function factorOf({ kind, value }: CorporateAction, closeBefore: number): number {
  return kind === "split" ? 1 / value : 1 - value / closeBefore;
}

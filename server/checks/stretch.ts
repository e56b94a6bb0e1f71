import type { IntradayBar, Stretch, StretchOfTime } from "../prices/prices.ts";

/** What the bars of a stretch of time tell together; null without any. The order of the bars is free. */
export function stretchOf(
  bars: readonly IntradayBar[],
  { from, to, endingAfter }: StretchOfTime,
): Stretch | null {
  const endOf = (bar: IntradayBar) => bar.start + bar.interval;
  const within = finestBars(bars.filter((bar) => bar.start >= from && endOf(bar) <= to));
  const told = within.filter((bar) => endOf(bar) > endingAfter);
  const [first] = told;
  if (!first) return null;
  const last = told.reduce((latest, bar) => (endOf(bar) > endOf(latest) ? bar : latest), first);
  return {
    high: told.reduce((most, { high }) => Math.max(most, high), first.high),
    low: told.reduce((least, { low }) => Math.min(least, low), first.low),
    close: last.close,
  };
}

/**
 * Of bars of several lengths the finest for each stretch of time: a longer bar counts only where no
 * shorter one starts within it, for it would tell the same trades again, less exactly.
 */
function finestBars(bars: readonly IntradayBar[]): readonly IntradayBar[] {
  const intervals = [...new Set(bars.map(({ interval }) => interval))].sort((a, b) => a - b);
  if (intervals.length < 2) return bars;
  const kept: IntradayBar[] = [];
  for (const interval of intervals) {
    const finer = kept.map(({ start }) => start).sort((a, b) => a - b);
    for (const bar of bars)
      if (bar.interval === interval && !hasAny(finer, bar.start, bar.start + interval)) kept.push(bar);
  }
  return kept;
}

/** Whether a sorted list has a number in [from, to). */
function hasAny(sorted: readonly number[], from: number, to: number): boolean {
  let low = 0;
  let high = sorted.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((sorted[middle] ?? 0) < from) low = middle + 1;
    else high = middle;
  }
  const next = sorted[low];
  return next !== undefined && next < to;
}

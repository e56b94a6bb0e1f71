import { adjustedCloses } from "../../prices/adjust.ts";
import type { CorporateAction, DailyBar } from "../../prices/prices.ts";

/** The close of a session, on the share basis of the last one. */
export interface Close {
  date: string;
  price: number;
}

/** Split-adjusted closes of daily bars in order. Dividends stay in a price line: only splits would make it jump. */
export function closesOf(bars: readonly DailyBar[], actions: readonly CorporateAction[]): Close[] {
  const last = bars.at(-1)?.date ?? "";
  const splits = actions.filter(({ kind, exDate }) => kind === "split" && exDate <= last);
  const asTraded = bars.map((bar) => ({ ...bar, adjClose: null }));
  const prices = adjustedCloses(asTraded, splits);
  return bars.map(({ date, close }, i) => ({ date, price: prices[i] ?? close }));
}

/**
 * At most so many closes, in order: the first, the last, and of each stretch in between its lowest and
 * its highest, so that no peak is lost.
 */
export function thinned(closes: readonly Close[], most: number): readonly Close[] {
  const [first, last] = [closes[0], closes.at(-1)];
  if (closes.length <= most || !first || !last) return closes;
  const inner = closes.slice(1, -1);
  const length = Math.ceil((2 * inner.length) / (most - 2));
  const kept: Close[] = [];
  for (let from = 0; from < inner.length; from += length) {
    const byPrice = inner.slice(from, from + length).sort((a, b) => a.price - b.price);
    const ends = [byPrice[0], byPrice.at(-1)].filter((close) => close !== undefined);
    kept.push(...new Set(ends.sort((a, b) => (a.date < b.date ? -1 : 1))));
  }
  return [first, ...kept, last];
}

import type { Listing } from "../companies/companies.ts";
import { formatDate } from "../lib/dates.ts";
import { formatPrice } from "../lib/percent.ts";
import { adjustedCloses } from "../prices/adjust.ts";
import type { CorporateAction, DailyBar } from "../prices/prices.ts";

/** A listing's daily closes as a line on its company's page. */
export interface PriceLineView {
  ticker: string;
  /** "Close, USD" */
  unit: string;
  /** "19 Sep 2014 to 1 Mar 2024, daily, split-adjusted" */
  span: string;
  /** Points of the line in a box of LINE_WIDTH by LINE_HEIGHT. */
  points: string;
  high: string;
  low: string;
  last: string;
  /** The line in a sentence, for those who do not see it. */
  summary: string;
}

export const LINE_WIDTH = 1000;
export const LINE_HEIGHT = 200;
/** More points than the line has pixels would only cost. */
const MOST_POINTS = 500;

/** The line of a listing's daily bars, oldest first; null where there are none. */
export function priceLine(
  { ticker, currency }: Pick<Listing, "ticker" | "currency">,
  bars: readonly DailyBar[],
  actions: readonly CorporateAction[],
): PriceLineView | null {
  const [first, last] = [bars[0], bars.at(-1)];
  if (!first || !last) return null;
  const closes = splitAdjusted(bars, actions);
  const shown = evenly(closes);
  const [low, high] = [Math.min(...shown), Math.max(...shown)];
  const price = formatPrice(closes.at(-1) ?? last.close);
  const span = `${formatDate(first.date)} to ${formatDate(last.date)}, daily, split-adjusted`;
  return {
    ...{ ticker, unit: `Close, ${currency}`, span, points: pointsOf(shown, low, high) },
    ...{ high: formatPrice(rounded(high)), low: formatPrice(rounded(low)), last: price },
    summary: `${ticker}: closes from ${span}, between ${formatPrice(rounded(low))} and ${formatPrice(rounded(high))}; the last is ${price} ${currency}.`,
  };
}

/** Dividends stay in a price line; only splits would make it jump. */
function splitAdjusted(bars: readonly DailyBar[], actions: readonly CorporateAction[]): number[] {
  const asTraded = bars.map((bar) => ({ ...bar, adjClose: null }));
  return adjustedCloses(
    asTraded,
    actions.filter(({ kind }) => kind === "split"),
  );
}

/** At most so many of the values, evenly spaced, the last among them. */
function evenly(values: readonly number[]): number[] {
  const step = Math.max(1, Math.ceil(values.length / MOST_POINTS));
  return values.filter((_value, i) => (values.length - 1 - i) % step === 0);
}

function pointsOf(values: readonly number[], low: number, high: number): string {
  const across = LINE_WIDTH / Math.max(1, values.length - 1);
  const scale = high > low ? LINE_HEIGHT / (high - low) : 0;
  const top = high > low ? 0 : LINE_HEIGHT / 2;
  return values
    .map((value, i) => `${(i * across).toFixed(1)},${(top + (high - value) * scale).toFixed(1)}`)
    .join(" ");
}

function rounded(value: number): number {
  return Number(value.toFixed(2)) || value;
}

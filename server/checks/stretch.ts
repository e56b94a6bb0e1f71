import type { IntradayBar, Stretch, StretchOfTime } from "../prices/prices.ts";

/** Of the bars of any lengths those that tell what traded in [from, to], epoch seconds. */
export function barsWithin(bars: readonly IntradayBar[], from: number, to: number): readonly IntradayBar[] {
  return finestBars(bars.filter((bar) => bar.start >= from && endOf(bar) <= to));
}

/** Where a bar ends, epoch seconds. */
export function endOf({ start, interval }: IntradayBar): number {
  return start + interval;
}

/** What the bars of a stretch of time tell together; null without any. The order of the bars is free. */
export function stretchOf(
  bars: readonly IntradayBar[],
  { from, to, endingAfter }: StretchOfTime,
): Stretch | null {
  const within = barsWithin(bars, from, to);
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
 * Of bars of several lengths those that tell something of their own: a longer bar is left out where
 * shorter ones cover all of it, for it would tell the same trades again, less exactly. Where they
 * leave a gap it stays: what traded in the gap may have been the extreme, or the last.
 */
function finestBars(bars: readonly IntradayBar[]): readonly IntradayBar[] {
  const intervals = [...new Set(bars.map(({ interval }) => interval))].sort((a, b) => a - b);
  if (intervals.length < 2) return bars;
  const kept: IntradayBar[] = [];
  for (const interval of intervals) {
    const covered = spansOf(kept);
    const isCovered = (bar: IntradayBar) =>
      covered.some(({ from, to }) => from <= bar.start && bar.start + interval <= to);
    kept.push(...bars.filter((bar) => bar.interval === interval && !isCovered(bar)));
  }
  return kept;
}

/** The stretches of time that bars cover without a gap, by start. */
function spansOf(bars: readonly IntradayBar[]): { from: number; to: number }[] {
  const spans: { from: number; to: number }[] = [];
  for (const { start, interval } of bars.toSorted((a, b) => a.start - b.start)) {
    const span = spans.at(-1);
    if (span && start <= span.to) span.to = Math.max(span.to, start + interval);
    else spans.push({ from: start, to: start + interval });
  }
  return spans;
}

import { formatDate, formatInstant } from "../lib/dates.ts";
import { exchangeOf } from "../lib/exchanges.ts";
import { counted, groupBy } from "../lib/lists.ts";
import type { Coverage } from "./imports-store.ts";
import { type Axis, axisOf, blocksOf, boundsOf, dateOfStart, type Span, ticksOf } from "./picture.ts";
import type { PictureStore } from "./picture-store.ts";
import { DAY_SECONDS, dailyStart, intervalText } from "./prices.ts";

/** Coverage as the page prints it: a table for each interval, whose rows share an axis. */
export function coverageView(rows: readonly Coverage[], store: PictureStore) {
  return [...groupBy(rows, ({ interval }) => interval)]
    .toSorted(([a], [b]) => b - a)
    .map(([interval, group]) => {
      const axis = axisOf(group.map(spanOf));
      return {
        id: intervalText(interval),
        title: intervalTitle(interval),
        block: axis.unit,
        ticks: ticksOf(axis),
        rows: group.map((row) => rowView(row, axis, store)),
      };
    });
}

/** "Daily bars", "5-minute bars", "1-hour bars" */
export function intervalTitle(interval: number): string {
  if (interval === DAY_SECONDS) return "Daily bars";
  return interval % 3600 === 0 ? `${interval / 3600}-hour bars` : `${interval / 60}-minute bars`;
}

function spanOf({ mic, first, last, interval }: Coverage): Span {
  return { mic, from: dateOfStart(first, interval, mic), to: dateOfStart(last, interval, mic) };
}

function rowView(row: Coverage, axis: Axis, store: PictureStore) {
  const { listingId, interval, ticker, companyName, mic } = row;
  const span = spanOf(row);
  const hasDay = dayFinder(row, span, store);
  const counts = { whole: 0, part: 0, none: 0 };
  const blocks = blocksOf(axis, span, (dates) => {
    const there = dates.filter(hasDay).length;
    const state = there === 0 ? "none" : there < dates.length ? "part" : "whole";
    counts[state] += 1;
    return state;
  });
  return {
    ...{ ticker, companyName, exchange: exchangeOf(mic).name, blocks },
    summary: summaryOf(counts, axis.unit),
    bars: row.bars.toLocaleString("en-US"),
    first: momentText(row.first, interval, mic),
    last: momentText(row.last, interval, mic),
    company: `/companies/${encodeURIComponent(ticker)}`,
    remove: `/prices/delete?listing=${listingId}&interval=${intervalText(interval)}`,
  };
}

/** "10 Dec 2025", or for shorter bars "10 Dec 2025, 09:30" on the exchange's clock. */
export function momentText(start: number, interval: number, mic: string): string {
  const instant = new Date(start * 1000).toISOString();
  return interval === DAY_SECONDS
    ? formatDate(instant.slice(0, 10))
    : formatInstant(instant, exchangeOf(mic).zone);
}

/** Tells whether a listing has bars of a day. */
export function dayFinder(
  { listingId, interval, mic }: Pick<Coverage, "listingId" | "interval" | "mic">,
  { from, to }: Span,
  store: PictureStore,
): (date: string) => boolean {
  const of = { listingId, interval };
  if (interval !== DAY_SECONDS) return (date) => store.hasBars(of, ...boundsOf(date, interval, mic));
  const starts = new Set(store.starts(of, dailyStart(from), dailyStart(to) + DAY_SECONDS));
  return (date) => starts.has(dailyStart(date));
}

function summaryOf(counts: { whole: number; part: number; none: number }, unit: Axis["unit"]): string {
  const { whole, part, none } = counts;
  const parts = [
    whole > 0 && `${counted(whole, unit, `${unit}s`)} whole`,
    part > 0 && `${part} in part`,
    none > 0 && `${none} without bars`,
  ];
  return parts.filter(Boolean).join(", ");
}

import type { Listing } from "../../server/companies/companies.ts";
import type { Db } from "../../server/db/open.ts";
import { instantOf } from "../../server/lib/dates.ts";
import { exchangeOf } from "../../server/lib/exchanges.ts";
import { groupBy } from "../../server/lib/lists.ts";
import { DAY_SECONDS, dailyStart } from "../../server/prices/prices.ts";
import { addBars } from "./bars.ts";

export interface BarFields {
  listing: Listing;
  date: string;
  /** On the exchange's clock; none for a daily bar. */
  time?: string;
  /** Seconds; default one minute where a time is given, else a day. */
  interval?: number;
  open?: number;
  high?: number;
  low?: number;
  close: number;
}

/** A price bar, flat at its close unless told otherwise. */
export function makeBar(db: Db, bar: BarFields): void {
  makeBars(db, [bar]);
}

/** The same for many. */
export function makeBars(db: Db, bars: readonly BarFields[]): void {
  for (const [listing, own] of groupBy(bars, (bar) => bar.listing)) addBars(db, listing, own.map(rowOf));
}

function rowOf({ listing, date, time, interval, close, ...given }: BarFields) {
  const open = given.open ?? close;
  return {
    interval: interval ?? (time === undefined ? DAY_SECONDS : 60),
    start: time === undefined ? dailyStart(date) : startOf(date, time, listing.mic),
    ...{ open, close, high: given.high ?? Math.max(open, close), low: given.low ?? Math.min(open, close) },
  };
}

function startOf(date: string, time: string, mic: string): number {
  const instant = instantOf(date, time, exchangeOf(mic).zone);
  if (instant === null) throw new Error(`the clock of ${mic} never showed ${date} ${time}`);
  return Date.parse(instant) / 1000;
}

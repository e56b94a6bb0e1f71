import { addDays, isDate } from "../lib/dates.ts";
import { exchangeOf } from "../lib/exchanges.ts";
import { counted } from "../lib/lists.ts";
import { idOf } from "../web/form.ts";
import type { PageOptions } from "../web/page.ts";
import { intervalTitle } from "./coverage-view.ts";
import type { BarRange } from "./deletion-steps-store.ts";
import type { Coverage } from "./imports-store.ts";
import { parseInterval } from "./interval.ts";
import { boundsOf, dateOfStart } from "./picture.ts";
import type { PictureStore } from "./picture-store.ts";
import { intervalText } from "./prices.ts";
import type { PricesStore } from "./store.ts";

/** Bars that a person wants deleted. */
export interface AskedRange {
  covered: Coverage;
  from: string;
  to: string;
}

/** The bars that an address or a form names: ?listing=&interval=, and dates or all there are. */
export function rangeOf(given: Record<string, unknown>, prices: PricesStore): AskedRange | null {
  const interval = parseInterval(String(given.interval ?? ""));
  const covered = prices.coverageOf(idOf(given.listing) ?? 0).find((row) => row.interval === interval);
  if (!covered) return null;
  const { mic, first, last } = covered;
  const [from, to] = [String(given.from ?? ""), String(given.to ?? "")];
  return {
    covered,
    from: isDate(from) ? from : dateOfStart(first, covered.interval, mic),
    to: isDate(to) ? to : dateOfStart(last, covered.interval, mic),
  };
}

/** The same by when its bars start: from the first day's first trade up to the day after the last one. */
export function barRangeOf({ covered, from, to }: AskedRange): BarRange {
  const { listingId, interval, mic } = covered;
  const [start] = boundsOf(from, interval, mic);
  const [end] = boundsOf(addDays(to, 1), interval, mic);
  return { listingId, interval, from: start, to: end, fromDate: from, toDate: to };
}

/** Asks whether a range is to be deleted. */
export function deletePage(asked: AskedRange, pictures: PictureStore): [view: string, options: PageOptions] {
  const { covered, from, to } = asked;
  const { listingId, interval, ticker, companyName, mic } = covered;
  const range = barRangeOf(asked);
  const count = from <= to ? pictures.countBars({ listingId, interval }, range.from, range.to) : 0;
  const data = {
    ...{ listingId, from, to, ticker, companyName, count },
    interval: intervalText(interval),
    bars: intervalTitle(interval),
    exchange: exchangeOf(mic).name,
    isBackward: from > to,
    submit: `Delete ${counted(count, "bar", "bars")}`,
  };
  return ["prices/delete", { title: `Delete prices of ${ticker}`, section: "prices", data }];
}

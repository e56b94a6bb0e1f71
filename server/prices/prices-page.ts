import { exchangeOf } from "../lib/exchanges.ts";
import { addDays, isDate } from "../lib/dates.ts";
import { counted } from "../lib/lists.ts";
import { pageOf, readPlace, TOP } from "../lib/place.ts";
import { idOf } from "../web/form.ts";
import type { PageOptions } from "../web/page.ts";
import { coverageView, intervalTitle } from "./coverage-view.ts";
import { importedText, importView } from "./imports-view.ts";
import type { Coverage, ImportRecord } from "./imports-store.ts";
import { parseInterval } from "./interval.ts";
import { boundsOf, dateOfStart } from "./picture.ts";
import type { PictureStore } from "./picture-store.ts";
import { intervalText } from "./prices.ts";
import { refusedView } from "./refused-view.ts";
import type { PricesStore } from "./store.ts";

type Page = [view: string, options: PageOptions];
type Query = Record<string, unknown>;

const PAGE_COVERAGE = 30;
const PAGE_IMPORTS = 20;

/** Coverage and imports. What was done last (?imported=, ?undone=, ?deleted=, ?same=) is said above them. */
export function pricesPage(query: Query, prices: PricesStore, pictures: PictureStore, zone: string): Page {
  const [, listing = 0, interval = 0] = /^(\d{1,15})-(\d{1,6})$/.exec(String(query.covered ?? "")) ?? [];
  const from = { listing: Number(listing), interval: Number(interval) };
  const coverage = prices.coverage(from, PAGE_COVERAGE + 1);
  const shown = coverage.slice(0, PAGE_COVERAGE);
  const last = coverage.length > PAGE_COVERAGE ? shown.at(-1) : undefined;
  const before = readPlace(query.before);
  const placeOf = ({ createdAt, id }: ImportRecord) => ({ at: createdAt, id });
  const imports = pageOf(prices.imports(before, PAGE_IMPORTS + 1), PAGE_IMPORTS, placeOf);
  const isFirst = from.listing === 0 && before === TOP;
  const data = {
    intervals: coverageView(shown, pictures),
    moreCoverage: last ? `/prices?covered=${last.listingId}-${last.interval}` : null,
    imports: imports.shown.map((record) => importView(record, zone)),
    older: imports.older,
    isFirst,
    isEmpty: isFirst && coverage.length === 0 && imports.shown.length === 0,
    ...doneOf(query, prices),
  };
  return ["prices/list", { title: "Prices", section: "prices", data }];
}

/** What the page says of what was done last. */
function doneOf(query: Query, prices: PricesStore) {
  const imported = prices.importRecord(idOf(query.imported) ?? 0);
  const undone = prices.importRecord(idOf(query.undone) ?? 0);
  const deleted = idOf(query.deleted);
  const undo =
    imported?.undoneAt === null
      ? { text: importedText(imported), action: `/prices/imports/${imported.id}/undo` }
      : null;
  if (undone?.undoneAt) return { undo, notice: `${undone.fileName} was undone: its rows are out again.` };
  if (deleted !== null) return { undo, notice: `${counted(deleted, "bar was", "bars were")} deleted.` };
  if (query.same) return { undo, notice: "Nothing was new in that file: all of it is stored as it was." };
  return { undo, notice: "" };
}

/** One import with its refused rows. */
export function importPage(record: ImportRecord, prices: PricesStore, zone: string): Page {
  const refused = prices.refusedRows(record.id, 0, 1000).map(refusedView);
  const data = { record: importView(record, zone), refused, more: record.refused > refused.length };
  return ["prices/show", { title: record.fileName, section: "prices", data }];
}

export interface AskedRange {
  covered: Coverage;
  from: string;
  to: string;
}

/** The bars that an address or a form names: ?listing=&interval=, and dates or all there are. */
export function rangeOf(given: Query, prices: PricesStore): AskedRange | null {
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

/** A range in epoch seconds: from the first day's first trade up to the day after the last one. */
export function secondsOf({ covered, from, to }: AskedRange): [from: number, to: number] {
  const { interval, mic } = covered;
  return [boundsOf(from, interval, mic)[0], boundsOf(addDays(to, 1), interval, mic)[0]];
}

/** Asks whether a range is to be deleted. */
export function deletePage(asked: AskedRange, pictures: PictureStore): Page {
  const { covered, from, to } = asked;
  const { listingId, interval, ticker, companyName, mic } = covered;
  const count = from <= to ? pictures.countBars({ listingId, interval }, ...secondsOf(asked)) : 0;
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

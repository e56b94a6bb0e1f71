import { pageOf, readPlace, TOP } from "../lib/place.ts";
import { idOf } from "../web/form.ts";
import type { PageOptions } from "../web/page.ts";
import { coverageView } from "./coverage-view.ts";
import { importedText, importView } from "./imports-view.ts";
import type { ClosedDay } from "./closed-days.ts";
import { closedView } from "./closed-view.ts";
import { deletedBar, deletionView } from "./deletions-view.ts";
import type { ImportRecord } from "./imports-store.ts";
import type { Job } from "./jobs.ts";
import type { PictureStore } from "./picture-store.ts";
import { refusedView } from "./refused-view.ts";
import type { PricesStore } from "./store.ts";

type Page = [view: string, options: PageOptions];
type Query = Record<string, unknown>;

const PAGE_COVERAGE = 30;
const PAGE_IMPORTS = 20;

const MOST_DELETIONS = 100;

export interface PricesPageParts {
  prices: PricesStore;
  pictures: PictureStore;
  /** The reader's. */
  zone: string;
  closed: readonly ClosedDay[];
  /** What is being done. */
  job: Job | null;
}

/**
 * Coverage, imports and deletions. What was done last (?imported=, ?undone=, ?deleted=, ?undeleted=,
 * ?same=) is said above them, and what is being done.
 */
export function pricesPage(query: Query, { prices, pictures, zone, closed, job }: PricesPageParts): Page {
  const [, listing = 0, interval = 0] = /^(\d{1,15})-(\d{1,6})$/.exec(String(query.covered ?? "")) ?? [];
  const from = { listing: Number(listing), interval: Number(interval) };
  const coverage = prices.coverage(from, PAGE_COVERAGE + 1);
  const shown = coverage.slice(0, PAGE_COVERAGE);
  const last = coverage.length > PAGE_COVERAGE ? shown.at(-1) : undefined;
  const before = readPlace(query.before);
  const placeOf = ({ createdAt, id }: ImportRecord) => ({ at: createdAt, id });
  const imports = pageOf(prices.imports(before, PAGE_IMPORTS + 1), PAGE_IMPORTS, placeOf);
  // A page of imports has the deletions of its time with it.
  const since = imports.older === null ? "" : (imports.shown.at(-1)?.createdAt ?? "");
  const isFirst = from.listing === 0 && before === TOP;
  const data = {
    intervals: coverageView(shown, pictures),
    closed: isFirst ? closedView(closed) : closedView([]),
    moreCoverage: last ? `/prices?covered=${last.listingId}-${last.interval}` : null,
    imports: imports.shown.map((record) => importView(record, zone)),
    deletions: prices
      .deletions(before.at, since, MOST_DELETIONS)
      .map((deletion) => deletionView(deletion, zone)),
    older: imports.older,
    isFirst,
    isEmpty: isFirst && coverage.length === 0 && imports.shown.length === 0,
    job: job && { title: job.title, percent: Math.floor(job.share * 100) },
    ...doneOf(query, prices),
  };
  return ["prices/list", { title: "Prices", section: "prices", data }];
}

/** What the page says of what was done last. */
function doneOf(query: Query, prices: PricesStore) {
  const imported = prices.importRecord(idOf(query.imported) ?? 0);
  const undone = prices.importRecord(idOf(query.undone) ?? 0);
  const undeleted = prices.deletion(idOf(query.undeleted) ?? 0);
  const undo =
    imported?.undoneAt === null
      ? { text: importedText(imported), action: `/prices/imports/${imported.id}/undo` }
      : deletedBar(prices.deletion(idOf(query.deleted) ?? 0));
  if (undone?.undoneAt) return { undo, notice: `${undone.fileName} was undone: its rows are out again.` };
  if (undeleted?.undoneAt) return { undo, notice: `The deleted bars of ${undeleted.ticker} are back.` };
  if (query.same) return { undo, notice: "Nothing was new in that file: all of it is stored as it was." };
  return { undo, notice: "" };
}

/** One import with its refused rows. */
export function importPage(record: ImportRecord, prices: PricesStore, zone: string): Page {
  const refused = prices.refusedRows(record.id, 0, 1000).map(refusedView);
  const data = { record: importView(record, zone), refused, more: record.refused > refused.length };
  return ["prices/show", { title: record.fileName, section: "prices", data }];
}

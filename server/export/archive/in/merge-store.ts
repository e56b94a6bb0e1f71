import type { Db } from "../../../db/open.ts";
import type { Tell } from "../../../lib/thread.ts";
import type { PriceStateReader } from "../../../studies/price-state-store.ts";
import { type ArchiveReport, emptyReport } from "../report.ts";
import { mergeCompanies } from "./companies-store.ts";
import { counter } from "./counts-store.ts";
import { mergeImports } from "./imports-store.ts";
import { mergeDeletions } from "./deletions-store.ts";
import { matchesOf, oursOf } from "./matches-store.ts";
import { ACTIONS, addPrices, BARS } from "./prices-store.ts";
import { replacePrices } from "./replace-prices-store.ts";
import { mergeSavedViews } from "./saved-views-store.ts";
import { mergeKeyed, mergeNotes, mergeStories } from "./stories-store.ts";
import { insertRuns, mergeStudies } from "./studies-store.ts";

/** What the merge takes from other slices. */
export interface MergeParts {
  priceState: PriceStateReader;
  /** Keeps what there is of prices in step: called for whatever bars were put in. */
  refreshCoverage(covered: Iterable<{ listingId: number; interval: number }>): void;
}

export interface MergeOptions {
  /** Name of the archive's file, for the imports that --replace makes. */
  fileName: string;
  /** Whether the archive's prices are put in the place of others that are here. */
  replace: boolean;
  isDryRun: boolean;
  now: string;
}

class NotMeant extends Error {}

/**
 * Merges a staged archive into a database, in one transaction: what is here stays as it is, the rest
 * is added, nothing is doubled.
 * @param staged path of the database the archive was staged in
 * @param tell told what share is done; what it throws leaves all as it was
 */
export function mergeStaged(
  db: Db,
  staged: string,
  parts: MergeParts,
  options: MergeOptions,
  tell: Tell<number>,
): ArchiveReport {
  const report = emptyReport();
  db.prepare("ATTACH ? AS incoming").run(staged);
  try {
    db.transaction(() => {
      merge(db, parts, options, report, tell);
      if (options.isDryRun) throw new NotMeant();
    }).immediate();
  } catch (error) {
    if (!(error instanceof NotMeant)) throw error;
  } finally {
    db.exec("DETACH incoming");
  }
  return report;
}

function merge(
  db: Db,
  { priceState, refreshCoverage }: MergeParts,
  options: MergeOptions,
  report: ArchiveReport,
  tell: Tell<number>,
): void {
  const matches = matchesOf(db);
  const count = counter(db, report);
  const hadPrices = hasPrices(db);
  mergeCompanies(db, matches, count);
  mergeStories(db, matches, count);
  mergeNotes(matches, count);
  mergeImports(db, matches, count);
  const { price_bars: bars, corporate_actions: actions, settings } = report.counts;
  const changed = new Set(addPrices(db, BARS, bars, tell));
  addPrices(db, ACTIONS, actions, tell);
  if (options.replace) {
    for (const listing of replacePrices(db, BARS, bars, options)) changed.add(listing);
    replacePrices(db, ACTIONS, actions, options);
  }
  mergeDeletions(db, matches, count, report);
  refreshCoverage(coveredBy(db, changed));
  mergeStudies(db, matches, count);
  insertRuns(db, priceState, hadPrices);
  mergeSavedViews(db, matches, count);
  mergeKeyed(db, settings);
  matches.close();
}

function hasPrices(db: Db): boolean {
  const any = "SELECT 1 FROM main.price_bars UNION ALL SELECT 1 FROM main.corporate_actions LIMIT 1";
  return db.prepare(any).get() !== undefined;
}

/** The listings here, with their intervals, that listings of the archive with bars are. */
function coveredBy(db: Db, listings: Iterable<number>) {
  const intervals = db.prepare<[number], { listingId: number; interval: number }>(
    `SELECT DISTINCT ${oursOf("listings", "listing_id")} AS listingId, interval_s AS "interval"
     FROM incoming.price_bars WHERE listing_id = ?`,
  );
  return [...listings].flatMap((listing) => intervals.all(listing));
}

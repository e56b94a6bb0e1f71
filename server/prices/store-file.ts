import type { CatalogueRow } from "../companies/catalogue.ts";
import type { Tell } from "../lib/thread.ts";
import { type Line, lineText } from "./listings.ts";
import type { PlanQueries } from "./plan-store.ts";
import type { ReadFile } from "./read-file.ts";
import type { StageTables } from "./stage-tables-store.ts";
import type { PricesStore } from "./store.ts";

export interface ImportParts {
  prices: PricesStore;
  /** Adds a listing, and its company where that is new; gives the listing's id. */
  addListing(row: CatalogueRow, now: string): number;
}

export interface RunOptions {
  /** Puts changed values in the place of those stored. */
  replace: boolean;
  /** Stores the good rows of a file that has refused ones; else nothing of it is stored. */
  keepGood: boolean;
}

export interface RunResult {
  /** Null where there was nothing to store, or refused rows held all back. */
  importId: number | null;
  isHeldBack: boolean;
  added: number;
  replaced: number;
  actions: number;
}

/** A price file as it was read and staged. */
export interface StagedFile extends ReadFile {
  /** Listings of those series that have one. */
  known: ReadonlyMap<number, number>;
  tables: StageTables;
  plan: PlanQueries;
}

/**
 * Stores what a file says, within a transaction of the caller's; an import that would change nothing
 * leaves no record.
 * @param tell told what share of the bars is stored
 */
export function storeFile(
  file: StagedFile,
  { replace, keepGood }: RunOptions,
  now: string,
  { prices, addListing }: ImportParts,
  tell: Tell<number>,
): RunResult {
  const { fileName, format, interval, lines, known, tables, plan } = file;
  plan.setListings(known);
  const counts = plan.counts(interval);
  const nothing = { importId: null, isHeldBack: false, added: 0, replaced: 0, actions: 0 };
  if (counts.refused > 0 && !keepGood) return { ...nothing, isHeldBack: true };
  const isNew = counts.bars > counts.same + (replace ? 0 : counts.changed);
  const staged = plan.actions();
  if (!isNew && staged.length === 0) return nothing;
  const listings = lines.map((line) => (line.kind === "known" ? line.listing.id : addListing(line.row, now)));
  plan.setListings(new Map(listings.map((id, series) => [series, id])));
  const about = { kind: "prices" as const, fileName, format, subject: subjectOf(lines), interval };
  const importId = prices.write.open(about, now);
  const { added, replaced } = prices.write.bars(tables, { importId, interval, replace }, tell);
  const listed = staged.flatMap(({ series, ...action }) => {
    const listingId = listings[series];
    return listingId === undefined ? [] : [{ ...action, listingId }];
  });
  const stored = prices.write.actions(listed, importId, replace);
  const actions = stored.added + stored.replaced;
  if (added + replaced + actions === 0) {
    prices.write.drop(importId);
    return nothing;
  }
  prices.write.refusedOf(tables, importId);
  prices.write.close(importId, { ...counts, added, replaced });
  return { importId, isHeldBack: false, added, replaced, actions };
}

/** "BABA", "BABA, META", "250 listings" */
function subjectOf(lines: readonly Line[]): string {
  if (lines.length > 5) return `${lines.length} listings`;
  return lines.map((line) => lineText(line).split(" ")[0]).join(", ");
}

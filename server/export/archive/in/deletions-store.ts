import type { Db } from "../../../db/open.ts";
import { type ArchiveReport, MOST_NAMED } from "../report.ts";
import { anyDiffers, type counter } from "./counts-store.ts";
import { type Matches, oursOf } from "./matches-store.ts";
import { IS_OF_OPEN_IMPORT } from "./prices-store.ts";

/** "of BABA, 2025-12-01 to 2025-12-10" */
const nameOf = (row: string, listings: string) =>
  `'of ' || (SELECT ticker FROM ${listings} WHERE id = ${row}.listing_id) || ', ' || ${row}.from_date || ' to '
     || ${row}.to_date`;

/** The bars that a deletion (`row`) took are here: the very ones, of the import that brought them. */
const IS_UNDONE_HERE = `EXISTS (
  SELECT 1 FROM incoming.deleted_bars AS was JOIN main.price_bars AS here ON here.start = was.start
    AND here.listing_id = ${oursOf("listings", "row.listing_id")} AND here.interval_s = row.interval_s
    AND here.import_id = ${oursOf("imports", "was.import_id")}
  WHERE was.deletion_id = row.id)`;

/**
 * Merges deletions of bars, known by range and moment, with the bars they took, for their undo. One
 * whose bars are here is left out, for they stay. To be called when the archive's bars are in.
 */
export function mergeDeletions(
  db: Db,
  matches: Matches,
  count: ReturnType<typeof counter>,
  report: ArchiveReport,
): void {
  const key = ["interval_s", "from_date", "to_date", "created_at"];
  matches.pair(
    ...(["deletions", [oursOf("listings", "row.listing_id"), ...key], ["listing_id", ...key]] as const),
  );
  matches.addNew("deletions", `NOT ${IS_UNDONE_HERE}`);
  matches.insertNew("deletions", { listing_id: "listings", after_import: "imports" });
  const bar = "start, open, high, low, close, adj_close, volume";
  db.exec(`INSERT INTO main.deleted_bars (deletion_id, ${bar}, import_id)
    SELECT ours, ${bar}, ${oursOf("imports", "row.import_id")}
    FROM incoming.deleted_bars AS row JOIN matches ON of_table = 'deletions' AND theirs = row.deletion_id
    WHERE is_new AND ${IS_OF_OPEN_IMPORT}`);
  count("deletions", anyDiffers(["undone_at"]), nameOf("here", "main.listings"));
  const unmatched = "id NOT IN (SELECT theirs FROM matches WHERE of_table = 'deletions')";
  const left = db
    .prepare<[], string>(
      `SELECT ${nameOf("row", "incoming.listings")} FROM incoming.deletions AS row WHERE ${unmatched} ORDER BY id`,
    )
    .pluck()
    .all();
  report.counts.deletions.kept += left.length;
  for (const name of left.slice(0, MOST_NAMED)) report.left.push({ kind: "deletions", name });
}

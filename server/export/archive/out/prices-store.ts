import type { Db } from "../../../db/open.ts";
import type { Part } from "../format.ts";

const VALUES = "open, high, low, close, adj_close, volume";

/** Imports, the bars, splits and dividends they brought, and what of the bars was deleted, as rows of an archive. */
export function priceRows(db: Db) {
  const rowsOf = (sql: string) => () => db.prepare<[], object>(sql).iterate();
  const listed = (table: string) =>
    `${table} JOIN (SELECT id AS line, ticker || '.' || mic AS listing FROM listings) ON line = listing_id`;
  return {
    imports: rowsOf(
      `SELECT id, kind, file_name, format, subject, interval_s, added, same, changed, replaced, refused, created_at,
         undone_at
       FROM imports ORDER BY id`,
    ),
    refused_rows: rowsOf(
      `SELECT import_id AS "import", line, reason, raw FROM refused_rows ORDER BY import_id, line`,
    ),
    price_bars: rowsOf(
      `SELECT listing, interval_s, start, ${VALUES}, import_id AS "import" FROM ${listed("price_bars")}
       ORDER BY listing_id, interval_s, start`,
    ),
    replaced_bars: rowsOf(
      `SELECT import_id AS "import", listing, interval_s, start, ${VALUES}, old_import_id AS old_import
       FROM ${listed("replaced_bars")} ORDER BY import_id, listing_id, interval_s, start`,
    ),
    deletions: rowsOf(
      `SELECT id, listing, interval_s, from_date, to_date, bars, after_import, created_at, undone_at
       FROM ${listed("deletions")} ORDER BY id`,
    ),
    deleted_bars: rowsOf(
      `SELECT deletion_id AS deletion, start, ${VALUES}, import_id AS "import" FROM deleted_bars
       ORDER BY deletion_id, start`,
    ),
    corporate_actions: rowsOf(
      `SELECT listing, ex_date, kind, value, import_id AS "import" FROM ${listed("corporate_actions")}
       ORDER BY listing_id, ex_date, kind`,
    ),
    replaced_actions: rowsOf(
      `SELECT import_id AS "import", listing, ex_date, kind, value, old_import_id AS old_import
       FROM ${listed("replaced_actions")} ORDER BY import_id, listing_id, ex_date, kind`,
    ),
  } satisfies Partial<Record<Part, () => Iterable<object>>>;
}

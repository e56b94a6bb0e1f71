import type { Db } from "../../../db/open.ts";
import type { KindCounts } from "../report.ts";
import { anyDiffers } from "./counts-store.ts";
import { isSameRow, type PriceTable } from "./prices-store.ts";

/**
 * Puts the archive's values in the place of those that are here and differ. That is an import of its
 * own for every length of bars, so that undoing it brings back what was here.
 * @returns the listings, by their ids in the archive, of which something was replaced
 */
export function replacePrices(
  db: Db,
  prices: PriceTable,
  counts: KindCounts,
  from: { fileName: string; now: string },
): number[] {
  const { table, replaced, key, values, isWanted } = prices;
  const interval = table === "price_bars" ? "row.interval_s" : "NULL";
  const differing = `${isSameRow(prices)} AND (${anyDiffers(values)}) AND ${isWanted}`;
  const groups = db
    .prepare<[], { interval: number | null; rows: number; subject: string }>(
      `SELECT ${interval} AS "interval", count(*) AS rows,
         CASE count(DISTINCT here.listing_id) WHEN 1 THEN (SELECT ticker FROM main.listings WHERE id = here.listing_id)
           ELSE count(DISTINCT here.listing_id) || ' listings' END AS subject
       FROM incoming.${table} AS row JOIN main.${table} AS here ON ${differing} GROUP BY ${interval}`,
    )
    .all();
  const addImport = db.prepare<object>(
    `INSERT INTO main.imports (kind, file_name, format, subject, interval_s, changed, replaced, created_at)
     VALUES (@kind, @fileName, 'archive', @subject, @interval, @rows, @rows, @now)`,
  );
  const columns = [...key, ...values];
  const keep = db.prepare<object>(
    `INSERT INTO main.${replaced} (import_id, listing_id, ${columns.join(", ")}, old_import_id)
     SELECT @importId, here.listing_id, ${columns.map((column) => `here.${column}`).join(", ")}, here.import_id
     FROM incoming.${table} AS row JOIN main.${table} AS here ON ${differing} WHERE ${interval} IS @interval`,
  );
  const set = db.prepare<object>(
    `UPDATE main.${table} AS here SET ${values.map((column) => `${column} = row.${column}`).join(", ")},
       import_id = @importId
     FROM incoming.${table} AS row WHERE ${differing} AND ${interval} IS @interval`,
  );
  const listings = db
    .prepare<[], number>(
      `SELECT DISTINCT row.listing_id FROM incoming.${table} AS row JOIN main.${table} AS here ON ${differing}`,
    )
    .pluck()
    .all();
  const kind = table === "price_bars" ? "prices" : "actions";
  for (const group of groups) {
    const importId = addImport.run({ ...group, ...from, kind }).lastInsertRowid;
    keep.run({ importId, interval: group.interval });
    set.run({ importId, interval: group.interval });
    counts.replaced += group.rows;
    counts.kept -= group.rows;
  }
  return listings;
}

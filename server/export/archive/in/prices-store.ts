import type { Db } from "../../../db/open.ts";
import type { Tell } from "../../../lib/thread.ts";
import type { KindCounts } from "../report.ts";
import { oursOf } from "./matches-store.ts";
import { anyDiffers } from "./counts-store.ts";

/** A table of prices, and the one that keeps what imports replaced in it. */
export interface PriceTable {
  table: "price_bars" | "corporate_actions";
  replaced: "replaced_bars" | "replaced_actions";
  /** With the listing what tells a row from others. */
  key: readonly string[];
  values: readonly string[];
  /** SQL: which rows of the archive may come in. */
  isWanted: string;
}

const OUR_LISTING = oursOf("listings", "row.listing_id");
const OUR_IMPORT = oursOf("imports", "row.import_id");

/** What a person has undone here stays so: rows of such imports are left out. */
export const IS_OF_OPEN_IMPORT = `${OUR_IMPORT} NOT IN (SELECT id FROM main.imports
  WHERE undone_at IS NOT NULL AND id NOT IN (SELECT ours FROM matches WHERE of_table = 'imports' AND is_new))`;

/** So does what a person has deleted here. */
const IS_NOT_DELETED = `NOT EXISTS (
  SELECT 1 FROM main.deletions AS gone JOIN main.deleted_bars AS was ON was.deletion_id = gone.id
  WHERE gone.listing_id = ${OUR_LISTING} AND gone.interval_s = row.interval_s AND was.start = row.start
    AND was.import_id = ${OUR_IMPORT})`;

export const BARS: PriceTable = {
  ...{ table: "price_bars", replaced: "replaced_bars", key: ["interval_s", "start"] },
  values: ["open", "high", "low", "close", "adj_close", "volume"],
  isWanted: `${IS_OF_OPEN_IMPORT} AND ${IS_NOT_DELETED}`,
};

export const ACTIONS: PriceTable = {
  ...{
    table: "corporate_actions",
    replaced: "replaced_actions",
    key: ["ex_date", "kind"],
    values: ["value"],
    isWanted: IS_OF_OPEN_IMPORT,
  },
};

/** SQL: what makes `here` the row that `row` of the archive is. */
export function isSameRow({ key }: PriceTable): string {
  return [`here.listing_id = ${OUR_LISTING}`, ...key.map((column) => `here.${column} = row.${column}`)].join(
    " AND ",
  );
}

/**
 * Adds the prices that are not here, a listing at a time, and what imports replaced of those.
 * @param tell told what share is done
 * @returns the listings, by their ids in the archive, of which something was added
 */
export function addPrices(db: Db, prices: PriceTable, counts: KindCounts, tell: Tell<number>): number[] {
  const { table, key, values, isWanted } = prices;
  const groups = db
    .prepare<[], { listing: number; rows: number }>(
      `SELECT listing_id AS listing, count(*) AS rows FROM incoming.${table} GROUP BY listing_id`,
    )
    .all();
  const known = db.prepare<{ listing: number }, { stored: number; differing: number }>(
    `SELECT count(*) AS stored, count(*) FILTER (WHERE ${anyDiffers(values)}) AS differing
     FROM incoming.${table} AS row JOIN main.${table} AS here ON ${isSameRow(prices)}
     WHERE row.listing_id = @listing`,
  );
  const columns = [...key, ...values];
  const add = db.prepare<{ listing: number }>(
    `INSERT INTO main.${table} (listing_id, ${columns.join(", ")}, import_id)
     SELECT ${OUR_LISTING}, ${columns.join(", ")}, ${OUR_IMPORT} FROM incoming.${table} AS row
     WHERE listing_id = @listing AND ${isWanted} ON CONFLICT DO NOTHING`,
  );
  addReplaced(db, prices);
  const total = groups.reduce((sum, { rows }) => sum + rows, 0);
  const added: number[] = [];
  let done = 0;
  for (const { listing, rows } of groups) {
    const { stored = 0, differing = 0 } = known.get({ listing }) ?? {};
    const { changes } = add.run({ listing });
    if (changes > 0) added.push(listing);
    counts.added += changes;
    counts.same += stored - differing;
    counts.kept += rows - changes - (stored - differing);
    done += rows;
    tell(done / total);
  }
  return added;
}

/** What imports replaced comes in with the prices that they put in its place. */
function addReplaced(db: Db, prices: PriceTable): void {
  const { table, replaced, key, values, isWanted } = prices;
  const columns = [...key, ...values].join(", ");
  db.exec(`INSERT INTO main.${replaced} (import_id, listing_id, ${columns}, old_import_id)
    SELECT ${OUR_IMPORT}, ${OUR_LISTING}, ${columns}, ${oursOf("imports", "row.old_import_id")}
    FROM incoming.${replaced} AS row
    WHERE ${isWanted} AND NOT EXISTS (SELECT 1 FROM main.${table} AS here WHERE ${isSameRow(prices)})
    ON CONFLICT DO NOTHING`);
}

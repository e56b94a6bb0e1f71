import type { Listing } from "../../server/companies/companies.ts";
import type { Db } from "../../server/db/open.ts";
import { type Bar, type CorporateAction, DAY_SECONDS, dailyStart } from "../../server/prices/prices.ts";

const AT = "2025-12-15T12:00:00.000Z";

/** Open, high, low, close. */
export type Prices = readonly [open: number, high: number, low: number, close: number];

/** Stores daily bars by their dates. */
export function addDaily(db: Db, listing: Listing, bars: Readonly<Record<string, Prices>>): void {
  const rows = Object.entries(bars).map(([date, [open, high, low, close]]) => ({
    ...{ start: dailyStart(date), interval: DAY_SECONDS, open, high, low, close },
  }));
  addBars(db, listing, rows);
}

/** Stores bars of any length, in seconds. */
export function addBars(db: Db, listing: Listing, bars: readonly (Bar & { interval: number })[]): void {
  const importId = anImport(db, "prices");
  const add = db.prepare(
    `INSERT INTO price_bars (listing_id, interval_s, start, open, high, low, close, import_id)
     VALUES (@listingId, @interval, @start, @open, @high, @low, @close, @importId)`,
  );
  for (const bar of bars) add.run({ ...bar, listingId: listing.id, importId });
  db.prepare("DELETE FROM price_coverage WHERE listing_id = ?").run(listing.id);
  db.prepare(
    `INSERT INTO price_coverage (listing_id, interval_s, bars, first_start, last_start)
     SELECT listing_id, interval_s, count(*), min(start), max(start) FROM price_bars
     WHERE listing_id = ? GROUP BY interval_s`,
  ).run(listing.id);
}

/** Stores a split or a dividend. */
export function addAction(db: Db, listing: Listing, { exDate, kind, value }: CorporateAction): void {
  db.prepare(
    "INSERT INTO corporate_actions (listing_id, ex_date, kind, value, import_id) VALUES (?, ?, ?, ?, ?)",
  ).run(listing.id, exDate, kind, value, anImport(db, "actions"));
}

function anImport(db: Db, kind: "prices" | "actions"): number | bigint {
  const add = db.prepare(
    "INSERT INTO imports (kind, file_name, format, subject, created_at) VALUES (?, 'example.csv', 'long', 'example', ?)",
  );
  return add.run(kind, AT).lastInsertRowid;
}

import type { Db } from "../db/open.ts";

/** A listing's bars of one interval, in seconds. */
export interface Covered {
  listingId: number;
  interval: number;
}

/** Keeps price_coverage in step with price_bars: to be called for whatever bars were added or removed. */
export function coverageKeeper(db: Db) {
  const remove = db.prepare<[number, number]>(
    "DELETE FROM price_coverage WHERE listing_id = ? AND interval_s = ?",
  );
  const add = db.prepare<[number, number]>(
    `INSERT INTO price_coverage (listing_id, interval_s, bars, first_start, last_start)
     SELECT listing_id, interval_s, count(*), min(start), max(start) FROM price_bars
     WHERE listing_id = ? AND interval_s = ? GROUP BY listing_id, interval_s`,
  );
  return (covered: Iterable<Covered>): void => {
    for (const { listingId, interval } of covered) {
      remove.run(listingId, interval);
      add.run(listingId, interval);
    }
  };
}

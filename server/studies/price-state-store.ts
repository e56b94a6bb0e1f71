import type { Db } from "../db/open.ts";
import { DAY_SECONDS } from "../prices/prices.ts";
import type { PriceState } from "./run/run.ts";

export type PriceStateReader = ReturnType<typeof priceStateStore>;

/** Tells how often the prices of listings have changed, to know later whether they have since. */
export function priceStateStore(db: Db) {
  const changes = db
    .prepare<[number], number>("SELECT changes FROM price_changes WHERE listing_id = ?")
    .pluck();
  // The days that are known reach from the first to the last daily bar of any listing.
  const range = db.prepare<[], { first: number | null; last: number | null }>(
    `SELECT min(first_start) AS first, max(last_start) AS last FROM price_coverage WHERE interval_s = ${DAY_SECONDS}`,
  );
  return {
    /** The state of some listings' prices. */
    of(listingIds: Iterable<number>): PriceState {
      const { first = null, last = null } = range.get() ?? {};
      const ids = [...new Set(listingIds)].sort((a, b) => a - b);
      return { first, last, changes: ids.map((id) => [id, changes.get(id) ?? 0]) };
    },
  };
}

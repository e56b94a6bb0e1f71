import type { Db } from "../db/open.ts";
import type { Covered } from "./coverage-store.ts";

export type PictureStore = ReturnType<typeof pictureStore>;

/** Where a listing has bars and where not. Instants in epoch seconds. */
export function pictureStore(db: Db) {
  const range = "listing_id = @listingId AND interval_s = @interval AND start >= @from AND start < @to";
  const starts = db
    .prepare<[Covered & { from: number; to: number }], number>(
      `SELECT start FROM price_bars WHERE ${range} ORDER BY start`,
    )
    .pluck();
  const any = db
    .prepare<[Covered & { from: number; to: number }], number>(
      `SELECT 1 FROM price_bars WHERE ${range} LIMIT 1`,
    )
    .pluck();
  const count = db
    .prepare<[Covered & { from: number; to: number }], number>(
      `SELECT count(*) FROM price_bars WHERE ${range}`,
    )
    .pluck();
  return {
    /** When the bars in [from, to) start; meant for daily ones, of which there are thousands at most. */
    starts: (of: Covered, from: number, to: number) => starts.all({ ...of, from, to }),
    hasBars: (of: Covered, from: number, to: number) => any.get({ ...of, from, to }) !== undefined,
    countBars: (of: Covered, from: number, to: number) => count.get({ ...of, from, to }) ?? 0,
  };
}

import type { Db } from "../db/open.ts";
import type { Tell } from "../lib/thread.ts";
import { CHUNK, chunksOf, type Stretch } from "./chunks.ts";
import { coverageKeeper } from "./coverage-store.ts";
import { DIFFERS } from "./plan-store.ts";
import type { StageTables } from "./stage-tables-store.ts";

export interface BarsOptions {
  importId: number;
  /** Seconds. */
  interval: number;
  /** Puts changed values in the place of those stored, which are kept. */
  replace: boolean;
}

/** Adds the new bars of a stage and, if told to, replaces changed ones, a chunk at a time. Gives how many. */
export function writeBars(
  db: Db,
  { schema }: StageTables,
  { replace, ...about }: BarsOptions,
  tell: Tell<number>,
): { added: number; replaced: number } {
  const series = db
    .prepare<[], { series: number; listingId: number; bars: number }>(
      `SELECT series, listing_id AS listingId, (SELECT count(*) FROM ${schema}.bars AS s WHERE s.series = l.series) AS bars
       FROM ${schema}.series AS l ORDER BY series`,
    )
    .all();
  const endOf = db
    .prepare<[number, number], number>(
      `SELECT start FROM ${schema}.bars WHERE series = ? AND start > ? ORDER BY start LIMIT 1 OFFSET ${CHUNK - 1}`,
    )
    .pluck();
  const { keep, update, add } = chunkWriters(db, schema);
  const total = series.reduce((sum, { bars }) => sum + bars, 0);
  const counts = { added: 0, replaced: 0 };
  let done = 0;
  for (const { bars, ...of } of series)
    for (const { rows, ...range } of chunksOf(bars, (after) => endOf.get(of.series, after))) {
      const chunk = { ...about, ...of, ...range };
      if (replace) {
        keep.run(chunk);
        counts.replaced += update.run(chunk).changes;
      }
      counts.added += add.run(chunk).changes;
      done += rows;
      tell(done / total);
    }
  coverageKeeper(db)(series.map(({ listingId }) => ({ listingId, interval: about.interval })));
  return counts;
}

function chunkWriters(db: Db, schema: string) {
  type Row = Omit<BarsOptions, "replace"> & Stretch & { series: number; listingId: number };
  const staged = `${schema}.bars AS s`;
  const within = "s.series = @series AND s.start > @after AND s.start <= @upTo";
  const stored = `b.listing_id = @listingId AND b.interval_s = @interval AND b.start = s.start
    AND b.start > @after AND b.start <= @upTo`;
  return {
    keep: db.prepare<[Row]>(
      `INSERT INTO replaced_bars (import_id, listing_id, interval_s, start, open, high, low, close, adj_close, volume,
         old_import_id)
       SELECT @importId, b.listing_id, b.interval_s, b.start, b.open, b.high, b.low, b.close, b.adj_close, b.volume,
         b.import_id
       FROM ${staged} CROSS JOIN price_bars AS b WHERE ${within} AND ${stored} AND ${DIFFERS}`,
    ),
    // An adjusted close belongs to its close: where the file has another close and none of its own, there is none.
    update: db.prepare<[Row]>(
      `UPDATE price_bars AS b SET open = s.open, high = s.high, low = s.low, close = s.close,
         adj_close = CASE WHEN s.close = b.close THEN coalesce(s.adj_close, b.adj_close) ELSE s.adj_close END,
         volume = coalesce(s.volume, b.volume), import_id = @importId
       FROM ${staged} WHERE ${within} AND ${stored} AND ${DIFFERS}`,
    ),
    add: db.prepare<[Row]>(
      `INSERT INTO price_bars (listing_id, interval_s, start, open, high, low, close, adj_close, volume, import_id)
       SELECT @listingId, @interval, s.start, s.open, s.high, s.low, s.close, s.adj_close, s.volume, @importId
       FROM ${staged} WHERE ${within} ORDER BY s.start ON CONFLICT DO NOTHING`,
    ),
  };
}

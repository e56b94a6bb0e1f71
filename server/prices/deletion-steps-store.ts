import type { Db } from "../db/open.ts";
import { CHUNK, type Stretch } from "./chunks.ts";
import type { Covered } from "./coverage-store.ts";

/** A listing's bars of an interval (seconds) that start in [from, to), epoch seconds; by date, both included. */
export interface BarRange extends Covered {
  from: number;
  to: number;
  fromDate: string;
  toDate: string;
}

const VALUES = "start, open, high, low, close, adj_close, volume";

/** What a range of bars is deleted by: each bar is kept before it goes. */
export function deletingSteps(db: Db) {
  const within = "listing_id = @listingId AND interval_s = @interval AND start > @after AND start <= @upTo";
  type InRange = Covered & Stretch;
  return {
    count: db.prepare<[InRange], number>(`SELECT count(*) FROM price_bars WHERE ${within}`).pluck(),
    endOf: db
      .prepare<[Covered & { after: number }], number>(
        `SELECT start FROM price_bars WHERE listing_id = @listingId AND interval_s = @interval AND start > @after
         ORDER BY start LIMIT 1 OFFSET ${CHUNK - 1}`,
      )
      .pluck(),
    add: db.prepare<[BarRange & { bars: number; now: string }]>(
      `INSERT INTO deletions (listing_id, interval_s, from_date, to_date, bars, after_import, created_at)
       VALUES (@listingId, @interval, @fromDate, @toDate, @bars, (SELECT max(id) FROM imports), @now)`,
    ),
    keep: db.prepare<[InRange & { deletionId: number }]>(
      `INSERT INTO deleted_bars (deletion_id, ${VALUES}, import_id)
       SELECT @deletionId, ${VALUES}, import_id FROM price_bars WHERE ${within}`,
    ),
    remove: db.prepare<[InRange]>(`DELETE FROM price_bars WHERE ${within}`),
  };
}

/**
 * Where imports made after a deletion (@id) have put a bar in a deleted one's place: `next` has the
 * first of them for each start, whether its bar still stands, was replaced or deleted in its turn.
 */
const NEXT = `
  gone AS (SELECT * FROM deletions WHERE id = @id),
  next AS MATERIALIZED (
    SELECT start, min(import_id) AS import_id FROM (
      SELECT b.start, b.import_id FROM gone CROSS JOIN price_bars AS b USING (listing_id, interval_s)
      WHERE b.start > @after AND b.start <= @upTo
      UNION ALL
      SELECT r.start, r.old_import_id FROM gone CROSS JOIN imports AS i ON i.id > after_import
        CROSS JOIN replaced_bars AS r ON r.import_id = i.id AND r.listing_id = gone.listing_id
          AND r.interval_s = gone.interval_s
      WHERE r.start > @after AND r.start <= @upTo
      UNION ALL
      SELECT d.start, d.import_id FROM gone CROSS JOIN deletions AS later USING (listing_id, interval_s)
        CROSS JOIN deleted_bars AS d ON d.deletion_id = later.id
      WHERE later.id > @id AND d.start > @after AND d.start <= @upTo)
    GROUP BY start)`;

/** What a deletion (@id) is undone by. */
export function restoringSteps(db: Db) {
  const here = "deletion_id = @id AND start > @after AND start <= @upTo";
  type Part = Stretch & { id: number };
  return {
    count: db.prepare<[number], number>("SELECT count(*) FROM deleted_bars WHERE deletion_id = ?").pluck(),
    endOf: db
      .prepare<[{ id: number; after: number }], number>(
        `SELECT start FROM deleted_bars WHERE deletion_id = @id AND start > @after
         ORDER BY start LIMIT 1 OFFSET ${CHUNK - 1}`,
      )
      .pluck(),
    putUnder: db.prepare<[Part]>(
      `WITH ${NEXT} INSERT INTO replaced_bars (import_id, listing_id, interval_s, ${VALUES}, old_import_id)
       SELECT next.import_id, gone.listing_id, gone.interval_s, ${VALUES}, was.import_id
       FROM gone CROSS JOIN next CROSS JOIN deleted_bars AS was USING (start) WHERE ${here}`,
    ),
    putBack: db.prepare<[Part]>(
      `WITH ${NEXT} INSERT INTO price_bars (listing_id, interval_s, ${VALUES}, import_id)
       SELECT gone.listing_id, gone.interval_s, ${VALUES}, was.import_id
       FROM gone CROSS JOIN deleted_bars AS was WHERE ${here} AND start NOT IN (SELECT start FROM next)`,
    ),
    forget: db.prepare<[number]>("DELETE FROM deleted_bars WHERE deletion_id = ?"),
    setUndone: db.prepare<[string, number]>("UPDATE deletions SET undone_at = ? WHERE id = ?"),
  };
}

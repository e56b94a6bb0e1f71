import type { Db } from "../db/open.ts";
import type { Tell } from "../lib/thread.ts";
import { chunksOf } from "./chunks.ts";
import { type Covered, coverageKeeper } from "./coverage-store.ts";
import { type BarRange, deletingSteps, restoringSteps } from "./deletion-steps-store.ts";

/** A range that was deleted. */
export interface Deletion extends Covered {
  id: number;
  ticker: string;
  mic: string;
  fromDate: string;
  toDate: string;
  bars: number;
  createdAt: string;
  undoneAt: string | null;
}

const DELETION = `SELECT d.id, listing_id AS listingId, interval_s AS interval, ticker, mic, from_date AS fromDate,
    to_date AS toDate, bars, d.created_at AS createdAt, undone_at AS undoneAt
  FROM deletions AS d JOIN listings ON listings.id = listing_id`;

/** Deletes ranges of bars, and brings them back. */
export function deletionsStore(db: Db) {
  const refreshCoverage = coverageKeeper(db);
  const find = db.prepare<[number], Deletion>(`${DELETION} WHERE d.id = ?`);
  const newest = db.prepare<{ before: string; since: string; limit: number }, Deletion>(
    `${DELETION} WHERE d.created_at < @before AND d.created_at >= @since
     ORDER BY d.created_at DESC, d.id DESC LIMIT @limit`,
  );
  const deleting = deletingSteps(db);
  const restoring = restoringSteps(db);

  return {
    deletion: (id: number) => find.get(id),
    /** Those made before one instant, at another or since; the newest first. */
    deletions: (before: string, since: string, limit: number) => newest.all({ before, since, limit }),
    /**
     * Deletes a range and keeps it for an undo. Gives the deletion's id; null where there was nothing.
     * @param tell told what share is done; what it throws leaves all as it was
     */
    deleteRange(range: BarRange, now: string, tell: Tell<number> = () => {}): number | null {
      const stretch = { after: range.from - 1, upTo: range.to - 1 };
      return db
        .transaction(() => {
          const bars = deleting.count.get({ ...range, ...stretch }) ?? 0;
          if (bars === 0) return null;
          const deletionId = Number(deleting.add.run({ ...range, bars, now }).lastInsertRowid);
          let done = 0;
          const endOf = (after: number) => deleting.endOf.get({ ...range, after });
          for (const { rows, ...chunk } of chunksOf(bars, endOf, stretch)) {
            deleting.keep.run({ ...range, ...chunk, deletionId });
            deleting.remove.run({ ...range, ...chunk });
            done += rows;
            tell(done / bars);
          }
          refreshCoverage([range]);
          return deletionId;
        })
        .immediate();
    },
    /**
     * Brings deleted bars back. One in whose place there is another by now comes back when that is undone.
     * False when there is nothing to undo.
     */
    undelete(id: number, now: string, tell: Tell<number> = () => {}): boolean {
      return db
        .transaction(() => {
          const deletion = find.get(id);
          if (!deletion || deletion.undoneAt !== null) return false;
          const bars = restoring.count.get(id) ?? 0;
          let done = 0;
          for (const { rows, ...chunk } of chunksOf(bars, (after) => restoring.endOf.get({ id, after }))) {
            restoring.putUnder.run({ id, ...chunk });
            restoring.putBack.run({ id, ...chunk });
            done += rows;
            tell(done / bars);
          }
          restoring.forget.run(id);
          restoring.setUndone.run(now, id);
          refreshCoverage([deletion]);
          return true;
        })
        .immediate();
    },
  };
}

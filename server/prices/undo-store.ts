import type { Db } from "../db/open.ts";
import type { Tell } from "../lib/thread.ts";
import { CHUNK, chunksOf } from "./chunks.ts";
import { type Covered, coverageKeeper } from "./coverage-store.ts";
import { type Rows, undoSteps } from "./undo-steps-store.ts";

const BARS: Rows = {
  ...{ table: "price_bars", replaced: "replaced_bars", key: ["listing_id", "interval_s", "start"] },
  values: ["open", "high", "low", "close", "adj_close", "volume"],
};
const ACTIONS: Rows = {
  ...{ table: "corporate_actions", replaced: "replaced_actions", key: ["listing_id", "ex_date", "kind"] },
  values: ["value"],
};

/** Takes imports back. */
export function undoStore(db: Db) {
  const refreshCoverage = coverageKeeper(db);
  const isOpen = db
    .prepare<[number], number>("SELECT 1 FROM imports WHERE id = ? AND undone_at IS NULL")
    .pluck();
  const setUndone = db.prepare<[string, number]>("UPDATE imports SET undone_at = ? WHERE id = ?");
  const [bars, actions] = [undoSteps(db, BARS, CHUNK_OF_BARS), undoSteps(db, ACTIONS, "")];
  const mendDeleted = deletedMender(db);
  const own = barsOf(db, "price_bars");
  const replaced = barsOf(db, "replaced_bars");

  /** Goes through an import's bars in a table, a chunk at a time. */
  function inChunks(
    importId: number,
    { groups, endOf }: ReturnType<typeof barsOf>,
    work: (chunk: Record<string, number>) => void,
    tell: Tell<number>,
  ): Covered[] {
    const covered = groups.all(importId);
    const total = covered.reduce((sum, { count }) => sum + count, 0);
    let done = 0;
    for (const { count, ...of } of covered)
      for (const { rows, ...range } of chunksOf(count, (after) => endOf.get({ ...of, importId, after }))) {
        work({ ...of, ...range, importId });
        done += rows;
        tell(done / total);
      }
    return covered;
  }

  return {
    /**
     * Removes an import's bars and actions and brings back what it replaced; false when there is nothing to undo.
     * @param tell told what share is done; what it throws leaves all as it was
     */
    undo(importId: number, now: string, tell: Tell<number> = () => {}): boolean {
      return db
        .transaction(() => {
          if (isOpen.get(importId) === undefined) return false;
          const whole = { importId };
          mendDeleted(importId);
          for (const steps of [bars, actions]) steps.mend(whole);
          const touched = inChunks(importId, own, bars.remove, (share) => tell(share * 0.8));
          inChunks(importId, replaced, bars.bringBack, (share) => tell(0.8 + share * 0.2));
          actions.remove(whole);
          actions.bringBack(whole);
          for (const steps of [bars, actions]) steps.forget(whole);
          setUndone.run(now, importId);
          refreshCoverage(touched);
          return true;
        })
        .immediate();
    },
  };
}

const CHUNK_OF_BARS =
  "AND listing_id = @listingId AND interval_s = @interval AND start > @after AND start <= @upTo";

/** An import's bars in a table by listing and interval, and where each CHUNK of them ends. */
function barsOf(db: Db, table: "price_bars" | "replaced_bars") {
  return {
    groups: db.prepare<[number], Covered & { count: number }>(
      `SELECT listing_id AS listingId, interval_s AS interval, count(*) AS count FROM ${table}
       WHERE import_id = ? GROUP BY listing_id, interval_s`,
    ),
    endOf: db
      .prepare<Covered & { importId: number; after: number }, number>(
        `SELECT start FROM ${table}
         WHERE import_id = @importId AND listing_id = @listingId AND interval_s = @interval AND start > @after
         ORDER BY start LIMIT 1 OFFSET ${CHUNK - 1}`,
      )
      .pluck(),
  };
}

/** Bars of an import that were deleted since: undoing the deletion brings back what the import had replaced, if anything. */
function deletedMender(db: Db): (importId: number) => void {
  const set = BARS.values.map((column) => `${column} = mine.${column}`).join(", ");
  const steps = [
    `UPDATE deleted_bars AS deleted SET ${set}, import_id = mine.old_import_id
     FROM deletions, replaced_bars AS mine
     WHERE deleted.import_id = @importId AND deletions.id = deleted.deletion_id AND mine.import_id = @importId
       AND mine.listing_id = deletions.listing_id AND mine.interval_s = deletions.interval_s
       AND mine.start = deleted.start`,
    "DELETE FROM deleted_bars WHERE import_id = @importId",
  ].map((sql) => db.prepare<{ importId: number }>(sql));
  return (importId) => {
    for (const step of steps) step.run({ importId });
  };
}

import type { Db } from "../db/open.ts";
import { type Covered, coverageKeeper } from "./coverage-store.ts";

/** Takes imports and ranges of bars back. */
export function undoStore(db: Db) {
  const refreshCoverage = coverageKeeper(db);
  const isOpen = db
    .prepare<[number], number>("SELECT 1 FROM imports WHERE id = ? AND undone_at IS NULL")
    .pluck();
  const covered = db.prepare<[number], Covered>(
    "SELECT DISTINCT listing_id AS listingId, interval_s AS interval FROM price_bars WHERE import_id = ?",
  );
  const setUndone = db.prepare<[string, number]>("UPDATE imports SET undone_at = ? WHERE id = ?");
  const tables = [
    undoOf(db, {
      ...{ table: "price_bars", replaced: "replaced_bars", key: ["listing_id", "interval_s", "start"] },
      values: ["open", "high", "low", "close", "adj_close", "volume"],
    }),
    undoOf(db, {
      ...{ table: "corporate_actions", replaced: "replaced_actions" },
      ...{ key: ["listing_id", "ex_date", "kind"], values: ["value"] },
    }),
  ];
  const deleteBars = db.prepare(
    `DELETE FROM price_bars
     WHERE listing_id = @listingId AND interval_s = @interval AND start >= @from AND start < @to`,
  );

  return {
    /** Removes an import's bars and actions and brings back what it replaced; false when there is nothing to undo. */
    undo(importId: number, now: string): boolean {
      return db
        .transaction(() => {
          if (isOpen.get(importId) === undefined) return false;
          const touched = covered.all(importId);
          for (const undoTable of tables) undoTable(importId);
          setUndone.run(now, importId);
          refreshCoverage(touched);
          return true;
        })
        .immediate();
    },
    /**
     * Deletes a listing's bars of an interval (seconds) that start in [from, to), epoch seconds; no undo
     * brings them or what they replaced back. Gives how many.
     */
    deleteRange(given: Covered & { from: number; to: number }): number {
      return db
        .transaction(() => {
          const { changes } = deleteBars.run(given);
          refreshCoverage([given]);
          return changes;
        })
        .immediate();
    },
  };
}

interface Kept {
  table: string;
  replaced: string;
  key: string[];
  values: string[];
}

/** Undoes an import in one table. What later imports replaced of it is mended, so that undoing those brings back what came before it. */
function undoOf(db: Db, { table, replaced, key, values }: Kept): (importId: number) => void {
  const sameRow = (a: string, b: string) =>
    key.map((column) => `${a}.${column} = ${b}.${column}`).join(" AND ");
  const set = [...values, "old_import_id"].map((column) => `${column} = mine.${column}`).join(", ");
  const restored = [...key, ...values].join(", ");
  const steps = [
    `UPDATE ${replaced} AS later SET ${set} FROM ${replaced} AS mine
     WHERE later.old_import_id = @id AND mine.import_id = @id AND ${sameRow("mine", "later")}`,
    `DELETE FROM ${replaced} WHERE old_import_id = @id`,
    `DELETE FROM ${replaced} AS mine WHERE import_id = @id AND NOT EXISTS
       (SELECT 1 FROM ${table} AS now WHERE now.import_id = @id AND ${sameRow("now", "mine")})`,
    `DELETE FROM ${table} WHERE import_id = @id`,
    `INSERT INTO ${table} (${restored}, import_id) SELECT ${restored}, old_import_id FROM ${replaced}
     WHERE import_id = @id`,
    `DELETE FROM ${replaced} WHERE import_id = @id`,
  ].map((sql) => db.prepare(sql));
  return (id) => {
    for (const step of steps) step.run({ id });
  };
}

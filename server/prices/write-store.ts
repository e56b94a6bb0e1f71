import type { Db } from "../db/open.ts";
import type { Tell } from "../lib/thread.ts";
import type { PlanCounts } from "./plan-store.ts";
import type { CorporateAction } from "./prices.ts";
import type { StageTables } from "./stage-tables-store.ts";
import { type BarsOptions, writeBars } from "./write-bars-store.ts";

export interface ListedAction extends CorporateAction {
  listingId: number;
}

export interface NewImport {
  kind: "prices" | "actions";
  fileName: string;
  format: string;
  subject: string;
  /** Seconds; null for actions. */
  interval: number | null;
}

/** Stores what a file says. Each is called within the transaction of its import. */
export function importWriter(db: Db) {
  const addImport = db.prepare(
    `INSERT INTO imports (kind, file_name, format, subject, interval_s, created_at)
     VALUES (@kind, @fileName, @format, @subject, @interval, @now)`,
  );
  const dropImport = db.prepare("DELETE FROM imports WHERE id = ?");
  const setCounts = db.prepare(
    `UPDATE imports SET added = @added, same = @same, changed = @changed, replaced = @replaced, refused = @refused
     WHERE id = @id`,
  );
  const findAction = db.prepare<[number, string, string], { value: number }>(
    "SELECT value FROM corporate_actions WHERE listing_id = ? AND ex_date = ? AND kind = ?",
  );
  const addAction = db.prepare(
    `INSERT INTO corporate_actions (listing_id, ex_date, kind, value, import_id)
     VALUES (@listingId, @exDate, @kind, @value, @importId)`,
  );
  const keepAction = db.prepare(
    `INSERT INTO replaced_actions (import_id, listing_id, ex_date, kind, value, old_import_id)
     SELECT @importId, listing_id, ex_date, kind, value, import_id FROM corporate_actions
     WHERE listing_id = @listingId AND ex_date = @exDate AND kind = @kind`,
  );
  const setAction = db.prepare(
    `UPDATE corporate_actions SET value = @value, import_id = @importId
     WHERE listing_id = @listingId AND ex_date = @exDate AND kind = @kind`,
  );
  const addRefused = db.prepare(
    "INSERT INTO refused_rows (import_id, line, reason, raw) VALUES (@importId, @line, @reason, @raw)",
  );

  return {
    open: (input: NewImport, now: string): number => Number(addImport.run({ ...input, now }).lastInsertRowid),
    /** Takes back an import that turned out to store nothing. */
    drop: (id: number) => void dropImport.run(id),
    close(id: number, counts: Omit<PlanCounts, "bars"> & { added: number; replaced: number }): void {
      setCounts.run({ ...counts, id });
    },
    bars: (tables: StageTables, options: BarsOptions, tell: Tell<number>) =>
      writeBars(db, tables, options, tell),
    /** The same for splits and dividends. */
    actions(actions: readonly ListedAction[], importId: number, replace: boolean) {
      const counts = { added: 0, same: 0, changed: 0, replaced: 0 };
      for (const action of actions) {
        const row = { ...action, importId };
        const known = findAction.get(action.listingId, action.exDate, action.kind);
        if (!known) counts.added += addAction.run(row).changes;
        else if (known.value === action.value) counts.same += 1;
        else {
          counts.changed += 1;
          if (!replace) continue;
          keepAction.run(row);
          counts.replaced += setAction.run(row).changes;
        }
      }
      return counts;
    },
    refusedOf({ schema }: StageTables, importId: number): void {
      db.prepare(
        `INSERT INTO refused_rows (import_id, line, reason, raw)
         SELECT ?, line, reason, raw FROM ${schema}.refused`,
      ).run(importId);
    },
    refused(rows: readonly { line: number; reason: string; raw: string }[], importId: number): void {
      for (const row of rows) addRefused.run({ ...row, importId });
    },
  };
}

export type ImportWriter = ReturnType<typeof importWriter>;

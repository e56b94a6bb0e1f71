import type { Db } from "../db/open.ts";
import { coverageKeeper } from "./coverage-store.ts";
import { DIFFERS, type PlanCounts } from "./plan-store.ts";
import type { CorporateAction } from "./prices.ts";
import type { Stage } from "./stage-store.ts";

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
  const refreshCoverage = coverageKeeper(db);
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
    /** Adds new bars and, if told to, puts changed ones in the place of the stored, which are kept. Gives how many. */
    bars(
      stage: Stage,
      importId: number,
      interval: number,
      replace: boolean,
    ): { added: number; replaced: number } {
      const values = { importId, interval };
      const replaced = replace ? replaceBars(db, stage.id, values) : 0;
      const added = db
        .prepare(
          `INSERT INTO price_bars (listing_id, interval_s, start, open, high, low, close, adj_close, volume, import_id)
           SELECT l.listing_id, @interval, s.start, s.open, s.high, s.low, s.close, s.adj_close, s.volume, @importId
           FROM staged_series_${stage.id} AS l CROSS JOIN staged_${stage.id} AS s ON s.series = l.series
           WHERE true ORDER BY l.series, s.start ON CONFLICT DO NOTHING`,
        )
        .run(values).changes;
      const listings = db
        .prepare<[], number>(`SELECT DISTINCT listing_id FROM staged_series_${stage.id}`)
        .pluck();
      refreshCoverage(listings.all().map((listingId) => ({ listingId, interval })));
      return { added, replaced };
    },
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
    refusedOf(stage: Stage, importId: number): void {
      db.prepare(
        `INSERT INTO refused_rows (import_id, line, reason, raw)
         SELECT ?, line, reason, raw FROM staged_refused_${stage.id}`,
      ).run(importId);
    },
    refused(rows: readonly { line: number; reason: string; raw: string }[], importId: number): void {
      for (const row of rows) addRefused.run({ ...row, importId });
    },
  };
}

export type ImportWriter = ReturnType<typeof importWriter>;

function replaceBars(db: Db, stageId: number, values: { importId: number; interval: number }): number {
  const matches = `l.series = s.series AND b.listing_id = l.listing_id AND b.interval_s = @interval AND b.start = s.start`;
  db.prepare(
    `INSERT INTO replaced_bars (import_id, listing_id, interval_s, start, open, high, low, close, adj_close, volume,
       old_import_id)
     SELECT @importId, b.listing_id, b.interval_s, b.start, b.open, b.high, b.low, b.close, b.adj_close, b.volume,
       b.import_id
     FROM staged_${stageId} AS s, staged_series_${stageId} AS l, price_bars AS b WHERE ${matches} AND ${DIFFERS}`,
  ).run(values);
  // An adjusted close belongs to its close: where the file has another close and none of its own, there is none.
  return db
    .prepare(
      `UPDATE price_bars AS b SET open = s.open, high = s.high, low = s.low, close = s.close,
         adj_close = CASE WHEN s.close = b.close THEN coalesce(s.adj_close, b.adj_close) ELSE s.adj_close END,
         volume = coalesce(s.volume, b.volume), import_id = @importId
       FROM staged_${stageId} AS s, staged_series_${stageId} AS l WHERE ${matches} AND ${DIFFERS}`,
    )
    .run(values).changes;
}

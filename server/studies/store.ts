import type { Db } from "../db/open.ts";
import type { Place } from "../lib/place.ts";
import type { SavedStudy, StudyRequest } from "./request.ts";
import { TABLES, type TableName } from "./rows.ts";
import type { KeptTables, StudyRun } from "./run/run.ts";
import type { StudyDefinition } from "./study.ts";

export type StudiesStore = ReturnType<typeof studiesStore>;

interface Row extends Omit<SavedStudy, "request"> {
  request: string;
}

/** All but the time of a run is JSON. */
type RunRow = Record<keyof StudyRun, string>;

/** A study in a list, with when it was last run. */
export interface ListedStudy extends SavedStudy {
  ranAt: string | null;
}

const STUDY = `SELECT id, name, request, created_at AS createdAt, deleted_at AS deletedAt, version FROM studies`;

/** Studies and what their last runs found. Deleted ones stay, until their undo is no longer wanted. */
export function studiesStore(db: Db) {
  const find = db.prepare<[number], Row>(`${STUDY} WHERE id = ?`);
  const newest = db.prepare<[string, number, number], Row & { ranAt: string | null }>(
    `SELECT id, name, request, created_at AS createdAt, deleted_at AS deletedAt, version, ran_at AS ranAt
     FROM studies LEFT JOIN study_runs ON study_id = id
     WHERE deleted_at IS NULL AND (created_at, id) < (?, ?) ORDER BY created_at DESC, id DESC LIMIT ?`,
  );
  const add = db.prepare<object>(
    `INSERT INTO studies (name, request, submission_key, created_at, updated_at)
     VALUES (@name, @request, @submissionKey, @now, @now) ON CONFLICT (submission_key) DO NOTHING`,
  );
  const bySubmission = db
    .prepare<[string], number>("SELECT id FROM studies WHERE submission_key = ?")
    .pluck();
  const change = db.prepare<object>(
    `UPDATE studies SET name = @name, request = @request, updated_at = @now, deleted_at = NULL, version = version + 1
     WHERE id = @id AND version = @version`,
  );
  const setDeleted = db.prepare<[string | null, number]>(
    "UPDATE studies SET deleted_at = ?, version = version + 1 WHERE id = ?",
  );
  const definition = db
    .prepare<[number], string>("SELECT definition FROM study_runs WHERE study_id = ?")
    .pluck();
  const run = db.prepare<[number], RunRow>(
    `SELECT definition, undated, result, price_state AS priceState, ran_at AS ranAt FROM study_runs WHERE study_id = ?`,
  );
  const table = db
    .prepare<[number, string], Buffer>("SELECT rows FROM study_tables WHERE study_id = ? AND name = ?")
    .pluck();
  const saveRun = db.prepare<object>(
    `INSERT INTO study_runs (study_id, definition, undated, result, price_state, ran_at)
     VALUES (@studyId, @definition, @undated, @result, @priceState, @ranAt)
     ON CONFLICT DO UPDATE SET definition = excluded.definition, undated = excluded.undated,
       result = excluded.result, price_state = excluded.price_state, ran_at = excluded.ran_at`,
  );
  const saveTable = db.prepare<[number, string, Uint8Array]>(
    `INSERT INTO study_tables VALUES (?, ?, ?) ON CONFLICT DO UPDATE SET rows = excluded.rows`,
  );

  return {
    /** A study, deleted or not. */
    find: (id: number): SavedStudy | undefined => studyOf(find.get(id)),
    /** Studies newest first, after a place. */
    newest: (limit: number, after: Place): ListedStudy[] =>
      newest.all(after.at, after.id, limit).map((row) => ({ ...row, request: JSON.parse(row.request) })),
    /** Adds a study, once for one form shown; gives its id. */
    add(name: string, request: StudyRequest, submissionKey: string, now: string): number {
      const { changes, lastInsertRowid } = add.run({
        ...{ name, submissionKey, now },
        request: JSON.stringify(request),
      });
      return changes > 0 ? Number(lastInsertRowid) : (bySubmission.get(submissionKey) as number);
    },
    /** Changes a study of that version; false where somebody else changed it first. */
    change: (
      { id, version }: Pick<SavedStudy, "id" | "version">,
      name: string,
      request: StudyRequest,
      now: string,
    ) => change.run({ id, version, name, request: JSON.stringify(request), now }).changes > 0,
    delete: (id: number, now: string): void => void setDeleted.run(now, id),
    restore: (id: number): void => void setDeleted.run(null, id),
    /** What a study was run as; null before its first run. */
    definition(id: number): StudyDefinition | null {
      const text = definition.get(id);
      return text === undefined ? null : JSON.parse(text);
    },
    /** What a study last found; null before its first run. */
    run(id: number): StudyRun | null {
      const row = run.get(id);
      if (!row) return null;
      const { ranAt, ...json } = row;
      const read = Object.entries(json).map(([name, text]) => [name, JSON.parse(text)]);
      return { ...(Object.fromEntries(read) as Omit<StudyRun, "ranAt">), ranAt };
    },
    /** A table of a study's last run. */
    table(id: number, name: TableName): Uint8Array {
      const rows = table.get(id, name);
      if (!rows) throw new Error(`study ${id} has been run, but its table ${name} is not there`);
      return rows;
    },
    saveRun: db.transaction((studyId: number, { ranAt, ...found }: StudyRun, tables: KeptTables) => {
      const json = Object.entries(found).map(([name, value]) => [name, JSON.stringify(value)]);
      saveRun.run({ studyId, ranAt, ...Object.fromEntries(json) });
      for (const name of TABLES) saveTable.run(studyId, name, tables[name]);
    }),
  };
}

function studyOf(row: Row | undefined): SavedStudy | undefined {
  return row && { ...row, request: JSON.parse(row.request) };
}

import type { Db } from "../db/open.ts";
import type { Place } from "../lib/place.ts";
import type { SavedStudy, StudyRequest } from "./request.ts";
import type { StudyRun } from "./run/run.ts";

export type StudiesStore = ReturnType<typeof studiesStore>;

interface Row extends Omit<SavedStudy, "request"> {
  request: string;
}

interface RunRow extends Record<Exclude<keyof StudyRun, "ranAt">, string> {
  ranAt: string;
}

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
  const run = db.prepare<[number], RunRow>(
    `SELECT definition, result, price_state AS priceState, ran_at AS ranAt FROM study_runs WHERE study_id = ?`,
  );
  const tables = db.prepare<[number], Buffer>("SELECT tables FROM study_runs WHERE study_id = ?").pluck();
  const saveRun = db.prepare<object>(
    `INSERT INTO study_runs (study_id, definition, result, tables, price_state, ran_at)
     VALUES (@studyId, @definition, @result, @tables, @priceState, @ranAt)
     ON CONFLICT DO UPDATE SET definition = excluded.definition, result = excluded.result,
       tables = excluded.tables, price_state = excluded.price_state, ran_at = excluded.ran_at`,
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
    /** What a study last found; null before its first run. */
    run(id: number): StudyRun | null {
      const row = run.get(id);
      if (!row) return null;
      const { definition, result, priceState } = row;
      return {
        ...{ definition: JSON.parse(definition), result: JSON.parse(result) },
        ...{ priceState: JSON.parse(priceState), ranAt: row.ranAt },
      };
    },
    /** The tables of a study's last run, compressed JSON. */
    tables: (id: number) => tables.get(id) ?? null,
    saveRun(studyId: number, run: StudyRun, tables: Uint8Array): void {
      saveRun.run({
        ...{ studyId, tables, ranAt: run.ranAt },
        ...{ definition: JSON.stringify(run.definition), result: JSON.stringify(run.result) },
        priceState: JSON.stringify(run.priceState),
      });
    },
  };
}

function studyOf(row: Row | undefined): SavedStudy | undefined {
  return row && { ...row, request: JSON.parse(row.request) };
}

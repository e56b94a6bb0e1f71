import { gzipSync } from "node:zlib";
import { closedReader } from "../prices/closed-days.ts";
import { companiesStore } from "../companies/store.ts";
import { type Db, openDatabase } from "../db/open.ts";
import type { Tell } from "../lib/thread.ts";
import { barsStore } from "../prices/bars-store.ts";
import { runStudy, type StudyOutcome } from "../studies/engine/run-study.ts";
import { studyPrices } from "../studies/prices-reader.ts";
import { studyTables } from "../studies/rows.ts";
import { studyResult } from "../studies/run/result.ts";
import type { StudyResult } from "../studies/run/run.ts";
import type { StudyDefinition } from "../studies/study.ts";

/** A study to be run against a database's prices. */
export interface StudyWork {
  dbPath: string;
  definition: StudyDefinition;
}

const TELL_EVERY = 20;

/** Runs a study in a thread of its own, over a connection of its own; tells how many events are done. */
export function work(
  { dbPath, definition }: StudyWork,
  tell: Tell<number>,
): { result: StudyResult; tables: Uint8Array } {
  const db = openDatabase(dbPath);
  try {
    const outcome = studyOver(db, definition, (done) => {
      if (done % TELL_EVERY === 0) tell(done);
    });
    return { result: studyResult(outcome), tables: gzipSync(JSON.stringify(studyTables(outcome))) };
  } finally {
    db.close();
  }
}

/** Runs a study against a database. */
export function studyOver(
  db: Db,
  definition: StudyDefinition,
  progress?: (done: number) => void,
): StudyOutcome {
  const bars = barsStore(db);
  const sources = { bars, byTicker: companiesStore(db).byTicker, isClosed: closedReader(bars) };
  return runStudy(definition, studyPrices(sources, definition.index), progress);
}

import { closedReader } from "../prices/closed-days.ts";
import { companiesStore } from "../companies/store.ts";
import { type Db, openDatabase } from "../db/open.ts";
import type { Tell } from "../lib/thread.ts";
import { barsStore } from "../prices/bars-store.ts";
import { runStudy, type StudyOutcome } from "../studies/engine/run-study.ts";
import { studyPrices } from "../studies/prices-reader.ts";
import { keptTables } from "../studies/run/kept-tables.ts";
import { studyResult } from "../studies/run/result.ts";
import type { FoundByRun } from "../studies/run/run.ts";
import type { StudyDefinition } from "../studies/study.ts";

/** A study to be run against a database's prices. */
export interface StudyWork {
  dbPath: string;
  definition: StudyDefinition;
}

const TELL_EVERY = 20;

/** Runs a study in a thread of its own, over a connection of its own; tells how many events are done. */
export async function work({ dbPath, definition }: StudyWork, tell: Tell<number>): Promise<FoundByRun> {
  // Broken off before it began, it opens nothing.
  tell(0);
  const db = openDatabase(dbPath);
  try {
    const of = definition.events.length;
    const outcome = studyOver(db, definition, (done) => {
      if (done % TELL_EVERY === 0 || done === of) tell(done);
    });
    tell(of);
    return await foundIn(outcome);
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

/** What of a study's outcome is kept. */
export async function foundIn(outcome: StudyOutcome): Promise<FoundByRun> {
  return { result: studyResult(outcome), tables: await keptTables(outcome) };
}

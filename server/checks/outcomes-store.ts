import { type Db, unlessRefused } from "../db/open.ts";
import type { Outcome } from "./outcomes.ts";

export type OutcomesStore = ReturnType<typeof outcomesStore>;

/** A session of the calendar that seems to have been none. */
export interface ClosedDay {
  /** The exchange; the first of those that share their sessions. */
  mic: string;
  date: string;
}

/** A change of one closed day reaches moves of sessions this near to it: five sessions on, with holidays between. */
const REACH = "21 days";

const STAMP = "(SELECT max(stamp) FROM changes)";

/** What came of checking each move, kept for filters. */
export function outcomesStore(db: Db) {
  const progress = db.prepare<[string], number>("SELECT value FROM progress WHERE name = ?").pluck();
  const setProgress = db.prepare<[number, string]>("UPDATE progress SET value = ? WHERE name = ?");
  const pricesStamp = db
    .prepare<[], number>("SELECT stamp FROM changes WHERE kind = 'prices' AND id = 0")
    .pluck();
  const stampOutcomes = db.prepare("INSERT INTO changed VALUES ('outcomes', 0)");
  const toCheck = db
    .prepare<[number], number>(
      "SELECT move_id FROM move_outcomes WHERE verdict IS NULL AND move_id > 0 ORDER BY move_id LIMIT ?",
    )
    .pluck();
  const waiting = db
    .prepare<[], number>(
      "SELECT count(*) FROM (SELECT 1 FROM move_outcomes WHERE verdict IS NULL AND move_id > 0 LIMIT 10001)",
    )
    .pluck();
  const put = db.prepare<Outcome & { moveId: number }>(
    `UPDATE move_outcomes SET verdict = @verdict, aftermath = @aftermath, missing = @missing, session_date = @session,
       stamp = ${STAMP} WHERE move_id = @moveId`,
  );
  const forgetAll = db.prepare(
    `UPDATE move_outcomes SET verdict = NULL, stamp = ${STAMP} WHERE move_id > 0 AND verdict IS NOT NULL`,
  );
  const forgetAround = db.prepare<{ date: string }>(
    `UPDATE move_outcomes SET verdict = NULL, stamp = ${STAMP} WHERE verdict IS NOT NULL
       AND session_date BETWEEN date(@date, '-${REACH}') AND date(@date, '+${REACH}')`,
  );
  const closedDays = db.prepare<[], ClosedDay>("SELECT mic, date FROM closed_days");
  const addClosed = db.prepare<[string, string]>("INSERT INTO closed_days (mic, date) VALUES (?, ?)");
  const removeClosed = db.prepare<[string, string]>("DELETE FROM closed_days WHERE mic = ? AND date = ?");

  const pricesAreNew = () => (pricesStamp.get() ?? 0) > (progress.get("prices") ?? 0);
  return {
    /** Moves that must be checked. */
    toCheck: (limit: number) => toCheck.all(limit),
    /** How many there are, 10,001 standing for more. */
    waiting: () => waiting.get() ?? 0,
    /** Notes what came of moves, by their ids. */
    put(found: ReadonlyMap<number, Outcome>): void {
      stampOutcomes.run();
      for (const [moveId, outcome] of found) put.run({ ...outcome, moveId });
    },
    /** Whether bars were added or removed since closed days were last looked for. */
    pricesAreNew,
    notePrices: () => void setProgress.run(pricesStamp.get() ?? 0, "prices"),
    /** The days on which exchanges seem to have been closed, as they were last looked for. */
    closedDays: () => closedDays.all(),
    /** Keeps the closed days there are now; moves near to one that is new, or no longer there, must be checked. */
    keepClosedDays(days: readonly ClosedDay[]): void {
      const before = closedDays.all();
      const opened = missingIn(days, before);
      const closed = missingIn(before, days);
      for (const { mic, date } of opened) removeClosed.run(mic, date);
      for (const { mic, date } of closed) addClosed.run(mic, date);
      stampOutcomes.run();
      for (const { date } of [...opened, ...closed]) forgetAround.run({ date });
    },
    /** The method by which moves were checked. */
    method: () => progress.get("method") ?? 0,
    /** Has every move checked, by another method than before. */
    setMethod(method: number): void {
      stampOutcomes.run();
      forgetAll.run();
      setProgress.run(method, "method");
    },
    /** Runs all of it at once, or nothing where writing is refused for now; whether it ran. */
    unlessRefused: (work: () => void) => unlessRefused(db, () => db.transaction(work).immediate()),
  };
}

/** Those of the second list that the first does not have. */
function missingIn(list: readonly ClosedDay[], others: readonly ClosedDay[]): ClosedDay[] {
  const names = new Set(list.map(nameOf));
  return others.filter((day) => !names.has(nameOf(day)));
}

function nameOf({ mic, date }: ClosedDay): string {
  return `${mic} ${date}`;
}

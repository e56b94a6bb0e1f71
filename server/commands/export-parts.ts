import type { Db } from "../db/open.ts";
import { OutputError } from "../export/output.ts";
import { CommandError, openExisting, say } from "./command.ts";

/** Does something over the database that --db names; where its result may not go is one line. */
export async function overDatabase<Result>(
  path: string | undefined,
  work: (db: Db) => Result | Promise<Result>,
): Promise<Result> {
  const db = openExisting(path);
  try {
    return await work(db);
  } catch (error) {
    throw error instanceof OutputError ? new CommandError(error.message) : error;
  } finally {
    db.close();
  }
}

const SLOW_MS = 5000;

/** Says how far something is, every five seconds: small exports are done before that. */
export function progress(words: (count: number) => string): (count: number) => void {
  let last = Date.now();
  return (count) => {
    if (Date.now() - last < SLOW_MS) return;
    last = Date.now();
    say(words(count));
  };
}

/** "1,234,567" */
export function number(count: number): string {
  return count.toLocaleString("en-US");
}

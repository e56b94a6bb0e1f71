import type { Db } from "./open.ts";

/**
 * Has reading, and nothing else, done over the database as it is at one moment. What a page shows then belongs
 * together, whatever a thread or another program stores meanwhile; and statements take half the time, as they need not
 * begin and end a reading each.
 */
export function atOneMoment(db: Db): <Result>(read: () => Result) => Result {
  return (read) => db.transaction(read).deferred();
}

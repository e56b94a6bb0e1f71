import type { Db } from "./open.ts";

/** Gives a text that is another one after every change of the database, made here or by any other connection. */
export function databaseState(db: Db): () => string {
  const byUs = db.prepare<[], number>("SELECT total_changes()").pluck();
  return () => `${db.pragma("data_version", { simple: true })} ${byUs.get()}`;
}

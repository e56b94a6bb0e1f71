import { setImmediate as turn } from "node:timers/promises";
import { type Db, openDatabase } from "../db/open.ts";
import { notFound } from "../web/errors.ts";

/**
 * Text made from a database's file over a connection of its own, so that it is of one moment whatever
 * is written meanwhile. Between two pieces others have their turn.
 * @throws HttpError for a database in memory, DatabaseError
 */
export function textOver(dbPath: string, make: (db: Db) => Iterable<string>): AsyncIterable<string> {
  if (dbPath === ":memory:")
    throw notFound("The database is in memory alone: there is no file that could be read from.");
  return piecesOf(openDatabase(dbPath), make);
}

async function* piecesOf(db: Db, make: (db: Db) => Iterable<string>): AsyncGenerator<string> {
  try {
    for (const piece of make(db)) {
      yield piece;
      await turn();
    }
  } finally {
    db.close();
  }
}

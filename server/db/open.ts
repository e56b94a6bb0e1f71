import Database from "better-sqlite3";
import { chmodSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { migrate } from "./migrate.ts";

export type Db = Database.Database;

/** A database that cannot be used, with what to do about it in its message. */
export class DatabaseError extends Error {}

/**
 * Opens the database file (or ":memory:"), making it and its folder if need be, and brings its
 * tables up to date.
 * @throws DatabaseError when the file is no usable database, with one line that says what to do.
 */
export function openDatabase(path: string): Db {
  try {
    const isNew = path === ":memory:" || !existsSync(path);
    if (path !== ":memory:") mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    const db = connect(path);
    // Years of notes: readable by their owner alone.
    if (isNew && path !== ":memory:") chmodSync(path, 0o600);
    migrate(db, path);
    return db;
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(`cannot use the database ${path}: ${(error as Error).message}`, { cause: error });
  }
}

/** Does something over a further connection to a database file that is open already, as a thread needs one. */
export async function withDatabase<Result>(
  path: string,
  work: (db: Db) => Result | Promise<Result>,
): Promise<Result> {
  if (!existsSync(path)) throw new DatabaseError(`there is no database file ${path} to connect to`);
  const db = connect(path);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** What is written waits this long while another connection writes: many times what storing a million bars takes. */
const LONGEST_WAIT_MS = 30_000;

function connect(path: string): Db {
  const db = new Database(path, { timeout: LONGEST_WAIT_MS });
  // WAL lets pages be read while a note is written; FULL has the disk confirm a note before the person is told.
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
  return db;
}

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
    const db = new Database(path, { timeout: 5000 });
    // Years of notes: readable by their owner alone.
    if (isNew && path !== ":memory:") chmodSync(path, 0o600);
    // WAL lets pages be read while a note is written; FULL has the disk confirm a note before the person is told.
    db.pragma("journal_mode = WAL");
    db.pragma("synchronous = FULL");
    db.pragma("foreign_keys = ON");
    migrate(db, path);
    return db;
  } catch (error) {
    if (error instanceof DatabaseError) throw error;
    throw new DatabaseError(`cannot use the database ${path}: ${(error as Error).message}`, { cause: error });
  }
}

import Database from "better-sqlite3";
import { accessSync, chmodSync, constants, existsSync, mkdirSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { fileFault } from "./file-fault.ts";
import { headerFault } from "./header.ts";
import { quickDamageOf } from "./integrity.ts";
import { migrate } from "./migrate.ts";
import { whose } from "./recognise.ts";

export type Db = Database.Database;

/** Names a database that is no file. */
export const IN_MEMORY = ":memory:";

/** A database that cannot be used, with what to do about it in its message. */
export class DatabaseError extends Error {}

/** The file itself is of no use as it is: only another one in its place helps. */
export class UnusableFileError extends DatabaseError {
  readonly path: string;

  constructor(path: string, fault: string, options?: ErrorOptions) {
    super(`cannot use the database ${path}: ${fault}`, options);
    this.path = path;
  }
}

export interface OpenOptions {
  /** Whether to look for damage first, as far as that is quick. Default false. */
  looksForDamage?: boolean;
}

/**
 * Opens the database file (or IN_MEMORY), making it and its folder if need be, and brings its tables
 * up to date. A file that cannot be used stays as it is.
 * @throws DatabaseError in one line that says what is wrong
 */
export function openDatabase(path: string, { looksForDamage = false }: OpenOptions = {}): Db {
  let db: Db | null = null;
  try {
    const isFile = path !== IN_MEMORY;
    const isNew = isFile && !existsSync(path);
    if (isFile && isNew) mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    else if (isFile) refuseUnusable(path);
    db = new Database(path, { timeout: LONGEST_WAIT_MS });
    // Years of notes: readable by their owner alone.
    if (isNew) chmodSync(path, 0o600);
    if (whose(db) === "foreign") throw new DatabaseError(foreign(path));
    const damage = looksForDamage ? quickDamageOf(db) : null;
    if (damage !== null) throw new UnusableFileError(path, `it is damaged (${damage})`);
    setPragmas(db);
    migrate(db, isFile ? path : null);
    return db;
  } catch (error) {
    db?.close();
    throw openError(path, error);
  }
}

/** Does something over a further connection to a database file that is open already, as a thread needs one. */
export async function withDatabase<Result>(
  path: string,
  work: (db: Db) => Result | Promise<Result>,
): Promise<Result> {
  if (!existsSync(path)) throw new DatabaseError(`there is no database file ${path} to connect to`);
  const db = new Database(path, { timeout: LONGEST_WAIT_MS });
  setPragmas(db);
  try {
    return await work(db);
  } finally {
    db.close();
  }
}

/** What is written waits this long while another connection writes: many times what storing a million bars takes. */
export const LONGEST_WAIT_MS = 30_000;

function setPragmas(db: Db): void {
  // WAL lets pages be read while a note is written; FULL has the disk confirm a note before the person is told.
  db.pragma("journal_mode = WAL");
  db.pragma("synchronous = FULL");
  db.pragma("foreign_keys = ON");
}

/** What is refused for now, until another process has written, or there is room or the right again. */
const FOR_NOW = /^SQLITE_(BUSY|FULL|READONLY|CANTOPEN|IOERR_(WRITE|FSYNC|TRUNCATE|SHMSIZE))/;

/**
 * Runs a write at once, or not at all where it is refused for now. For what a page would have done on
 * its way and can leave to the next: nobody should wait for it, or be refused a page to read.
 * @returns whether it ran
 */
export function unlessRefused(db: Db, write: () => void): boolean {
  db.pragma("busy_timeout = 0");
  try {
    write();
    return true;
  } catch (error) {
    if (error instanceof Database.SqliteError && FOR_NOW.test(error.code)) return false;
    throw error;
  } finally {
    db.pragma(`busy_timeout = ${LONGEST_WAIT_MS}`);
  }
}

/** Opens a database as it is, to look at it. @throws what SQLite throws */
export function openForReading(path: string): Db {
  return new Database(path, { readonly: true, fileMustExist: true });
}

function refuseUnusable(path: string): void {
  // SQLite would open a file that may only be read, and each change would fail.
  accessSync(path, constants.R_OK | constants.W_OK);
  if (!mayWrite(dirname(path))) throw new DatabaseError(closedFolder(path));
  const fault = statSync(path).size > 0 ? headerFault(path) : null;
  if (fault !== null) throw new UnusableFileError(path, fault);
}

/** Beside the file SQLite keeps its log, without which it would only read. */
function mayWrite(folder: string): boolean {
  try {
    accessSync(folder, constants.W_OK);
    return true;
  } catch {
    return false;
  }
}

function closedFolder(path: string): string {
  return `cannot use the database ${path}: this account may not write in its folder. Allow it that, or name a file elsewhere with NEWSMOVE_DB`;
}

function foreign(path: string): string {
  return `the database ${path} belongs to another application, and was left alone: name another file with NEWSMOVE_DB`;
}

/** What passes by itself; the file is good. */
const PASSING = /^(SQLITE_BUSY|SQLITE_FULL|SQLITE_IOERR|ENOSPC|EDQUOT)/;

function openError(path: string, error: unknown): DatabaseError {
  if (error instanceof DatabaseError) return error;
  const { code, message } = error as { code?: string; message: string };
  const fault = fileFault(error);
  if (fault !== null && !PASSING.test(code ?? ""))
    return new UnusableFileError(path, fault, { cause: error });
  return new DatabaseError(`cannot use the database ${path}: ${fault ?? message}`, { cause: error });
}

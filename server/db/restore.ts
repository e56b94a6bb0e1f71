import Database from "better-sqlite3";
import { randomBytes } from "node:crypto";
import { chmodSync, constants, copyFileSync, existsSync, mkdirSync } from "node:fs";
import { dirname } from "node:path";
import { fileFault } from "./file-fault.ts";
import { isSameFile, removeDatabase, toDisk } from "./files.ts";
import { headerFault } from "./header.ts";
import { damageOf } from "./integrity.ts";
import { migrate, newerVersion } from "./migrate.ts";
import { type Db, DatabaseError, openForReading } from "./open.ts";
import { whose } from "./recognise.ts";

/** A copy of a file to restore, found good, beside the database whose place it can take. */
export interface PreparedRestore {
  staged: string;
  /** Whether an older Newsmove made the file: the copy was brought up to date. */
  isOlder: boolean;
}

/**
 * Copies a file, and the log beside it where there is one, and makes sure that the copy can take the
 * place of a database: it is Newsmove's, of no newer version, and whole. Neither file is changed.
 * @param tell called between the steps; what it throws breaks the work off
 * @throws DatabaseError in one line when it cannot, leaving nothing
 */
export function prepareRestore(file: string, path: string, tell = () => {}): PreparedRestore {
  const staged = `${path}.${randomBytes(4).toString("hex")}.restoring`;
  try {
    if (isSameFile(file, path)) throw new DatabaseError("it is the database itself");
    refuseHeader(file);
    mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
    copyDatabase(file, staged);
    tell();
    const isOlder = makeFit(staged, tell);
    toDisk(staged);
    return { staged, isOlder };
  } catch (error) {
    removeDatabase(staged);
    const fault = fileFault(error);
    throw fault === null ? error : new DatabaseError(fault, { cause: error });
  }
}

/** Whether a file would be restored, as far as that shows without a copy of it. */
export function isRestorable(file: string): boolean {
  try {
    refuseHeader(file);
    const db = openForReading(file);
    try {
      refuseUnfit(db);
      return true;
    } finally {
      db.close();
    }
  } catch (error) {
    if (fileFault(error) === null) throw error;
    return false;
  }
}

function refuseHeader(file: string): void {
  if (!existsSync(file)) throw new DatabaseError("there is no such file");
  const fault = headerFault(file);
  if (fault !== null) throw new DatabaseError(fault);
}

function copyDatabase(file: string, staged: string): void {
  // What was written last lies in the log, if whoever wrote it was killed, or writes still.
  for (const end of ["", "-wal"]) {
    if (!existsSync(file + end)) continue;
    copyFileSync(file + end, staged + end, constants.COPYFILE_EXCL);
    chmodSync(staged + end, 0o600);
  }
}

/** Makes the copy one whole file of this version; gives whether it was of an older one. */
function makeFit(staged: string, tell: () => void): boolean {
  const db = new Database(staged, { fileMustExist: true });
  try {
    refuseUnfit(db);
    tell();
    db.pragma("journal_mode = DELETE");
    const before = db.pragma("user_version", { simple: true });
    // The file itself stays as it is, so that no copy of it is needed.
    migrate(db, null);
    const missing = missingFrom(db);
    if (missing !== undefined) throw new DatabaseError(`it is damaged: it has no ${missing}`);
    return before !== db.pragma("user_version", { simple: true });
  } finally {
    db.close();
  }
}

function refuseUnfit(db: Db): void {
  if (whose(db) !== "ours") throw new DatabaseError("it is a database, but none of Newsmove's");
  const newer = newerVersion(db);
  if (newer !== null) throw new DatabaseError(`it was made by ${newer}: update Newsmove first`);
  const damage = damageOf(db);
  if (damage !== null) throw new DatabaseError(`it is damaged (${damage})`);
}

/** The first table or index of a new database that this one lacks: "table price_notes". */
function missingFrom(db: Db): string | undefined {
  const namesOf = (of: Db) =>
    of
      .prepare<[], string>("SELECT type || ' ' || name FROM sqlite_schema WHERE sql IS NOT NULL")
      .pluck()
      .all();
  const fresh = new Database(":memory:");
  try {
    migrate(fresh, null);
    const there = new Set(namesOf(db));
    return namesOf(fresh).find((name) => !there.has(name));
  } finally {
    fresh.close();
  }
}

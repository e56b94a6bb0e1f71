import Database from "better-sqlite3";
import { copyFileSync, constants, existsSync, linkSync, renameSync, rmSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { fileStamp } from "../lib/file-stamp.ts";
import { fileError } from "./file-fault.ts";
import { BESIDE, toDisk } from "./files.ts";
import { headerFault } from "./header.ts";
import { DatabaseError } from "./open.ts";

/**
 * Puts a prepared copy in the place of a database. The database as it was, damaged or not, is kept
 * beside it under a name with the moment. Where anything of that fails, it stays as it is.
 * @returns where the database as it was is kept; null where there was none
 * @throws DatabaseError in one line, for instance when somebody has the database open
 */
export function replaceDatabase(staged: string, path: string, at: Date): string | null {
  const aside = `${path}.before-restore-${fileStamp(at)}`;
  const undo: (() => void)[] = [];
  try {
    const isThere = existsSync(path);
    if (isThere) {
      closeUp(path);
      giveSecondName(path, aside);
      undo.push(() => rmSync(aside));
    }
    // What a damaged database has beside it belongs to it, and would be taken for the new one's.
    for (const end of BESIDE.filter((end) => existsSync(path + end))) {
      renameSync(path + end, aside + end);
      undo.push(() => renameSync(aside + end, path + end));
    }
    // At no moment there is no database: one that starts now would make a new one.
    renameSync(staged, path);
    toDisk(dirname(path));
    return isThere ? aside : null;
  } catch (error) {
    for (const step of undo.toReversed()) step();
    throw fileError(`the database ${path} stays as it is`, error);
  }
}

/** Damage that keeps SQLite from opening a file; then nobody can have it open either. */
const DAMAGED = /^SQLITE_(CORRUPT|NOTADB)/;

/** Brings all of a database into its one file, which SQLite does only when nobody else has it open. */
function closeUp(path: string): void {
  if (statSync(path).isDirectory()) throw new DatabaseError("it is a folder: move that away first");
  if (headerFault(path) !== null) return;
  const db = new Database(path, { timeout: 0, fileMustExist: true });
  try {
    db.pragma("journal_mode = DELETE");
  } catch (error) {
    const { code = "" } = error as { code?: string };
    if (code.startsWith("SQLITE_BUSY"))
      throw new DatabaseError(
        "it is in use, by a Newsmove or an import that runs: stop that first, or wait for its end",
      );
    if (!DAMAGED.test(code)) throw error;
  } finally {
    db.close();
  }
}

function giveSecondName(path: string, name: string): void {
  try {
    linkSync(path, name);
  } catch {
    // Not every disk gives a file two names; whatever else is wrong, the copy meets as well.
    copyFileSync(path, name, constants.COPYFILE_EXCL);
  }
}

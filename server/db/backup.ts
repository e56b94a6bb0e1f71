import Database from "better-sqlite3";
import { randomBytes } from "node:crypto";
import { closeSync, existsSync, openSync, renameSync, statSync } from "node:fs";
import { dirname } from "node:path";
import { isDeepStrictEqual } from "node:util";
import { fileError } from "./file-fault.ts";
import { isSameFile, removeDatabase, toDisk } from "./files.ts";
import { damageOf, rowCounts } from "./integrity.ts";
import { DatabaseError } from "./open.ts";

export interface BackupOptions {
  /** Whether a file that is there already is replaced, once the backup is known to be good. Default false. */
  replaces?: boolean;
  /** Told how much is copied, from 0 to 1; what it throws breaks the backup off. */
  tell?: (share: number) => void;
}

export interface BackupReport {
  path: string;
  bytes: number;
  /** Rows by table. */
  rows: Record<string, number>;
}

/** Some 8 MB. */
const PAGES_A_STEP = 2048;

/**
 * Copies a database to a file of its own while others read and write it: all that was acknowledged
 * before it began is in it. The copy gets its name only when it was read from end to end and holds
 * the rows that there were; one that fails leaves nothing.
 * @throws DatabaseError in one line when there is no good copy
 */
export async function backUp(
  path: string,
  target: string,
  { replaces = false, tell = () => {} }: BackupOptions = {},
): Promise<BackupReport> {
  if (!existsSync(path)) throw new DatabaseError(`there is no database ${path}`);
  if (isSameFile(path, target))
    throw new DatabaseError(`${target} is the database itself: name another file`);
  const partial = `${target}.${randomBytes(4).toString("hex")}.partial`;
  try {
    closeSync(openSync(partial, "wx", 0o600));
    const rows = await copySnapshot(path, partial, tell);
    tell(1);
    checkCopy(partial, rows);
    toDisk(partial);
    if (!replaces && existsSync(target)) throw new DatabaseError("there is such a file already");
    renameSync(partial, target);
    toDisk(dirname(target));
    return { path: target, bytes: statSync(target).size, rows };
  } catch (error) {
    throw fileError(`no backup was made as ${target}`, error);
  } finally {
    removeDatabase(partial);
  }
}

/** Copies what one moment shows, with what is not yet in the database's file itself; gives the rows there were. */
async function copySnapshot(
  path: string,
  partial: string,
  tell: (share: number) => void,
): Promise<Record<string, number>> {
  const source = new Database(path, { fileMustExist: true, timeout: 5000 });
  try {
    // Within a transaction what others write is not seen, and so does not make the copying begin again.
    source.exec("BEGIN");
    const rows = rowCounts(source);
    await source.backup(partial, {
      progress({ totalPages, remainingPages }) {
        tell(1 - remainingPages / totalPages);
        return PAGES_A_STEP;
      },
    });
    return rows;
  } catch (error) {
    const { code } = error as { code?: string };
    if (!code?.startsWith("SQLITE_CORRUPT") && code !== "SQLITE_NOTADB") throw error;
    throw new DatabaseError(`the database ${path} is damaged (${(error as Error).message})`, {
      cause: error,
    });
  } finally {
    source.close();
  }
}

function checkCopy(partial: string, rows: Record<string, number>): void {
  const copy = new Database(partial, { fileMustExist: true });
  try {
    // Of a copy in this mode nothing ever lies in a second file beside it.
    copy.pragma("journal_mode = DELETE");
    const damage = damageOf(copy);
    if (damage !== null) throw new DatabaseError(`the copy is damaged, and so is the database (${damage})`);
    if (!isDeepStrictEqual(rowCounts(copy), rows)) throw new DatabaseError("the copy lacks rows");
  } finally {
    copy.close();
  }
}

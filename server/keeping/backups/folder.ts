import { mkdirSync, readdirSync, rmSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileError, fileFault } from "../../db/file-fault.ts";
import { isRestorable } from "../../db/restore.ts";
import { isUnfinished, type NamedBackup, readBackupName } from "./backups.ts";

/** A database's file, and the folder its backups go to. */
export interface BackupPlaces {
  dbPath: string;
  folder: string;
}

export interface BackupFile extends NamedBackup {
  path: string;
  bytes: number;
}

/** Every backup of the database, newest first: those in the folder, and those put beside it before a restore or an update. */
export function listBackups(places: BackupPlaces): BackupFile[] {
  return foldersOf(places)
    .flatMap((folder) =>
      namesIn(folder).flatMap((name) => {
        const backup = readBackupName(places.dbPath, name);
        if (!backup) return [];
        const path = join(folder, name);
        const stats = statSync(path, { throwIfNoEntry: false });
        return stats?.isFile() ? [{ ...backup, path, bytes: stats.size }] : [];
      }),
    )
    .sort((a, b) => (a.at < b.at ? 1 : -1));
}

/** The newest backup that could be restored: each is read from end to end until one is good. */
export function newestGood(places: BackupPlaces): BackupFile | undefined {
  return listBackups(places).find(({ path }) => isRestorable(path));
}

/**
 * Makes the folder if it is not there, for this account alone.
 * @throws DatabaseError where that cannot be done
 */
export function makeFolder({ folder }: BackupPlaces): void {
  try {
    mkdirSync(folder, { recursive: true, mode: 0o700 });
  } catch (error) {
    throw fileError(`the folder for backups, ${folder}, cannot be made`, error);
  }
}

const STALE_MS = 86_400_000;

/** Removes what was broken off more than a day ago, by a kill or a power cut. */
export function removeUnfinished(places: BackupPlaces, now: Date): void {
  for (const folder of foldersOf(places)) {
    for (const name of namesIn(folder).filter((file) => isUnfinished(places.dbPath, file))) {
      const path = join(folder, name);
      const stats = statSync(path, { throwIfNoEntry: false });
      if (stats && now.getTime() - stats.mtimeMs > STALE_MS) rmSync(path, { force: true });
    }
  }
}

function foldersOf({ dbPath, folder }: BackupPlaces): string[] {
  return [...new Set([folder, dirname(dbPath)])];
}

function namesIn(folder: string): string[] {
  try {
    return readdirSync(folder);
  } catch (error) {
    // There is no folder yet, or none that this account may read: no backup is to be had from it.
    if (fileFault(error) === null) throw error;
    return [];
  }
}

import { closeSync, existsSync, fsyncSync, openSync, realpathSync, rmSync, statSync } from "node:fs";

/** What SQLite may put beside a database's file. */
export const BESIDE = ["-journal", "-wal", "-shm"];

/** Removes a database's file with what lies beside it, whatever of that is there. */
export function removeDatabase(path: string): void {
  for (const end of ["", ...BESIDE]) rmSync(path + end, { force: true });
}

/** Whether both names lead to one file. */
export function isSameFile(a: string, b: string): boolean {
  return existsSync(a) && existsSync(b) && realpathSync(a) === realpathSync(b);
}

/** Has the disk confirm a file, or the names in a folder. */
export function toDisk(path: string): void {
  const isFolder = statSync(path).isDirectory();
  // Windows opens no folder; it writes names down by itself.
  if (isFolder && process.platform === "win32") return;
  const file = openSync(path, isFolder ? "r" : "r+");
  try {
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

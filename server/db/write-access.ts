import { statSync } from "node:fs";
import { type Db, LONGEST_WAIT_MS } from "./open.ts";

/** Why nothing can be written at the moment: another connection writes, or the file is not in its place any more. */
export type WriteObstacle = "locked" | "moved";

/**
 * Gives a look at what stands against writing to a database, which takes no time; null when nothing does.
 * The look throws what SQLite does where it cannot write at all.
 */
export function writeAccess(db: Db): () => WriteObstacle | null {
  const place = db.memory ? null : identityOf(db.name);
  return () => {
    // SQLite goes on in a file that was moved, and whoever looks for what was saved finds another one.
    if (place !== null && identityOf(db.name) !== place) return "moved";
    return isLocked(db) ? "locked" : null;
  };
}

function identityOf(path: string): string | undefined {
  const stats = statSync(path, { throwIfNoEntry: false });
  return stats && `${stats.dev}:${stats.ino}`;
}

function isLocked(db: Db): boolean {
  db.pragma("busy_timeout = 0");
  try {
    db.exec("BEGIN IMMEDIATE; ROLLBACK");
    return false;
  } catch (error) {
    if ((error as { code?: string }).code?.startsWith("SQLITE_BUSY")) return true;
    throw error;
  } finally {
    db.pragma(`busy_timeout = ${LONGEST_WAIT_MS}`);
  }
}

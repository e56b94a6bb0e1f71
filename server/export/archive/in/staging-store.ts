import { randomBytes } from "node:crypto";
import { readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { IN_MEMORY, openDatabase } from "../../../db/open.ts";
import type { Tell } from "../../../lib/thread.ts";
import type { Source } from "../../../prices/source.ts";
import { readArchive } from "./read-archive.ts";
import { stageRows } from "./stage-store.ts";

const STALE_MS = 24 * 60 * 60_000;

/**
 * Reads an archive into a database of its own beside the one it is for, so that all of it is known to
 * be good before that one is touched.
 * @param dbPath of the database it is for
 * @returns the path of its own, which is to be discarded when the work over it is done
 * @throws ArchiveError
 */
export async function stageArchive(dbPath: string, source: Source, tell: Tell<number>): Promise<string> {
  const place = dbPath === IN_MEMORY ? join(tmpdir(), "newsmove") : dbPath;
  removeStale(place);
  const path = `${place}.incoming-${randomBytes(6).toString("hex")}`;
  try {
    await stage(path, source, tell);
    return path;
  } catch (error) {
    discardStaged(path);
    throw error;
  }
}

/** Removes what an archive was staged in. */
export function discardStaged(path: string): void {
  for (const end of ["", "-journal", "-wal", "-shm"]) rmSync(path + end, { force: true });
}

async function stage(path: string, source: Source, tell: Tell<number>): Promise<void> {
  const staged = openDatabase(path);
  try {
    // Nothing of it is to outlast this import. What rows refer to is looked up as they are read.
    for (const pragma of ["journal_mode = OFF", "synchronous = OFF", "foreign_keys = OFF"])
      staged.pragma(pragma);
    staged.exec("BEGIN");
    await readArchive(source, stageRows(staged), tell);
    staged.exec("COMMIT");
  } finally {
    staged.close();
  }
}

/** Removes what an import that was killed has left behind. */
function removeStale(place: string): void {
  const prefix = `${basename(place)}.incoming-`;
  for (const name of readdirSync(dirname(place)).filter((entry) => entry.startsWith(prefix))) {
    const path = join(dirname(place), name);
    const stats = statSync(path, { throwIfNoEntry: false });
    if (stats && Date.now() - stats.mtimeMs > STALE_MS) rmSync(path, { force: true });
  }
}

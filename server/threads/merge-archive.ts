import { fileFault } from "../db/file-fault.ts";
import { withDatabase } from "../db/open.ts";
import { type MergeOptions, mergeStaged } from "../export/archive/in/merge-store.ts";
import type { ImportOutcome } from "../export/page/archive-imports.ts";
import type { Tell } from "../lib/thread.ts";
import { archiveParts } from "./archive-parts.ts";

/** Merges an archive that another thread has read. */
export async function work(
  { dbPath, staged, ...options }: Omit<MergeOptions, "isDryRun"> & { dbPath: string; staged: string },
  tell: Tell<number>,
): Promise<ImportOutcome> {
  try {
    return await withDatabase(dbPath, (db) => ({
      report: mergeStaged(db, staged, archiveParts(db), { ...options, isDryRun: false }, tell),
    }));
  } catch (error) {
    const fault = fileFault(error);
    if (fault === null) throw error;
    return { fault };
  }
}

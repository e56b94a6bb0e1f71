import { fileFault } from "../db/file-fault.ts";
import { ArchiveError } from "../export/archive/in/archive-error.ts";
import { stageArchive } from "../export/archive/in/staging-store.ts";
import type { Tell } from "../lib/thread.ts";
import { fileSource } from "../prices/source.ts";

/** Reads an archive into a database of its own; gives where that is, or what is wrong with the archive. */
export async function work(
  { dbPath, path, name }: { dbPath: string; path: string; name: string },
  tell: Tell<number>,
): Promise<{ staged: string } | { fault: string }> {
  try {
    return { staged: await stageArchive(dbPath, fileSource(path, name), tell) };
  } catch (error) {
    const fault = error instanceof ArchiveError ? error.message : fileFault(error);
    if (fault === null) throw error;
    return { fault };
  }
}

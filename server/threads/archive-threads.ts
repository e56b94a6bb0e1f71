import { READING } from "../export/archive/in/import-store.ts";
import { discardStaged } from "../export/archive/in/staging-store.ts";
import type { ArchiveImporter } from "../export/page/archive-imports.ts";
import { runInThread } from "../lib/thread.ts";
import type { Turns } from "../lib/turns.ts";

/** Imports of archives into a database file: one thread reads and checks, another stores when its turn to write has come. */
export function archiveThreads(dbPath: string, writing: Turns): ArchiveImporter {
  return async ({ path, name, replace, now }, { onProgress, signal }) => {
    const read = await runInThread<typeof import("./read-archive.ts").work>(
      new URL("./read-archive.ts", import.meta.url),
      { dbPath, path, name },
      { signal, onProgress: (share) => onProgress?.(share * READING) },
    );
    if ("fault" in read) return read;
    try {
      return await writing.take(() =>
        runInThread<typeof import("./merge-archive.ts").work>(
          new URL("./merge-archive.ts", import.meta.url),
          { dbPath, staged: read.staged, fileName: name, replace, now },
          { signal, onProgress: (share) => onProgress?.(READING + share * (1 - READING)) },
        ),
      );
    } finally {
      discardStaged(read.staged);
    }
  };
}

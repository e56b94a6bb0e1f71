import { fileFault } from "../db/file-fault.ts";
import { openDatabase } from "../db/open.ts";
import { ArchiveError } from "../export/archive/in/archive-error.ts";
import { importArchive } from "../export/archive/in/import-store.ts";
import type { ImportOutcome, ImportRequest } from "../export/page/archive-imports.ts";
import type { Tell } from "../lib/thread.ts";
import { fileSource } from "../prices/source.ts";
import { archiveParts } from "./archive-parts.ts";

/** Imports an archive in a thread of its own, over a connection of its own; tells what share is done. */
export async function work(
  { dbPath, path, name, ...options }: ImportRequest & { dbPath: string },
  tell: Tell<number>,
): Promise<ImportOutcome> {
  if (dbPath === ":memory:") return { fault: "the database is in memory alone" };
  const db = openDatabase(dbPath);
  try {
    const parts = archiveParts(db);
    return {
      report: await importArchive(db, fileSource(path, name), parts, { ...options, isDryRun: false }, tell),
    };
  } catch (error) {
    const fault = error instanceof ArchiveError ? error.message : fileFault(error);
    if (fault === null) throw error;
    return { fault };
  } finally {
    db.close();
  }
}

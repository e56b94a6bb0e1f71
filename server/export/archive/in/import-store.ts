import type { Db } from "../../../db/open.ts";
import type { Tell } from "../../../lib/thread.ts";
import type { Source } from "../../../prices/source.ts";
import type { ArchiveReport } from "../report.ts";
import { type MergeOptions, type MergeParts, mergeStaged } from "./merge-store.ts";
import { discardStaged, stageArchive } from "./staging-store.ts";

/** Reading and checking an archive take this share of the time, storing it the rest. */
export const READING = 0.6;

/**
 * Imports an archive: all of it, or nothing.
 * @param tell told what share is done; what it throws breaks it off, and nothing is stored
 * @throws ArchiveError
 */
export async function importArchive(
  db: Db,
  source: Source,
  parts: MergeParts,
  options: Omit<MergeOptions, "fileName">,
  tell: Tell<number> = () => {},
): Promise<ArchiveReport> {
  const staged = await stageArchive(db.name, source, (share) => tell(share * READING));
  try {
    const storing = (share: number) => tell(READING + share * (1 - READING));
    return mergeStaged(db, staged, parts, { ...options, fileName: source.name }, storing);
  } finally {
    discardStaged(staged);
  }
}

import type { Db } from "../../db/open.ts";
import type { TrashCounts } from "./trash.ts";

export type TrashStore = ReturnType<typeof trashStore>;

/** What stories and notes in the trash have in common; those of each are listed by their own store. */
export function trashStore(db: Db) {
  const stories = db
    .prepare<[], number>("SELECT count(*) FROM news_items WHERE deleted_at IS NOT NULL")
    .pluck();
  const notes = db
    .prepare<[], number>("SELECT count(*) FROM price_notes WHERE deleted_at IS NOT NULL")
    .pluck();
  const purgeStories = db.prepare<[string]>("DELETE FROM news_items WHERE deleted_at <= ?");
  const purgeNotes = db.prepare<[string]>("DELETE FROM price_notes WHERE deleted_at <= ?");
  const purge = db.transaction((until: string): TrashCounts => {
    const noteCount = purgeNotes.run(until).changes;
    return { stories: purgeStories.run(until).changes, notes: noteCount };
  });
  return {
    count: (): TrashCounts => ({ stories: Number(stories.get()), notes: Number(notes.get()) }),
    /**
     * Removes for good what was deleted by that instant: a story with its moves; a note about it stays.
     * Gives how much that was.
     */
    purge: (until: string): TrashCounts => purge.immediate(until),
  };
}

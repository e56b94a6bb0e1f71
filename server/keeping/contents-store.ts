import { type Db, openForReading } from "../db/open.ts";
import type { Contents, FileContents } from "./contents.ts";

export type ContentsStore = ReturnType<typeof contentsStore>;

export function contentsStore(db: Db) {
  const stories = db.prepare<[], number>("SELECT count(*) FROM news_items WHERE deleted_at IS NULL").pluck();
  const notes = db.prepare<[], number>("SELECT count(*) FROM price_notes WHERE deleted_at IS NULL").pluck();
  const bars = db.prepare<[], number>("SELECT coalesce(sum(bars), 0) FROM price_coverage").pluck();
  return {
    read: (): Contents => ({
      stories: Number(stories.get()),
      notes: Number(notes.get()),
      bars: Number(bars.get()),
    }),
  };
}

/** What a database holds that nobody has open. */
export function readContents(path: string): FileContents {
  const db = openForReading(path);
  try {
    const changedAt = db
      .prepare<[], string | null>(
        `SELECT max(at) FROM (SELECT max(updated_at) AS at FROM news_items
                              UNION ALL SELECT max(updated_at) FROM price_notes
                              UNION ALL SELECT max(created_at) FROM imports)`,
      )
      .pluck()
      .get();
    return { ...contentsStore(db).read(), changedAt: changedAt ?? null };
  } finally {
    db.close();
  }
}

import type { Db } from "../../db/open.ts";

export type FeedStore = ReturnType<typeof feedStore>;

/** What only the feed asks of the database. */
export function feedStore(db: Db) {
  const name = db.prepare<[], string>("SELECT name FROM feed_name").pluck();
  const updatedAt = db.prepare<[number], string>("SELECT updated_at FROM news_items WHERE id = ?").pluck();

  return {
    /** By what readers know this database's stories again: 128 random bits in hex. */
    name(): string {
      const found = name.get();
      if (!found) throw new Error("the feed has no name");
      return found;
    },
    /** The instant at which somebody last changed a story. */
    updatedAt(newsId: number): string {
      const found = updatedAt.get(newsId);
      if (!found) throw new Error(`there is no story ${newsId}`);
      return found;
    },
  };
}

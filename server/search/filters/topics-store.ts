import type { Db } from "../../db/open.ts";

export type TopicsStore = ReturnType<typeof topicsStore>;

/** Topics of stories. */
export function topicsStore(db: Db) {
  const find = db.prepare<[string], { id: number; name: string }>(
    "SELECT id, name FROM topics WHERE name = ?",
  );
  const name = db.prepare<[number], string>("SELECT name FROM topics WHERE id = ?").pluck();
  return {
    /** The topic of that name, however its letters are cased. */
    named: (topic: string) => find.get(topic),
    nameOf: (id: number) => name.get(id),
  };
}

import type { Db } from "../../db/open.ts";
import type { SavedView } from "./views.ts";

export type SavedViewsStore = ReturnType<typeof savedViewsStore>;

const VIEW = "SELECT id, name, address, deleted_at AS deletedAt FROM saved_views";

/** Saved views. A name is one view's alone, however its letters are cased. */
export function savedViewsStore(db: Db) {
  const all = db.prepare<[], SavedView>(`${VIEW} WHERE deleted_at IS NULL ORDER BY name`);
  const find = db.prepare<[number], SavedView>(`${VIEW} WHERE id = ?`);
  const named = db.prepare<[string], SavedView>(`${VIEW} WHERE name = ? AND deleted_at IS NULL`);
  const add = db.prepare<[string, string, string, string]>(
    "INSERT INTO saved_views (name, address, created_at, updated_at) VALUES (?, ?, ?, ?) ON CONFLICT DO NOTHING",
  );
  const rename = db.prepare<[string, string, number]>(
    "UPDATE OR IGNORE saved_views SET name = ?, updated_at = ? WHERE id = ? AND deleted_at IS NULL",
  );
  const remove = db.prepare<[string, number]>(
    "UPDATE saved_views SET deleted_at = ? WHERE id = ? AND deleted_at IS NULL",
  );
  const restore = db.prepare<[string, number]>(
    "UPDATE saved_views SET deleted_at = NULL, name = ? WHERE id = ? AND deleted_at IS NOT NULL",
  );

  return {
    /** Those that were not deleted, by name. */
    all: () => all.all(),
    /** A view, deleted or not: a deleted one can be brought back. */
    find: (id: number) => find.get(id),
    /** The view that has a name. */
    named: (name: string) => named.get(name),
    /** Adds a view; false when the name is taken. */
    add: (name: string, address: string, now: string): boolean =>
      add.run(name, address, now, now).changes === 1,
    /** Gives a view another name; false when that is taken. */
    rename: (id: number, name: string, now: string): boolean => rename.run(name, now, id).changes === 1,
    delete: (id: number, now: string) => void remove.run(now, id),
    /** Brings a view back, with a number behind its name where somebody took that meanwhile. */
    restore(id: number): void {
      const view = find.get(id);
      if (!view) return;
      let { name } = view;
      for (let n = 2; named.get(name); n++) name = `${view.name.slice(0, 76)} ${n}`;
      restore.run(name, id);
    },
  };
}

import type { Db } from "../../db/open.ts";

export type NoteEntriesStore = ReturnType<typeof noteEntriesStore>;

/** A price note as far as filters see it. */
export interface NoteEntry {
  id: number;
  /** When the price was observed, in epoch milliseconds. */
  at: number;
  company: number;
  /** Market identifier code of its exchange, on whose clock its date is. */
  mic: string;
}

interface Row extends Omit<NoteEntry, "at"> {
  observedAt: string;
}

/** Notes are read in stretches of so many ids. */
const STRETCH = 5000;

/** Keeps all price notes in memory, following what is changed. */
export function noteEntriesStore(db: Db) {
  const newest = db.prepare<[], number | null>("SELECT max(stamp) FROM changes").pluck();
  // As for stories: by the new stamps, not all notes.
  const changed = db
    .prepare<[number], number>("SELECT id FROM changes WHERE stamp > ? AND +kind = 'note' ORDER BY stamp")
    .pluck();
  const lastId = db.prepare<[], number | null>("SELECT max(id) FROM price_notes").pluck();
  const between = db.prepare<[number, number], Row>(
    `SELECT price_notes.id, observed_at AS observedAt, company_id AS company, mic
     FROM price_notes CROSS JOIN listings ON listings.id = listing_id
     WHERE price_notes.id > ? AND price_notes.id <= ? AND deleted_at IS NULL`,
  );

  const entries = new Map<number, NoteEntry>();
  let sorted: NoteEntry[] = [];
  let seen = -1;

  const take = (after: number, upTo: number) => {
    for (const { observedAt, ...row } of between.all(after, upTo))
      entries.set(row.id, { ...row, at: Date.parse(observedAt) });
  };
  const takeAll = () => {
    entries.clear();
    const last = lastId.get() ?? 0;
    for (let id = 0; id < last; id += STRETCH) take(id, id + STRETCH);
  };
  const follow = () => {
    for (const id of changed.all(seen)) {
      entries.delete(id);
      take(id - 1, id);
    }
  };

  return {
    /** All notes as they are now, newest first. */
    read(): readonly NoteEntry[] {
      const stamp = newest.get() ?? 0;
      if (stamp === seen) return sorted;
      // At the first time, and where another database was put in the place of this one.
      if (seen < 0 || stamp < seen) takeAll();
      else follow();
      seen = stamp;
      // Copied, so that they lie in memory as they are gone through: several times as quick.
      sorted = [...entries.values()]
        .sort((a, b) => b.at - a.at || b.id - a.id)
        .map(({ id, at, company, mic }) => ({ id, at, company, mic }));
      return sorted;
    },
  };
}

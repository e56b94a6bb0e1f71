import { setImmediate } from "node:timers/promises";
import type { Db } from "../../db/open.ts";
import { addStories, columnsOf, putStory, removeStory, setOutcome, type StoryColumns } from "./columns.ts";
import { entryReader } from "./entries-store.ts";
import { type OutcomeWords, outcomeOf } from "./kinds.ts";

export type ColumnsStore = ReturnType<typeof columnsStore>;

/** Stories are read in stretches of so many ids: some 15 ms each, between which pages are answered. */
const STRETCH = 1000;
/** After more changes than these it is quicker to read all anew than to put each story in its place. */
const MOST_CHANGES = 20_000;

/** Stories that are being read: those up to an id, as they were from a stamp on. */
interface Reading {
  columns: StoryColumns;
  upTo: number;
  last: number;
  stamp: number;
}

/** Keeps the columns of all stories in memory, following what is changed. */
export function columnsStore(db: Db, stretch = STRETCH) {
  const newest = db.prepare<[], number | null>("SELECT max(stamp) FROM changes").pluck();
  // The + has SQLite look for the few new stamps, not for all there is of a kind.
  const changed = db
    .prepare<[number, number], number>(
      "SELECT id FROM changes WHERE stamp > ? AND +kind = 'story' ORDER BY stamp LIMIT ?",
    )
    .pluck();
  const outcomesSince = db.prepare<[number], OutcomeWords & { moveId: number }>(
    "SELECT move_id AS moveId, verdict, aftermath, missing FROM move_outcomes WHERE stamp > ? ORDER BY stamp",
  );
  const lastId = db.prepare<[], number | null>("SELECT max(id) FROM news_items").pluck();
  const { read, publishers } = entryReader(db);

  let columns: StoryColumns | null = null;
  let seen = 0;
  let reading: Reading | null = null;

  const begin = (): Reading => ({
    ...{ columns: columnsOf([]), upTo: 0 },
    ...{ last: lastId.get() ?? 0, stamp: newest.get() ?? 0 },
  });
  const readOn = (): void => {
    reading ??= begin();
    addStories(reading.columns, read(reading.upTo, reading.upTo + stretch));
    reading.upTo += stretch;
    if (reading.upTo < reading.last) return;
    // What was changed since the reading began is followed from there.
    [columns, seen, reading] = [reading.columns, reading.stamp, null];
  };
  /** The columns with these stories as they are now; null where they must be read anew. */
  const follow = (old: StoryColumns): StoryColumns | null => {
    if (old.slots > 2 * old.count + SOME_SLOTS) return null;
    const ids = changed.all(seen, MOST_CHANGES + 1);
    if (ids.length > MOST_CHANGES) return null;
    for (const id of ids) {
      const [entry] = read(id - 1, id);
      if (entry) putStory(old, entry);
      else removeStory(old, id);
    }
    for (const outcome of outcomesSince.all(seen)) setOutcome(old, outcome.moveId, outcomeOf(outcome));
    return old;
  };
  const now = (): StoryColumns | null => {
    const stamp = newest.get() ?? 0;
    // A database put in the place of this one may be behind it.
    if (columns && stamp !== seen) columns = stamp > seen ? follow(columns) : null;
    if (columns) seen = stamp;
    else if (!reading && (lastId.get() ?? 0) <= stretch) readOn();
    return columns;
  };

  return {
    /** All stories as they are now; null while there are many that have to be read first. */
    now,
    /** Reads some of the stories that have to be read first; whether there are more. */
    readOn(): boolean {
      if (now()) return false;
      readOn();
      return true;
    },
    /** All stories as they are now; other things are done while they are read. */
    async read(): Promise<StoryColumns> {
      for (;;) {
        const all = now();
        if (all) return all;
        readOn();
        await setImmediate();
      }
    },
    /** Another number after every change that these stories follow. */
    stamp: () => seen,
    /** Publishers by the numbers they have in the columns. */
    publishers,
  };
}

/** Slots that stories have left may stand about up to the number of stories, and these more. */
const SOME_SLOTS = 1000;

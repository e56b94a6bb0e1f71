import type { Db } from "../../db/open.ts";
import {
  columnsOf,
  putStory,
  removeStory,
  setOutcome,
  type StoryColumns,
  type StoryEntry,
} from "./columns.ts";
import { entryReader } from "./entries-store.ts";
import { outcomeOf } from "./kinds.ts";

export type ColumnsStore = ReturnType<typeof columnsStore>;

/** Stories are read in stretches of so many ids. */
const STRETCH = 5000;
/** After more changes than these it is quicker to read all anew than to put each story in its place. */
const MOST_CHANGES = 20_000;

/** Keeps the columns of all stories in memory, following what is changed. */
export function columnsStore(db: Db) {
  const newest = db.prepare<[], number | null>("SELECT max(stamp) FROM changes").pluck();
  const changed = db
    .prepare<[number, number], number>(
      "SELECT id FROM changes WHERE stamp > ? AND kind = 'story' ORDER BY stamp LIMIT ?",
    )
    .pluck();
  const outcomesSince = db.prepare<
    [number],
    { moveId: number; verdict: string | null; aftermath: string | null }
  >("SELECT move_id AS moveId, verdict, aftermath FROM move_outcomes WHERE stamp > ? ORDER BY stamp");
  const lastId = db.prepare<[], number | null>("SELECT max(id) FROM news_items").pluck();
  const { read, publishers } = entryReader(db);

  let columns: StoryColumns | null = null;
  let seen = 0;

  function* everyStory(): Generator<StoryEntry> {
    const last = lastId.get() ?? 0;
    for (let id = 0; id < last; id += STRETCH) yield* read(id, id + STRETCH);
  }

  /** The columns with these stories as they are now; null where they must be read anew. */
  const follow = (): StoryColumns | null => {
    if (!columns || columns.slots > 2 * columns.count + SOME_SLOTS) return null;
    const ids = changed.all(seen, MOST_CHANGES + 1);
    if (ids.length > MOST_CHANGES) return null;
    for (const id of ids) {
      const [entry] = read(id - 1, id);
      if (entry) putStory(columns, entry);
      else removeStory(columns, id);
    }
    for (const { moveId, verdict, aftermath } of outcomesSince.all(seen))
      setOutcome(columns, moveId, outcomeOf(verdict, aftermath));
    return columns;
  };

  return {
    /** All stories as they are now. */
    read(): StoryColumns {
      const stamp = newest.get() ?? 0;
      if (columns && stamp === seen) return columns;
      // A database put in the place of this one may be behind it.
      columns = (stamp > seen ? follow() : null) ?? columnsOf(everyStory());
      seen = stamp;
      return columns;
    },
    /** Publishers by the numbers they have in the columns. */
    publishers,
  };
}

/** Slots that stories have left may stand about up to the number of stories, and these more. */
const SOME_SLOTS = 1000;

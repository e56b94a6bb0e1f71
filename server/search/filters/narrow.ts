import { bySlotAge, mergeSlots, placeOf, type StoryColumns } from "./columns.ts";
import type { Wanted } from "./wanted.ts";

/** What stories have by which they are listed. */
const LISTED = ["company", "publisher", "topic"] as const;
type Listed = (typeof LISTED)[number];

const DAY_MS = 86_400_000;
/** So many stories that came since are added to the lists made before; with more the lists are made anew. */
const MOST_ADDED = 1000;

/** The slots of the stories of each value, oldest first: those of value v from starts[v] up to starts[v + 1]. */
interface Lists {
  starts: Int32Array;
  order: Int32Array;
  /** Slots that were in use when the lists were made. */
  slots: number;
}

const made = new WeakMap<StoryColumns, Partial<Record<Listed, Lists>>>();

/**
 * The shortest list of slots, oldest first, that has every story that is as wanted; among others, and
 * slots that stories have left.
 */
export function narrowestSlots(columns: StoryColumns, wanted: Wanted): Int32Array {
  const lists = [slotsBetween(columns, wanted)];
  for (const name of LISTED) {
    const value = wanted[name];
    if (value !== null) lists.push(slotsWith(columns, name, value));
  }
  if (wanted.ids) lists.push(slotsOfIds(columns, wanted.ids));
  return lists.reduce((a, b) => (b.length < a.length ? b : a));
}

function slotsBetween(columns: StoryColumns, { fromDay, toDay }: Wanted): Int32Array {
  const { order, count, farthest } = columns;
  const placeOfDay = (day: number) => placeOf(columns, day * DAY_MS, 0);
  return order.subarray(
    fromDay === null ? 0 : placeOfDay(fromDay - farthest),
    toDay === null ? count : placeOfDay(toDay + farthest + 1),
  );
}

function slotsOfIds(columns: StoryColumns, ids: readonly number[]): Int32Array {
  const found = ids.map((id) => (columns.slotOf[id] ?? 0) - 1).filter((slot) => slot >= 0);
  // They mostly come newest first: in order but for a few they are soon sorted.
  return Int32Array.from(found.reverse().sort(bySlotAge(columns)));
}

function slotsWith(columns: StoryColumns, name: Listed, value: number): Int32Array {
  const { starts, order, slots } = listsOf(columns, name);
  const listed = order.subarray(starts[value] ?? order.length, starts[value + 1] ?? order.length);
  const added = Array.from({ length: columns.slots - slots }, (_, i) => slots + i);
  if (added.length === 0) return listed;
  const merged = new Int32Array(listed.length + added.length);
  merged.set(listed);
  mergeSlots(columns, merged, listed.length, added);
  return merged;
}

function listsOf(columns: StoryColumns, name: Listed): Lists {
  const all = made.get(columns) ?? {};
  let lists = all[name];
  if (!lists || columns.slots - lists.slots > MOST_ADDED) lists = makeLists(columns, name);
  made.set(columns, { ...all, [name]: lists });
  return lists;
}

function makeLists(columns: StoryColumns, name: Listed): Lists {
  const starts = new Int32Array(columns.highest[name] + 2);
  const each = EACH_WITH[name];
  each(columns, (value) => {
    starts[value + 1] = (starts[value + 1] as number) + 1;
  });
  for (let value = 1; value < starts.length; value++)
    starts[value] = (starts[value] as number) + (starts[value - 1] as number);
  const next = starts.slice();
  const order = new Int32Array(starts.at(-1) as number);
  each(columns, (value, slot) => {
    order[next[value] as number] = slot;
    next[value] = (next[value] as number) + 1;
  });
  return { starts, order, slots: columns.slots };
}

type Visit = (value: number, slot: number) => void;

/** Goes through the values of each story, each once, from the oldest story to the newest. */
const EACH_WITH: Record<Listed, (columns: StoryColumns, visit: Visit) => void> = {
  publisher({ order, count, publisher }, visit) {
    for (let i = 0; i < count; i++) {
      const slot = order[i] as number;
      visit(publisher[slot] as number, slot);
    }
  },
  company: ({ order, count, company, firstAspect }, visit) =>
    eachOnce(order.subarray(0, count), company, firstAspect, visit),
  topic: ({ order, count, topic, firstTopic }, visit) =>
    eachOnce(order.subarray(0, count), topic, firstTopic, visit),
};

function eachOnce(order: Int32Array, values: Int32Array, first: Int32Array, visit: Visit): void {
  for (const slot of order) {
    const [from, end] = [first[slot] as number, first[slot + 1] as number];
    for (let i = from; i < end; i++) {
      const value = values[i] as number;
      let earlier = from;
      while (values[earlier] !== value) earlier++;
      if (earlier === i) visit(value, slot);
    }
  }
}

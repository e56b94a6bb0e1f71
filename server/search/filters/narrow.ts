import { DAY_MS } from "../../lib/dates.ts";
import { bySlotAge, mergeSlots, placeOf, type StoryColumns } from "./columns.ts";
import { VALUE_LISTS, type ValueList } from "./values.ts";
import type { Wanted } from "./wanted.ts";

/** So many stories that came since are added to the lists made before; with more the lists are made anew. */
const MOST_ADDED = 1000;

/** The slots of the stories of each value, oldest first: those of value v from starts[v] up to ends[v]. */
interface Lists {
  starts: Int32Array;
  ends: Int32Array;
  listed: Int32Array;
  /** Slots that were in use when the lists were made. */
  slots: number;
}

const made = new WeakMap<StoryColumns, Partial<Record<ValueList, Lists>>>();

/**
 * The shortest list of slots, oldest first, that has every story that is as wanted; among others, and
 * slots that stories have left.
 */
export function narrowestSlots(columns: StoryColumns, wanted: Wanted): Int32Array {
  const lists = [slotsBetween(columns, wanted)];
  for (const name of VALUE_LISTS) {
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
  // They mostly come in the order of time, or against it, and are soon sorted.
  return Int32Array.from(found.sort(bySlotAge(columns)));
}

function slotsWith(columns: StoryColumns, name: ValueList, value: number): Int32Array {
  const { starts, ends, listed, slots } = listsOf(columns, name);
  const known = listed.subarray(starts[value] ?? 0, ends[value] ?? 0);
  const added = Array.from({ length: columns.slots - slots }, (_, i) => slots + i);
  if (added.length === 0) return known;
  const merged = new Int32Array(known.length + added.length);
  merged.set(known);
  mergeSlots(columns, merged, known.length, added);
  return merged;
}

function listsOf(columns: StoryColumns, name: ValueList): Lists {
  const all = made.get(columns) ?? {};
  let lists = all[name];
  if (!lists || columns.slots - lists.slots > MOST_ADDED) lists = makeLists(columns, name);
  made.set(columns, { ...all, [name]: lists });
  return lists;
}

function makeLists(columns: StoryColumns, name: ValueList): Lists {
  const { order, count, slots } = columns;
  const { values, first } = VALUES_OF[name](columns);
  const startOf = (slot: number) => (first ? (first[slot] as number) : slot);
  const starts = roomFor(values.subarray(0, startOf(slots)), columns.highest[name]);
  const ends = starts.slice();
  const listed = new Int32Array(startOf(slots));
  for (let place = 0; place < count; place++) {
    const slot = order[place] as number;
    const end = startOf(slot + 1);
    for (let i = startOf(slot); i < end; i++) {
      const value = values[i] as number;
      const next = ends[value] as number;
      // A story that has the value twice is listed once.
      if (next > (starts[value] as number) && listed[next - 1] === slot) continue;
      listed[next] = slot;
      ends[value] = next + 1;
    }
  }
  return { starts, ends, listed, slots };
}

/** By value where its list begins, when there is room for each of these. */
function roomFor(values: Int32Array, highest: number): Int32Array {
  const starts = new Int32Array(highest + 2);
  for (const value of values) starts[value + 1] = (starts[value + 1] as number) + 1;
  for (let value = 1; value < starts.length; value++)
    starts[value] = (starts[value] as number) + (starts[value - 1] as number);
  return starts;
}

/** The values of all stories, and where each story's begin; null where each has one, in its slot. */
const VALUES_OF: Record<
  ValueList,
  (columns: StoryColumns) => { values: Int32Array; first: Int32Array | null }
> = {
  company: ({ company, firstAspect }) => ({ values: company, first: firstAspect }),
  publisher: ({ publisher }) => ({ values: publisher, first: null }),
  topic: ({ topic, firstTopic }) => ({ values: topic, first: firstTopic }),
};

import { DAY_MS } from "../../lib/dates.ts";
import { bySlotAge, mergeSlots, placeOf, type StoryColumns } from "./columns.ts";
import { VALUE_LISTS, type ValueList } from "./values.ts";
import type { Wanted } from "./wanted.ts";

/** So many stories that came since are added to the lists made before; with more the lists are made anew. */
const MOST_ADDED = 1000;

/** Slots of stories, oldest first. */
export interface SlotList {
  slots: Int32Array;
  /**
   * Where they are those of a company: beside each slot the one aspect that is of the company. LOOK where there are
   * several, or it is not known: then the story's aspects have to be gone through.
   */
  aspects: Int32Array | null;
}

export const LOOK = -1;

/** The slots of the stories of each value, oldest first: those of value v from starts[v] up to ends[v]. */
interface Lists {
  starts: Int32Array;
  ends: Int32Array;
  listed: Int32Array;
  /** Of companies, as in a SlotList. */
  aspects: Int32Array | null;
  /** Slots that were in use when the lists were made. */
  slots: number;
}

const made = new WeakMap<StoryColumns, Partial<Record<ValueList, Lists>>>();

/**
 * The shortest list of slots that has every story that is as wanted; among others, and slots that
 * stories have left.
 */
export function narrowestSlots(columns: StoryColumns, wanted: Wanted): SlotList {
  const lists: SlotList[] = [{ slots: slotsBetween(columns, wanted), aspects: null }];
  for (const name of VALUE_LISTS) {
    const value = wanted[name];
    if (value !== null) lists.push(slotsWith(columns, name, value));
  }
  if (wanted.ids) lists.push({ slots: slotsOfIds(columns, wanted.ids), aspects: null });
  return lists.reduce((a, b) => (b.slots.length < a.slots.length ? b : a));
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

function slotsWith(columns: StoryColumns, name: ValueList, value: number): SlotList {
  const lists = listsOf(columns, name);
  const [start, end] = [lists.starts[value] ?? 0, lists.ends[value] ?? 0];
  const known = lists.listed.subarray(start, end);
  const aspects = lists.aspects?.subarray(start, end) ?? null;
  const added = Array.from({ length: columns.slots - lists.slots }, (_, i) => lists.slots + i);
  if (added.length === 0) return { slots: known, aspects };
  const slots = new Int32Array(known.length + added.length);
  slots.set(known);
  mergeSlots(columns, slots, known.length, added);
  let next = 0;
  const aspectOf = (slot: number) => (slot < lists.slots ? aspects?.[next++] : undefined) ?? LOOK;
  return { slots, aspects: aspects && slots.map(aspectOf) };
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
  const aspects = name === "company" ? new Int32Array(listed.length) : null;
  for (let place = 0; place < count; place++) {
    const slot = order[place] as number;
    const end = startOf(slot + 1);
    for (let i = startOf(slot); i < end; i++) {
      const value = values[i] as number;
      const next = ends[value] as number;
      // A story that has the value twice is listed once.
      if (next > (starts[value] as number) && listed[next - 1] === slot) {
        if (aspects) aspects[next - 1] = LOOK;
        continue;
      }
      listed[next] = slot;
      if (aspects) aspects[next] = i;
      ends[value] = next + 1;
    }
  }
  return { starts, ends, listed, aspects, slots };
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

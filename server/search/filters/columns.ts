import { addSlot, tellAnew, withRoom } from "./column-slots.ts";
import { GONE, type Kind, MENTION, type Outcome, withOutcome } from "./kinds.ts";

/** What a story says of a company: a move it reports, or no more than a mention. */
export interface Aspect {
  kind: Kind;
  /** 0 where there is none: the listing of a move is not known, or a story mentions nobody. */
  company: number;
  /** The move's id; 0 for a mention. */
  move: number;
}

/** A story as far as filters see it. */
export interface StoryEntry {
  id: number;
  /** What stories are ordered by, in epoch milliseconds. */
  at: number;
  /** Its date as printed, in days since 1970. */
  day: number;
  publisher: number;
  /** One at least. */
  aspects: readonly Aspect[];
  topics: readonly number[];
}

/**
 * All stories, column by column, so that one pass over a million of them takes some milliseconds. A
 * story has a slot, and gets a new one when it changes. The aspects of slot s stand from
 * firstAspect[s] up to firstAspect[s + 1]; its topics likewise.
 */
export interface StoryColumns {
  /** The slots of the stories there are, oldest first: as many as `count`. */
  order: Int32Array;
  count: number;
  /** Slots in use, those that stories have left among them. */
  slots: number;
  id: Int32Array;
  at: Float64Array;
  day: Int32Array;
  publisher: Int32Array;
  /** By slot the bits (BITS) that a story's aspects add up to where nothing is asked of them. */
  told: Int32Array;
  firstAspect: Int32Array;
  firstTopic: Int32Array;
  kind: Uint16Array;
  company: Int32Array;
  topic: Int32Array;
  /** The slots that topics belong to. */
  slotOfTopic: Int32Array;
  /** By the story's id its slot, and by the move's id its aspect, each plus one; 0 for none. */
  slotOf: Int32Array;
  aspectOf: Int32Array;
  /** The highest number there has been of each. */
  highest: { company: number; publisher: number; topic: number };
  /** So many days at most lie between the date of a story and the day it is ordered by. */
  farthest: number;
}

const SOME = 1024;

/** Columns of stories that come in any order. */
export function columnsOf(entries: readonly StoryEntry[]): StoryColumns {
  const some = () => new Int32Array(SOME);
  const columns: StoryColumns = {
    ...{ order: some(), count: 0, slots: 0 },
    ...{ id: some(), at: new Float64Array(SOME), day: some(), publisher: some(), told: some() },
    ...{ firstAspect: some(), kind: new Uint16Array(SOME), company: some() },
    ...{ firstTopic: some(), topic: some(), slotOfTopic: some() },
    ...{ slotOf: some(), aspectOf: some() },
    ...{ highest: { company: 0, publisher: 0, topic: 0 }, farthest: 0 },
  };
  addStories(columns, entries);
  return columns;
}

/** Adds stories that are not there yet, in any order. */
export function addStories(columns: StoryColumns, entries: readonly StoryEntry[]): void {
  if (entries.length === 0) return;
  const slots = entries.map((entry) => addSlot(columns, entry));
  columns.order = withRoom(columns.order, columns.count + slots.length - 1);
  mergeSlots(columns, columns.order, columns.count, slots);
  columns.count += slots.length;
}

/** Puts slots, in any order, into a list of so many, oldest first, that has room for them. */
export function mergeSlots(columns: StoryColumns, list: Int32Array, count: number, slots: number[]): void {
  const compare = bySlotAge(columns);
  slots.sort(compare);
  // From the end, as most of what is added is newer than what is there: the older need not be touched.
  for (let old = count - 1, added = slots.length - 1, place = count + added; added >= 0; place--) {
    const slot = slots[added] as number;
    const isOlder = old >= 0 && compare(slot, list[old] as number) < 0;
    list[place] = isOlder ? (list[old--] as number) : slot;
    if (!isOlder) added--;
  }
}

/** Compares two slots by the time of their stories, the older first. */
export function bySlotAge({ at, id }: StoryColumns): (a: number, b: number) => number {
  return (a, b) => (at[a] as number) - (at[b] as number) || (id[a] as number) - (id[b] as number);
}

/** Adds a story, in the place of what it was. */
export function putStory(columns: StoryColumns, entry: StoryEntry): void {
  removeStory(columns, entry.id);
  const slot = addSlot(columns, entry);
  const place = placeOf(columns, entry.at, entry.id);
  columns.order = withRoom(columns.order, columns.count);
  columns.order.copyWithin(place + 1, place, columns.count);
  columns.order[place] = slot;
  columns.count++;
}

export function removeStory(columns: StoryColumns, id: number): void {
  const slot = (columns.slotOf[id] ?? 0) - 1;
  if (slot < 0) return;
  const place = placeOf(columns, columns.at[slot] as number, id);
  columns.order.copyWithin(place, place + 1, columns.count);
  columns.count--;
  columns.slotOf[id] = 0;
  columns.kind.fill(GONE, columns.firstAspect[slot], columns.firstAspect[slot + 1]);
  columns.told[slot] = 0;
}

/** Notes the outcome of a move; one of no story here is left alone. */
export function setOutcome(columns: StoryColumns, move: number, outcome: Outcome): void {
  const aspect = (columns.aspectOf[move] ?? 0) - 1;
  const kind = columns.kind[aspect] ?? GONE;
  if (kind >= MENTION) return;
  columns.kind[aspect] = withOutcome(kind, outcome);
  tellAnew(columns, slotOfAspect(columns, aspect));
}

function slotOfAspect({ firstAspect, slots }: StoryColumns, aspect: number): number {
  let low = 0;
  let high = slots;
  while (high - low > 1) {
    const middle = (low + high) >> 1;
    if ((firstAspect[middle] as number) <= aspect) low = middle;
    else high = middle;
  }
  return low;
}

/** How many stories come before a moment and id: the place in the order that such a story has, or would. */
export function placeOf({ order, count, at, id }: StoryColumns, moment: number, storyId: number): number {
  let low = 0;
  let high = count;
  while (low < high) {
    const middle = (low + high) >> 1;
    const slot = order[middle] as number;
    if (((at[slot] as number) - moment || (id[slot] as number) - storyId) < 0) low = middle + 1;
    else high = middle;
  }
  return low;
}

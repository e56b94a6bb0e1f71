import { type Kind, type Outcome, withOutcome } from "./kinds.ts";

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
  firstAspect: Int32Array;
  firstTopic: Int32Array;
  kind: Uint16Array;
  company: Int32Array;
  topic: Int32Array;
  /** By the story's id its slot, and by the move's id its aspect, each plus one; 0 for none. */
  slotOf: Int32Array;
  aspectOf: Int32Array;
}

const SOME = 1024;

/** Columns of stories that come in any order. */
export function columnsOf(entries: readonly StoryEntry[]): StoryColumns {
  const columns: StoryColumns = {
    ...{ order: new Int32Array(SOME), count: 0, slots: 0 },
    ...{ id: new Int32Array(SOME), at: new Float64Array(SOME), day: new Int32Array(SOME) },
    ...{
      publisher: new Int32Array(SOME),
      firstAspect: new Int32Array(SOME),
      firstTopic: new Int32Array(SOME),
    },
    ...{ kind: new Uint16Array(SOME), company: new Int32Array(SOME), topic: new Int32Array(SOME) },
    ...{ slotOf: new Int32Array(SOME), aspectOf: new Int32Array(SOME) },
  };
  addStories(columns, entries);
  return columns;
}

/** Adds stories that are not there yet, in any order. */
export function addStories(columns: StoryColumns, entries: readonly StoryEntry[]): void {
  if (entries.length === 0) return;
  const slots = entries.map((entry) => addSlot(columns, entry));
  const { at, id } = columns;
  const compare = (a: number, b: number) =>
    (at[a] as number) - (at[b] as number) || (id[a] as number) - (id[b] as number);
  slots.sort(compare);
  let place = columns.count + slots.length - 1;
  columns.order = withRoom(columns.order, place);
  const { order } = columns;
  // From the end, as most of what is added is newer than what is there: the older need not be touched.
  for (let old = columns.count - 1, added = slots.length - 1; added >= 0; place--) {
    const slot = slots[added] as number;
    const isOlder = old >= 0 && compare(slot, order[old] as number) < 0;
    order[place] = isOlder ? (order[old--] as number) : slot;
    if (!isOlder) added--;
  }
  columns.count += slots.length;
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
}

/** Notes the outcome of a move; one of no story here is left alone. */
export function setOutcome(columns: StoryColumns, move: number, outcome: Outcome): void {
  const aspect = (columns.aspectOf[move] ?? 0) - 1;
  if (aspect >= 0) columns.kind[aspect] = withOutcome(columns.kind[aspect] as number, outcome);
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

/** Writes a story into the next slot, and gives it. */
function addSlot(columns: StoryColumns, entry: StoryEntry): number {
  const slot = columns.slots++;
  for (const name of ["id", "day", "publisher", "firstAspect", "firstTopic"] as const)
    columns[name] = withRoom(columns[name], slot + 1);
  columns.at = withRoom(columns.at, slot);
  columns.slotOf = withRoom(columns.slotOf, entry.id);
  columns.id[slot] = entry.id;
  columns.at[slot] = entry.at;
  columns.day[slot] = entry.day;
  columns.publisher[slot] = entry.publisher;
  columns.slotOf[entry.id] = slot + 1;
  addAspects(columns, slot, entry.aspects);
  addTopics(columns, slot, entry.topics);
  return slot;
}

function addAspects(columns: StoryColumns, slot: number, aspects: readonly Aspect[]): void {
  let next = columns.firstAspect[slot] as number;
  columns.kind = withRoom(columns.kind, next + aspects.length);
  columns.company = withRoom(columns.company, next + aspects.length);
  for (const { kind, company, move } of aspects) {
    columns.kind[next] = kind;
    columns.company[next] = company;
    next++;
    if (move === 0) continue;
    columns.aspectOf = withRoom(columns.aspectOf, move);
    columns.aspectOf[move] = next;
  }
  columns.firstAspect[slot + 1] = next;
}

function addTopics(columns: StoryColumns, slot: number, topics: readonly number[]): void {
  let next = columns.firstTopic[slot] as number;
  columns.topic = withRoom(columns.topic, next + topics.length);
  for (const topic of topics) columns.topic[next++] = topic;
  columns.firstTopic[slot + 1] = next;
}

type Column = Int32Array | Uint16Array | Float64Array;

/** The same column, or a copy of twice the length that has a place of that number. */
function withRoom<Numbers extends Column>(column: Numbers, place: number): Numbers {
  if (place < column.length) return column;
  const longer = new (column.constructor as new (length: number) => Numbers)(
    Math.max(place + 1, 2 * column.length),
  );
  longer.set(column);
  return longer;
}

import { DAY_MS } from "../../lib/dates.ts";
import type { Aspect, StoryColumns, StoryEntry } from "./columns.ts";
import { bitsByKind, NOTHING } from "./wanted.ts";

const ASKED_NOTHING = bitsByKind(NOTHING);

/** Writes a story into the next slot, and gives it. */
export function addSlot(columns: StoryColumns, entry: StoryEntry): number {
  const slot = columns.slots++;
  for (const name of ["id", "day", "publisher", "told", "firstAspect", "firstTopic"] as const)
    columns[name] = withRoom(columns[name], slot + 1);
  columns.at = withRoom(columns.at, slot);
  columns.slotOf = withRoom(columns.slotOf, entry.id);
  columns.id[slot] = entry.id;
  columns.at[slot] = entry.at;
  columns.day[slot] = entry.day;
  columns.publisher[slot] = entry.publisher;
  columns.slotOf[entry.id] = slot + 1;
  const daysApart = Math.abs(Math.floor(entry.at / DAY_MS) - entry.day);
  columns.farthest = Math.max(columns.farthest, daysApart);
  columns.highest.publisher = Math.max(columns.highest.publisher, entry.publisher);
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
    columns.highest.company = Math.max(columns.highest.company, company);
    next++;
    if (move === 0) continue;
    columns.aspectOf = withRoom(columns.aspectOf, move);
    columns.aspectOf[move] = next;
  }
  columns.firstAspect[slot + 1] = next;
  tellAnew(columns, slot);
}

/** Adds up what the aspects of a slot tell. */
export function tellAnew({ told, kind, firstAspect }: StoryColumns, slot: number): void {
  let sum = 0;
  const end = firstAspect[slot + 1] as number;
  for (let aspect = firstAspect[slot] as number; aspect < end; aspect++)
    sum |= ASKED_NOTHING[kind[aspect] as number] as number;
  told[slot] = sum;
}

function addTopics(columns: StoryColumns, slot: number, topics: readonly number[]): void {
  let next = columns.firstTopic[slot] as number;
  for (const name of ["topic", "slotOfTopic"] as const)
    columns[name] = withRoom(columns[name], next + topics.length);
  for (const topic of topics) {
    columns.slotOfTopic[next] = slot;
    columns.topic[next++] = topic;
    columns.highest.topic = Math.max(columns.highest.topic, topic);
  }
  columns.firstTopic[slot + 1] = next;
}

type Column = Int32Array | Uint16Array | Float64Array;

/** The same column, or a copy of twice the length that has a place of that number. */
export function withRoom<Numbers extends Column>(column: Numbers, place: number): Numbers {
  if (place < column.length) return column;
  const longer = new (column.constructor as new (length: number) => Numbers)(
    Math.max(place + 1, 2 * column.length),
  );
  longer.set(column);
  return longer;
}

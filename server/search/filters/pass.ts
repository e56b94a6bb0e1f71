import type { StoryColumns } from "./columns.ts";
import { narrowestSlots } from "./narrow.ts";
import { bitsByKind, type Wanted } from "./wanted.ts";

/** What became of going through the stories with something wanted. */
export interface Pass {
  /** The slots looked at, those of the oldest stories first; no story of another has all that is wanted. */
  slots: Int32Array;
  /** By slot the bits that a story's aspects, of the company wanted, add up to; 0 where the story is not as wanted. */
  bits: Int32Array;
  byKind: Int32Array;
}

/** Goes through the stories: through a list of few that have what is wanted, if there is one, else through all. */
export function passOver(columns: StoryColumns, wanted: Wanted): Pass {
  const few = narrowestSlots(columns, wanted);
  const isShort = 2 * few.length < columns.count;
  const slots = isShort ? few : columns.order.subarray(0, columns.count);
  const pass = { slots, bits: new Int32Array(columns.slots), byKind: bitsByKind(wanted) };
  if (isShort) addUpEach(columns, wanted.company, pass);
  else addUpAll(columns, wanted.company, pass);
  leaveOutDays(columns, wanted, pass);
  leaveOutOthers(columns, wanted, pass);
  return pass;
}

/** Adds up the aspects of the stories listed. */
function addUpEach(columns: StoryColumns, company: number | null, { slots, bits, byKind }: Pass): void {
  const { kind, company: companies, firstAspect } = columns;
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    const end = firstAspect[slot + 1] as number;
    let sum = 0;
    for (let aspect = firstAspect[slot] as number; aspect < end; aspect++)
      if (company === null || companies[aspect] === company) sum |= byKind[kind[aspect] as number] as number;
    bits[slot] = sum;
  }
}

/** Those of all stories, in the order that they stand in memory. */
function addUpAll(columns: StoryColumns, company: number | null, { bits, byKind }: Pass): void {
  const { kind, company: companies, firstAspect, slots } = columns;
  let aspect = 0;
  for (let slot = 0; slot < slots; slot++) {
    const end = firstAspect[slot + 1] as number;
    let sum = 0;
    for (; aspect < end; aspect++)
      if (company === null || companies[aspect] === company) sum |= byKind[kind[aspect] as number] as number;
    bits[slot] = sum;
  }
}

/** Takes the bits from stories of another date than wanted. */
function leaveOutDays(columns: StoryColumns, { fromDay, toDay }: Wanted, { slots, bits }: Pass): void {
  if (fromDay === null && toDay === null) return;
  const { day } = columns;
  const [from, to] = [fromDay ?? FIRST_DAY, toDay ?? LAST_DAY];
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    const date = day[slot] as number;
    if (date < from || date > to) bits[slot] = 0;
  }
}

/** Takes them from stories of another publisher, topic or wording. */
function leaveOutOthers(columns: StoryColumns, wanted: Wanted, { slots, bits }: Pass): void {
  const { publisher, topic, ids } = wanted;
  if (publisher === null && topic === null && ids === null) return;
  const marks = ids && markedSlots(columns, ids);
  for (let i = 0; i < slots.length; i++) {
    const slot = slots[i] as number;
    const isWanted =
      (publisher === null || columns.publisher[slot] === publisher) &&
      (marks === null || marks[slot] === 1) &&
      (topic === null || hasTopic(columns, slot, topic));
    if (!isWanted) bits[slot] = 0;
  }
}

/** Before and after every day that a date can be. */
const FIRST_DAY = -1_000_000;
const LAST_DAY = 4_000_000;

function markedSlots({ slots, slotOf }: StoryColumns, ids: readonly number[]): Uint8Array {
  const marks = new Uint8Array(slots);
  for (const id of ids) {
    const slot = (slotOf[id] ?? 0) - 1;
    if (slot >= 0) marks[slot] = 1;
  }
  return marks;
}

function hasTopic({ firstTopic, topic }: StoryColumns, slot: number, wanted: number): boolean {
  const end = firstTopic[slot + 1] as number;
  for (let i = firstTopic[slot] as number; i < end; i++) if (topic[i] === wanted) return true;
  return false;
}

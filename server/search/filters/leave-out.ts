import type { StoryColumns } from "./columns.ts";
import { type Pass, slotAt } from "./pass.ts";
import type { Wanted } from "./wanted.ts";

/** Takes the bits from stories of another date than wanted. */
export function leaveOutDays({ day }: StoryColumns, { fromDay, toDay }: Wanted, pass: Pass): void {
  const { bits } = pass;
  if (fromDay === null && toDay === null) return;
  const [from, to] = [fromDay ?? FIRST_DAY, toDay ?? LAST_DAY];
  for (let i = 0; i < bits.length; i++) {
    if (bits[i] === 0) continue;
    const date = day[slotAt(pass, i)] as number;
    if (date < from || date > to) bits[i] = 0;
  }
}

/** Takes them from stories of another publisher, topic or wording. */
export function leaveOutOthers(columns: StoryColumns, wanted: Wanted, pass: Pass): void {
  const { bits } = pass;
  const { publisher, topic, ids } = wanted;
  if (publisher === null && topic === null && ids === null) return;
  const marks = ids && markedSlots(columns, ids);
  for (let i = 0; i < bits.length; i++) {
    if (bits[i] === 0) continue;
    const slot = slotAt(pass, i);
    const isWanted =
      (publisher === null || columns.publisher[slot] === publisher) &&
      (marks === null || marks[slot] === 1) &&
      (topic === null || hasTopic(columns, slot, topic));
    if (!isWanted) bits[i] = 0;
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

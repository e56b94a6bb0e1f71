import type { StoryColumns } from "./columns.ts";
import { narrowestSlots } from "./narrow.ts";
import { BITS, bitsByKind, bitsWanted, bitsWithoutMatch, VALUES, type Wanted } from "./wanted.ts";

/**
 * What will be read of the bits: all of them; those of verdicts and of what matches; or BITS.match alone. The less, the
 * less time it takes.
 */
export type Tells = "all" | "verdicts" | "matches";

/** What became of going through the stories with something wanted. */
export interface Pass {
  /** The slots looked at, those of the oldest stories first; null for all there are, in their own order. */
  slots: Int32Array | null;
  /**
   * Beside each slot the bits that the story's aspects, of the company wanted, add up to; 0 where the story itself
   * is not as wanted.
   */
  bits: Int32Array;
  /** By the kind of a move the bits that it adds. */
  byKind: Int32Array;
  tells: Tells;
}

/**
 * Goes through the stories: through the shortest list of those that can be as wanted, if there is one, else through all.
 */
export function passOver(columns: StoryColumns, wanted: Wanted, tells: Tells = "all"): Pass {
  const some = narrowestSlots(columns, wanted);
  const slots = some.length < columns.count ? some : null;
  const bits = new Int32Array(slots ? slots.length : columns.slots);
  const pass = { slots, bits, byKind: bitsByKind(wanted), tells };
  addUp(columns, wanted, pass);
  leaveOutDays(columns, wanted, pass);
  leaveOutOthers(columns, wanted, pass);
  return pass;
}

/** The slot at a place of what was looked at. */
export function slotAt({ slots }: Pass, place: number): number {
  return slots ? (slots[place] as number) : place;
}

function addUp(columns: StoryColumns, wanted: Wanted, pass: Pass): void {
  const { kind, company: companies, firstAspect, told } = columns;
  const { company } = wanted;
  const { bits, byKind } = pass;
  const isMatchEnough = pass.tells === "matches";
  const asked = bitsWanted(wanted);
  const needed = bitsNeeded(asked, pass.tells);
  // Where several things are asked of a move, they must be told of one and the same.
  const isOne = company === null && !hasTwo(asked);
  const isTold = isOne && (asked === 0 || isMatchEnough);
  const left = isMatchEnough ? 0 : bitsWithoutMatch(wanted);
  for (let i = 0; i < bits.length; i++) {
    const slot = slotAt(pass, i);
    const all = told[slot] as number;
    const missed = asked & ~all;
    if (isOne && (isTold || missed !== 0)) {
      bits[i] = missed === 0 ? all : all & left;
      continue;
    }
    // Without one thing needed, or two of those asked, no move adds anything, unless its outcome is not known.
    const isOut = (missed & needed) !== 0 || hasTwo(missed);
    if (isOut && (isMatchEnough || (all & UNKNOWN) === 0)) continue;
    const end = firstAspect[slot + 1] as number;
    let sum = 0;
    for (let aspect = firstAspect[slot] as number; aspect < end; aspect++)
      if (company === null || companies[aspect] === company) sum |= byKind[kind[aspect] as number] as number;
    bits[i] = sum;
  }
}

/** Of the bits asked for those that a story must tell of to have any that will be read. */
function bitsNeeded(asked: number, tells: Tells): number {
  switch (tells) {
    case "matches":
      return asked;
    case "verdicts":
      return asked & ~VERDICT_BITS;
    case "all":
      return 0;
  }
}

const VERDICT_BITS = ((1 << VALUES.verdict.length) - 1) << BITS.verdict;

function hasTwo(bits: number): boolean {
  return (bits & (bits - 1)) !== 0;
}

const UNKNOWN = 1 << BITS.unknown;

/** Takes the bits from stories of another date than wanted. */
function leaveOutDays({ day }: StoryColumns, { fromDay, toDay }: Wanted, pass: Pass): void {
  const { bits } = pass;
  if (fromDay === null && toDay === null) return;
  const [from, to] = [fromDay ?? FIRST_DAY, toDay ?? LAST_DAY];
  for (let i = 0; i < bits.length; i++) {
    const date = day[slotAt(pass, i)] as number;
    if (date < from || date > to) bits[i] = 0;
  }
}

/** Takes them from stories of another publisher, topic or wording. */
function leaveOutOthers(columns: StoryColumns, wanted: Wanted, pass: Pass): void {
  const { bits } = pass;
  const { publisher, topic, ids } = wanted;
  if (publisher === null && topic === null && ids === null) return;
  const marks = ids && markedSlots(columns, ids);
  for (let i = 0; i < bits.length; i++) {
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

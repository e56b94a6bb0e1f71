import type { StoryColumns } from "./columns.ts";
import { orderOfCompany } from "./company-order.ts";
import { AFTERMATHS, DIRECTIONS, FILTER_SESSIONS, VERDICTS } from "./filter.ts";
import { KINDS, type KindParts, partsOf } from "./kinds.ts";

/** What stories are narrowed to, in the numbers of their columns; null where they are not. */
export interface Wanted extends Record<MoveFilter, number | null> {
  company: number | null;
  publisher: number | null;
  topic: number | null;
  /** Days since 1970, both included. */
  fromDay: number | null;
  toDay: number | null;
  /** Ids of the stories that hold the words asked for. */
  ids: readonly number[] | null;
}

export type MoveFilter = "verdict" | "aftermath" | "session" | "direction";

/** The values of what tells moves apart; `Wanted` has their places in these. */
export const VALUES: Record<MoveFilter, readonly string[]> = {
  verdict: VERDICTS,
  aftermath: AFTERMATHS,
  session: FILTER_SESSIONS,
  direction: DIRECTIONS,
};
export const MOVE_FILTERS = Object.keys(VALUES) as MoveFilter[];

/**
 * What a move can add to what its story has to tell, a bit each: that all is as wanted; that all but
 * the verdict is; that all is as far as it is known; and for each value that it would be as wanted were that one
 * asked for in place of the one of its list.
 */
export const BITS = layOut();

function layOut() {
  const aftermath = VALUES.verdict.length;
  const session = aftermath + VALUES.aftermath.length;
  const direction = session + VALUES.session.length;
  const match = direction + VALUES.direction.length;
  return {
    ...{ verdict: 0, aftermath, session, direction },
    ...{ match, anyVerdict: match + 1, unknown: match + 2, count: match + 3 },
  };
}

/** By the kind of a move the bits that it adds. */
export function bitsByKind(wanted: Wanted): Int32Array {
  return Int32Array.from({ length: KINDS }, (_, kind) => bitsOf(partsOf(kind), wanted));
}

function bitsOf(parts: KindParts | null, wanted: Wanted): number {
  const missed = MOVE_FILTERS.filter((name) => wanted[name] !== null && wanted[name] !== parts?.[name]);
  const isFine = (but: MoveFilter) => missed.every((name) => name === but);
  let bits = missed.length === 0 ? 1 << BITS.match : 0;
  if (isFine("verdict")) bits |= 1 << BITS.anyVerdict;
  if (!parts) return bits;
  for (const name of MOVE_FILTERS)
    if (isFine(name) && parts[name] >= 0) bits |= 1 << (BITS[name] + parts[name]);
  const isKnown = parts.verdict >= 0;
  if (!isKnown && missed.every((name) => name === "verdict" || name === "aftermath"))
    bits |= 1 << BITS.unknown;
  return bits;
}

/**
 * Goes through the stories from the newest to the oldest, past those of another publisher, topic, date
 * or wording than wanted, and tells the bits that the aspects of each, of the company wanted, add up to.
 */
export function eachStory(
  columns: StoryColumns,
  wanted: Wanted,
  byKind: Int32Array,
  visit: (slot: number, bits: number) => void,
): void {
  const { day, publisher, firstAspect, kind, company } = columns;
  const order =
    wanted.company === null
      ? columns.order.subarray(0, columns.count)
      : orderOfCompany(columns, wanted.company);
  const marks = wanted.ids && markedSlots(columns, wanted.ids);
  const [from, to] = [wanted.fromDay ?? FIRST_DAY, wanted.toDay ?? LAST_DAY];
  // No number that a column holds stands for any of them.
  const [ofPublisher, ofCompany, ofTopic] = [
    wanted.publisher ?? -1,
    wanted.company ?? -1,
    wanted.topic ?? -1,
  ];
  for (let i = order.length - 1; i >= 0; i--) {
    const slot = order[i] as number;
    const date = day[slot] as number;
    if (date < from || date > to) continue;
    if (ofPublisher >= 0 && publisher[slot] !== ofPublisher) continue;
    if (marks && marks[slot] === 0) continue;
    if (ofTopic >= 0 && !hasTopic(columns, slot, ofTopic)) continue;
    let bits = 0;
    const end = firstAspect[slot + 1] as number;
    for (let aspect = firstAspect[slot] as number; aspect < end; aspect++) {
      if (ofCompany < 0 || company[aspect] === ofCompany) bits |= byKind[kind[aspect] as number] as number;
    }
    if (bits !== 0) visit(slot, bits);
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

import type { Place } from "../../lib/place.ts";
import type { StoryColumns } from "./columns.ts";
import type { Pass } from "./pass.ts";
import { BITS, MOVE_FILTERS, type MoveFilter, VALUES } from "./wanted.ts";

/** Counts by values: of verdicts always, of the rest where that was asked for. */
export type CountsByValue = Record<"verdict", Record<string, number>> &
  Partial<Record<MoveFilter, Record<string, number>>>;

export interface Tally {
  /** Stories that match. */
  count: number;
  /** Those that do whatever their verdict. */
  anyVerdict: number;
  /** Those with a move that fits as far as is known; its outcome is not. */
  unknown: number;
  /** For each value how many would match were it chosen and all else left as it is. */
  by: CountsByValue;
  /** Ids of the stories asked for, newest first. */
  ids: number[];
}

/** Sets of bits are counted in two tables, each small enough for the nearest memory of a processor. */
const LOW = BITS.session;

/** Counts what a pass found, and gives so many of the stories that match after a place. */
export function tally(columns: StoryColumns, pass: Pass, limit: number, after: Place): Tally {
  const lows = new Int32Array(1 << LOW);
  const highs = new Int32Array(1 << (BITS.count - LOW));
  const { bits } = pass;
  for (let i = 0; i < bits.length; i++) {
    const set = bits[i] as number;
    increment(lows, set & (lows.length - 1));
    increment(highs, set >> LOW);
  }
  const having = (bit: number) => (bit < LOW ? withBit(lows, bit) : withBit(highs, bit - LOW));
  const countsOf = (name: MoveFilter) =>
    Object.fromEntries(VALUES[name].map((value, i) => [value, having(BITS[name] + i)]));
  const names: readonly MoveFilter[] = pass.tells === "all" ? MOVE_FILTERS : ["verdict"];
  return {
    count: having(BITS.match),
    anyVerdict: having(BITS.anyVerdict),
    unknown: having(BITS.unknown),
    by: Object.fromEntries(names.map((name) => [name, countsOf(name)])) as CountsByValue,
    ids: idsAfter(columns, pass, limit, after),
  };
}

function idsAfter(columns: StoryColumns, { slots, bits }: Pass, limit: number, after: Place): number[] {
  const { order, count, id } = columns;
  const inOrder = slots ?? order.subarray(0, count);
  const isAfter = isBehind(columns, after);
  const ids: number[] = [];
  for (let i = inOrder.length - 1; i >= 0 && ids.length < limit; i--) {
    const slot = inOrder[i] as number;
    const set = bits[slots ? i : slot] as number;
    if ((set & (1 << BITS.match)) !== 0 && isAfter(slot)) ids.push(id[slot] as number);
  }
  return ids;
}

/** Whether a slot's story comes after a place in a list that begins with the newest. */
function isBehind({ at, id }: StoryColumns, place: Place): (slot: number) => boolean {
  const moment = Date.parse(place.at);
  if (Number.isNaN(moment)) return () => true;
  return (slot) => (moment - (at[slot] as number) || place.id - (id[slot] as number)) > 0;
}

function increment(counts: Int32Array, place: number): void {
  counts[place] = (counts[place] as number) + 1;
}

/** How many of the sets counted have a bit. */
function withBit(counts: Int32Array, bit: number): number {
  let sum = 0;
  for (let bits = 0; bits < counts.length; bits++) if (bits & (1 << bit)) sum += counts[bits] as number;
  return sum;
}

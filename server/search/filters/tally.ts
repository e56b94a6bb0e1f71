import type { Place } from "../../lib/place.ts";
import type { StoryColumns } from "./columns.ts";
import { BITS, bitsByKind, eachStory, MOVE_FILTERS, type MoveFilter, VALUES, type Wanted } from "./pass.ts";

export interface Tally {
  /** Stories that match. */
  count: number;
  /** Those that do whatever their verdict. */
  anyVerdict: number;
  /** Those with a move that fits as far as is known; its outcome is not. */
  unknown: number;
  /** For each value how many would match were it chosen and all else left as it is. */
  by: Record<MoveFilter, Record<string, number>>;
  /** Ids of the stories asked for, newest first. */
  ids: number[];
}

/** Sets of bits are counted in two tables, each small enough for the nearest memory of a processor. */
const LOW = BITS.session;

/**
 * Counts the stories that match, and gives so many of them after a place. A counter that is given counts along: in one
 * pass what would be two.
 */
export function tally(
  columns: StoryColumns,
  wanted: Wanted,
  limit: number,
  after: Place,
  along: Counter | null = null,
): Tally {
  const lows = new Uint32Array(1 << LOW);
  const highs = new Uint32Array(1 << (BITS.count - LOW));
  const ids: number[] = [];
  const isAfter = isBehind(columns, after);
  eachStory(columns, wanted, bitsByKind(wanted), (slot, bits) => {
    increment(lows, bits & (lows.length - 1));
    increment(highs, bits >> LOW);
    if ((bits & (1 << BITS.match)) === 0) return;
    along?.add(slot);
    if (ids.length < limit && isAfter(slot)) ids.push(columns.id[slot] as number);
  });
  const having = (bit: number) => (bit < LOW ? withBit(lows, bit) : withBit(highs, bit - LOW));
  const countsOf = (name: MoveFilter) =>
    Object.fromEntries(VALUES[name].map((value, i) => [value, having(BITS[name] + i)]));
  return {
    count: having(BITS.match),
    anyVerdict: having(BITS.anyVerdict),
    unknown: having(BITS.unknown),
    by: Object.fromEntries(MOVE_FILTERS.map((name) => [name, countsOf(name)])) as Tally["by"],
    ids,
  };
}

/** As `tally`, and how many stories would match with each value in the place of the one chosen: by its number. */
export function tallyBy(
  columns: StoryColumns,
  wanted: Wanted,
  limit: number,
  after: Place,
  by: Listed,
): { tally: Tally; counts: Map<number, number> } {
  const others = { ...wanted, [by]: null };
  const counter = COUNTERS[by](columns, bitsByKind(others));
  if (wanted[by] !== null) tally(columns, others, 0, after, counter);
  const own = tally(columns, wanted, limit, after, wanted[by] === null ? counter : null);
  return {
    tally: own,
    counts: new Map([...counter.counts.entries()].filter(([, count]) => count > 0)),
  };
}

/** What stories are counted by, value by value. */
export type Listed = "company" | "publisher" | "topic";

interface Counter {
  counts: Uint32Array;
  add(slot: number): void;
}

const COUNTERS = {
  publisher({ publisher }: StoryColumns): Counter {
    const counts = countersFor(publisher);
    return { counts, add: (slot) => increment(counts, publisher[slot] as number) };
  },
  topic({ topic, firstTopic }: StoryColumns): Counter {
    const counts = countersFor(topic);
    const add = (slot: number) => {
      const end = firstTopic[slot + 1] as number;
      for (let i = firstTopic[slot] as number; i < end; i++) increment(counts, topic[i] as number);
    };
    return { counts, add };
  },
  /** Companies of which a story tells what is wanted, each once. */
  company({ company, kind, firstAspect }: StoryColumns, byKind: Int32Array): Counter {
    const counts = countersFor(company);
    const lastSlot = new Int32Array(counts.length).fill(-1);
    const add = (slot: number) => {
      const end = firstAspect[slot + 1] as number;
      for (let aspect = firstAspect[slot] as number; aspect < end; aspect++) {
        const id = company[aspect] as number;
        const isWanted = (byKind[kind[aspect] as number] as number) & (1 << BITS.match);
        if (!isWanted || lastSlot[id] === slot) continue;
        lastSlot[id] = slot;
        increment(counts, id);
      }
    };
    return { counts, add };
  },
};

/** A counter for each number that a column may hold. */
function countersFor(column: Int32Array): Uint32Array {
  let most = 0;
  for (let i = 0; i < column.length; i++) if ((column[i] as number) > most) most = column[i] as number;
  return new Uint32Array(most + 1);
}

function increment(counts: Uint32Array, place: number): void {
  counts[place] = (counts[place] as number) + 1;
}

/** Whether a slot's story comes after a place in a list that begins with the newest. */
function isBehind({ at, id }: StoryColumns, place: Place): (slot: number) => boolean {
  const moment = Date.parse(place.at);
  if (Number.isNaN(moment)) return () => true;
  return (slot) => (moment - (at[slot] as number) || place.id - (id[slot] as number)) > 0;
}

/** How many of the sets counted have a bit. */
function withBit(counts: Uint32Array, bit: number): number {
  let sum = 0;
  for (let bits = 0; bits < counts.length; bits++) if (bits & (1 << bit)) sum += counts[bits] as number;
  return sum;
}

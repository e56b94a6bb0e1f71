import { AFTERMATHS, DIRECTIONS, FILTER_SESSIONS, VERDICTS } from "./filter.ts";
import { GONE, KINDS, type KindParts, partsOf } from "./kinds.ts";

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

export const NOTHING: Wanted = {
  ...{ company: null, publisher: null, topic: null, fromDay: null, toDay: null, ids: null },
  ...{ verdict: null, aftermath: null, session: null, direction: null },
};

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

/** The bits of what is wanted of a move; stories without two of them have no move that adds any, but an unknown one. */
export function bitsWanted(wanted: Wanted): number {
  return MOVE_FILTERS.reduce((bits, name) => {
    const value = wanted[name];
    return value === null ? bits : bits | (1 << (BITS[name] + value));
  }, 0);
}

/** The bits of all values that may be asked for. */
export function bitsOfValues(name: MoveFilter): number {
  return ((1 << VALUES[name].length) - 1) << BITS[name];
}

/**
 * Where one thing at most is asked of a move: the bits that are left, of those that a story tells of when nothing is
 * asked, if no move of it is as wanted.
 */
export function bitsWithoutMatch(wanted: Wanted): number {
  const asked = MOVE_FILTERS.find((name) => wanted[name] !== null);
  if (!asked) return 0;
  let left = bitsOfValues(asked);
  if (asked === "verdict") left |= 1 << BITS.anyVerdict;
  if (asked === "verdict" || asked === "aftermath") left |= 1 << BITS.unknown;
  return left;
}

/** By the kind of a move the bits that it adds. */
export function bitsByKind(wanted: Wanted): Int32Array {
  return Int32Array.from({ length: KINDS }, (_, kind) =>
    kind === GONE ? 0 : bitsOfMove(partsOf(kind), wanted),
  );
}

function bitsOfMove(parts: KindParts | null, wanted: Wanted): number {
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

import type { StoryColumns } from "./columns.ts";
import { leaveOutDays, leaveOutOthers } from "./leave-out.ts";
import { LOOK, narrowestSlots } from "./narrow.ts";
import { type Pass, slotAt, type Tells } from "./pass.ts";
import { BITS, bitsByKind, bitsOfValues, bitsWanted, bitsWithoutMatch, type Wanted } from "./wanted.ts";

/**
 * Goes through the stories: through the shortest list of those that can be as wanted, if there is one, else through all.
 */
export function passOver(columns: StoryColumns, wanted: Wanted, tells: Tells = "all"): Pass {
  const some = narrowestSlots(columns, wanted);
  const slots = some.slots.length < columns.count ? some.slots : null;
  const bits = new Int32Array(slots ? slots.length : columns.slots);
  const pass = { slots, bits, byKind: bitsByKind(wanted), tells };
  if (slots && some.aspects) addUpOfCompany(columns, wanted, pass, some.aspects);
  else addUp(columns, wanted, pass);
  leaveOutDays(columns, wanted, pass);
  leaveOutOthers(columns, wanted, pass);
  return pass;
}

function addUp(columns: StoryColumns, wanted: Wanted, pass: Pass): void {
  const { told } = columns;
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
    bits[i] = sumOf(columns, slot, company, byKind);
  }
}

/** The same where the slots are those of the company, of whose aspects most are known. */
function addUpOfCompany(columns: StoryColumns, wanted: Wanted, pass: Pass, aspects: Int32Array): void {
  const { kind } = columns;
  const { bits, byKind } = pass;
  for (let i = 0; i < bits.length; i++) {
    const aspect = aspects[i] as number;
    bits[i] =
      aspect === LOOK
        ? sumOf(columns, slotAt(pass, i), wanted.company, byKind)
        : (byKind[kind[aspect] as number] as number);
  }
}

/** The bits that a story's aspects add up to, or those of a company. */
function sumOf(columns: StoryColumns, slot: number, only: number | null, byKind: Int32Array): number {
  const { kind, company, firstAspect } = columns;
  const end = firstAspect[slot + 1] as number;
  let sum = 0;
  for (let aspect = firstAspect[slot] as number; aspect < end; aspect++)
    if (only === null || company[aspect] === only) sum |= byKind[kind[aspect] as number] as number;
  return sum;
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

const VERDICT_BITS = bitsOfValues("verdict");

function hasTwo(bits: number): boolean {
  return (bits & (bits - 1)) !== 0;
}

const UNKNOWN = 1 << BITS.unknown;

import { MISSING, type Missing } from "../../checks/outcomes.ts";
import type { OutcomeCount } from "../../search/filters/by-publisher.ts";
import { AFTERMATHS, VERDICTS } from "../../search/filters/filter.ts";
import { partsOfOutcome } from "../../search/filters/kinds.ts";

/** How the checked moves of one publisher came out. */
export interface Tally {
  publisher: string;
  /** Reported moves, checked or not. */
  moves: number;
  /** Those with a verdict; what daily bars only bound is not judged and is not among them. */
  checked: number;
  confirmed: number;
  overstated: number;
  understated: number;
  opposite: number;
  plausible: number;
  /** Those that are just being checked again. */
  waiting: number;
  /** Moves whose first close after is known, and those that kept three quarters or more to it. */
  followed: number;
  held: number;
  faded: number;
  /** What moves without a verdict lacked, and how many lacked it. */
  missing: Map<Missing, number>;
}

/** Tallies of moves by their publisher. */
export function tallies(outcomes: readonly OutcomeCount[], nameOf: (publisher: number) => string): Tally[] {
  const byPublisher = new Map<number, Tally>();
  for (const outcome of outcomes) {
    const tally = byPublisher.get(outcome.publisher) ?? empty(nameOf(outcome.publisher));
    byPublisher.set(outcome.publisher, tally);
    add(tally, outcome);
  }
  return [...byPublisher.values()];
}

function empty(publisher: string): Tally {
  return {
    ...{ publisher, moves: 0, checked: 0, confirmed: 0, overstated: 0, understated: 0, opposite: 0 },
    ...{ plausible: 0, waiting: 0, followed: 0, held: 0, faded: 0, missing: new Map() },
  };
}

function add(tally: Tally, { outcome, count }: OutcomeCount): void {
  const parts = partsOfOutcome(outcome);
  const verdict = VERDICTS[parts.verdict];
  tally.moves += count;
  switch (verdict) {
    case undefined:
      tally.waiting += count;
      return;
    case "plausible":
      tally.plausible += count;
      return;
    case "no_data":
    case "unchecked": {
      const missing = MISSING[parts.missing];
      if (missing) tally.missing.set(missing, (tally.missing.get(missing) ?? 0) + count);
      return;
    }
    case "opposite_direction":
      tally.opposite += count;
      break;
    default:
      tally[verdict] += count;
  }
  tally.checked += count;
  follow(tally, AFTERMATHS[parts.aftermath], count);
}

/** @param aftermath undefined where too little is known of it */
function follow(tally: Tally, aftermath: (typeof AFTERMATHS)[number] | undefined, count: number): void {
  if (aftermath === undefined) return;
  tally.followed += count;
  if (aftermath === "held" || aftermath === "extended") tally.held += count;
  else tally.faded += count;
}

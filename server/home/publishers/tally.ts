import type { CheckReport } from "../../checks/report.ts";

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
  /** Moves whose first close after is known, and those that kept three quarters or more to it. */
  followed: number;
  held: number;
  faded: number;
  /** Why moves had no verdict, and how many. */
  reasons: Map<string, number>;
}

export interface TalliedMove {
  publisher: string;
  report: CheckReport;
  /** Why there is no verdict; not looked at where there is one. */
  reason: string;
}

/** Tallies of moves by their publisher. */
export function tallies(moves: Iterable<TalliedMove>): Tally[] {
  const byPublisher = new Map<string, Tally>();
  for (const { publisher, report, reason } of moves) {
    const tally = byPublisher.get(publisher) ?? empty(publisher);
    byPublisher.set(publisher, tally);
    count(tally, report, reason);
  }
  return [...byPublisher.values()];
}

function empty(publisher: string): Tally {
  return {
    ...{ publisher, moves: 0, checked: 0, confirmed: 0, overstated: 0, understated: 0, opposite: 0 },
    ...{ plausible: 0, followed: 0, held: 0, faded: 0, reasons: new Map() },
  };
}

function count(tally: Tally, { check: { verdict, aftermath } }: CheckReport, reason: string): void {
  tally.moves++;
  if (verdict === "no_data") {
    tally.reasons.set(reason, (tally.reasons.get(reason) ?? 0) + 1);
    return;
  }
  if (verdict === "plausible") {
    tally.plausible++;
    return;
  }
  tally.checked++;
  if (verdict === "opposite_direction") tally.opposite++;
  else tally[verdict]++;
  if (aftermath === "no_data" || aftermath === "too_small") return;
  tally.followed++;
  if (aftermath === "held" || aftermath === "extended") tally.held++;
  else tally.faded++;
}

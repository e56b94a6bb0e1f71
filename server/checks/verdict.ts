import type { Direction } from "../lib/percent.ts";
import type { Verdict } from "./checks.ts";

/** Percent in the claim's direction, lo ≤ hi. */
export interface Span {
  lo: number;
  hi: number;
}

const TICK = 0.01;
/** Percent: the least by which prices are allowed to differ from those the reporter saw. */
const LEAST_TOLERANCE = 0.02;
/** Percent the wrong way from which a report has the direction wrong. */
const WRONG_WAY = -0.05;
/** Percent within which a price counts as unchanged. */
export const FLAT = 0.25;

/** Half a tick of the reference in percent, at least 0.02. */
export function tolerance(reference: number): number {
  return Math.max(LEAST_TOLERANCE, (50 * TICK) / reference);
}

/** 1 for a rise, −1 for a fall; what is said to be flat is told as a rise. */
export function signOf(direction: Direction): 1 | -1 {
  return direction === "down" ? -1 : 1;
}

/**
 * Judges a measured span, in the claim's direction, by what the wording allows, [lo, hi): wholly the
 * wrong way; meeting what is allowed; short of it, so that the report's figure was too big; beyond it.
 * `isBounded`: the span is only where the price must have lain, so that meeting it is no more than
 * plausible. "Unchanged" is confirmed within a quarter of a percent either way.
 */
export function judge(
  measured: Span,
  claim: { direction: Direction; allowed: Span; tolerance: number; isBounded: boolean },
): Verdict {
  const meeting = claim.isBounded ? "plausible" : "confirmed";
  if (claim.direction === "flat") return measured.hi > -FLAT && measured.lo < FLAT ? meeting : "understated";
  if (measured.hi <= WRONG_WAY) return "opposite_direction";
  const lo = claim.allowed.lo - claim.tolerance;
  const hi = claim.allowed.hi + claim.tolerance;
  if (measured.hi >= lo && measured.lo < hi) return meeting;
  return measured.hi < lo ? "overstated" : "understated";
}

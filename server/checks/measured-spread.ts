import { directionOf, formatSigned } from "../lib/percent.ts";
import type { SpreadView } from "../moves/spread.ts";
import type { CheckedBar } from "./bar.ts";

/** The gap between two legs as it was measured, beside the one reported; null unless both were measured. */
export function measuredSpread(said: SpreadView | null, legs: readonly CheckedBar[]): SpreadView | null {
  const [first, second] = legs;
  if (!said || !first || !second || first.measured === null || second.measured === null) return null;
  const points = first.measured - second.measured;
  const low = Math.min(first.near, first.far) - Math.max(second.near, second.far);
  const high = Math.max(first.near, first.far) - Math.min(second.near, second.far);
  const closes = [first, second].map(({ after }) => after.find(({ label }) => label === "close")?.value);
  const [a, b] = closes;
  const atClose = a === undefined || b === undefined ? "" : `, ${formatSigned(a - b, 1)} at the close`;
  return {
    ...{ label: said.label, from: second.measured, to: first.measured, direction: directionOf(points) },
    figure: `${formatSigned(points, 1)} points`,
    words: `spread, as measured${atClose}; the wordings allow ${formatSigned(low, 1)} to ${formatSigned(high, 1)}`,
  };
}

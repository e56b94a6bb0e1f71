import { type Direction, directionOf, formatSigned } from "../lib/percent.ts";
import type { ReportedMove } from "./moves.ts";

/** The gap between the two legs of a story that sets one company against another. */
export interface SpreadView {
  /** "BABA over META" */
  label: string;
  /** "+4 points" */
  figure: string;
  direction: Direction;
  /** "spread, as said" */
  words: string;
  from: number;
  to: number;
}

/** The spread of a story with exactly two exact legs of different companies, the first over the second; else null. */
export function spreadView(moves: readonly ReportedMove[]): SpreadView | null {
  const [first, second, ...others] = moves;
  if (!first || !second || others.length > 0) return null;
  if (first.percentTo !== null || second.percentTo !== null || nameOf(first) === nameOf(second)) return null;
  const points = first.percent - second.percent;
  if (points === 0) return null;
  const decimals = Math.max(first.decimals, second.decimals);
  return {
    label: `${nameOf(first)} over ${nameOf(second)}`,
    figure: `${formatSigned(points, decimals)} points`,
    direction: directionOf(points),
    words: "spread, as said",
    from: second.percent,
    to: first.percent,
  };
}

function nameOf(move: ReportedMove): string {
  return move.listing?.ticker ?? move.subject;
}

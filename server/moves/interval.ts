import type { ReportedMove } from "./moves.ts";

/** Signed percent from the lower to the higher end; exactly one end of each is shut, unless it says otherwise. */
export interface Interval {
  /** The end nearer to zero is included, the further one is not. */
  near: number;
  far: number;
}

type Wording = Pick<ReportedMove, "percent" | "percentTo" | "decimals" | "qualifier">;

/**
 * The magnitudes, in percent, that a figure's wording and rounding allow: [near, far). With u one
 * unit of the last digit written and h half of it: exact [v−h, v+h), about [v−1.5h, v+1.5h),
 * nearly [v−h, v), more than [v, v+max(u, v/4)), less than [v−max(u, v/4), v), a range [v−h, v2+h).
 */
export function allowedMagnitude(wording: Wording): Interval {
  const v = Math.abs(wording.percent);
  const u = 10 ** -wording.decimals;
  const h = u / 2;
  switch (wording.qualifier) {
    case "exact":
      return { near: v - h, far: v + h };
    case "about":
      return { near: v - 1.5 * h, far: v + 1.5 * h };
    case "nearly":
      return { near: v - h, far: v };
    case "more_than":
      return { near: v, far: v + Math.max(u, v / 4) };
    case "less_than":
      return { near: v - Math.max(u, v / 4), far: v };
    case "range":
      return { near: v - h, far: Math.abs(wording.percentTo ?? wording.percent) + h };
  }
}

/** The same with the sign of the move: what a bar's bracket spans. */
export function allowedMove(wording: Wording): Interval {
  const { near, far } = allowedMagnitude(wording);
  const sign = (wording.percentTo ?? wording.percent) < 0 ? -1 : 1;
  return { near: sign * near, far: sign * far };
}

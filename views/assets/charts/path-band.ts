import type { PathData } from "../../../server/studies/run/path-data.ts";

/** Where a value stands, in pixels. */
export type Place = (value: number) => number;

type Point = readonly [x: number, y: number];

/** The lower and the upper edge of each unbroken part of the band. */
export function bandEdges(
  band: PathData["band"],
  taus: readonly number[],
  at: Place,
  up: Place,
): [low: Point[], high: Point[]][] {
  return runsOf(band).map((run) => {
    const edge = (end: 0 | 1) => run.map((i): Point => [at(taus[i] ?? 0), up(band[i]?.[end] ?? 0)]);
    return [edge(0), edge(1)];
  });
}

/** Places of neighbouring sessions that have a band. */
function runsOf(band: PathData["band"]): number[][] {
  const runs: number[][] = [];
  band.forEach((pair, i) => {
    if (pair === null) return;
    const last = runs.at(-1);
    if (last?.at(-1) === i - 1) last.push(i);
    else runs.push([i]);
  });
  return runs;
}

export function pathThrough(points: readonly Point[]): Path2D {
  const path = new Path2D();
  for (const [x, y] of points) path.lineTo(x, y);
  return path;
}

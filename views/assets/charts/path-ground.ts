import type { Chart, Plugin } from "chart.js";
import type { PathData } from "../../../server/studies/run/path-data.ts";
import { readColours } from "../bars/colours.ts";
import { line } from "../bars/ink.ts";
import { write } from "./text.ts";

/** What lies under the lines of a study's path: gridlines, the band, the story's session, both axes. */
export function pathGround(data: PathData): Plugin {
  return {
    id: "path-ground",
    beforeDatasetsDraw(chart: Chart) {
      const { x, y } = chart.scales;
      if (!x || !y) return;
      const at = (tau: number) => x.getPixelForValue(tau);
      const up = (value: number) => y.getPixelForValue(value);
      drawGrid(chart, data, up);
      drawBand(chart, data, at, up);
      drawStory(chart, data, at);
      drawTimes(chart, data, at);
    },
  };
}

type Place = (value: number) => number;

function drawGrid({ ctx, chartArea: area }: Chart, { ticks }: PathData, up: Place): void {
  const { grid, ink2, zero } = readColours();
  ctx.save();
  ctx.lineWidth = 1;
  for (const { value, label } of ticks) {
    const y = Math.round(up(value)) + 0.5;
    ctx.strokeStyle = value === 0 ? zero : grid;
    ctx.stroke(line(area.left, y, area.right, y));
    write(ctx, label, area.left - 8, y, { align: "right", colour: ink2 });
  }
  ctx.restore();
}

/** Filled between its edges, which are dotted; a session without a band parts it. */
function drawBand({ ctx }: Chart, { band, taus }: PathData, at: Place, up: Place): void {
  const { band: fill, ink2 } = readColours();
  for (const run of runsOf(band)) {
    const edge = (end: 0 | 1) => run.map((i) => [at(taus[i] ?? 0), up(band[i]?.[end] ?? 0)] as const);
    const [low, high] = [edge(0), edge(1)];
    ctx.save();
    ctx.fillStyle = fill;
    ctx.fill(pathThrough([...high, ...low.toReversed()]));
    ctx.strokeStyle = ink2;
    ctx.setLineDash([1.5, 2.5]);
    for (const points of [low, high]) ctx.stroke(pathThrough(points));
    ctx.restore();
  }
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

function pathThrough(points: readonly (readonly [number, number])[]): Path2D {
  const path = new Path2D();
  for (const [x, y] of points) path.lineTo(x, y);
  return path;
}

function drawStory({ ctx, chartArea: area }: Chart, { taus }: PathData, at: Place): void {
  if (!taus.includes(0)) return;
  const { zero, ink2 } = readColours();
  const x = Math.round(at(0)) + 0.5;
  ctx.save();
  ctx.strokeStyle = zero;
  ctx.setLineDash([4, 3]);
  ctx.stroke(line(x, area.top, x, area.bottom));
  ctx.restore();
  write(ctx, "Story", x + 6, area.top + 7, { weight: 600, colour: ink2, hasHalo: true });
}

function drawTimes({ ctx, chartArea: area }: Chart, { times }: PathData, at: Place): void {
  const { ink2 } = readColours();
  for (const { tau, label } of times)
    write(ctx, label, at(tau), area.bottom + 16, { align: "center", colour: ink2 });
}

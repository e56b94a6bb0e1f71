import type { Chart, Plugin } from "chart.js";
import type { PathData } from "../../../server/studies/run/path-data.ts";
import { readColours } from "../bars/colours.ts";
import { line } from "../bars/ink.ts";
import { bandEdges, type Place, pathThrough } from "./path-band.ts";
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

/** Filled between its edges; a session without a band parts it. */
function drawBand({ ctx }: Chart, { band, taus }: PathData, at: Place, up: Place): void {
  ctx.save();
  ctx.fillStyle = readColours().band;
  for (const [low, high] of bandEdges(band, taus, at, up))
    ctx.fill(pathThrough([...high, ...low.toReversed()]));
  ctx.restore();
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

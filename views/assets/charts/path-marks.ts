import type { Chart, Plugin } from "chart.js";
import type { PathData } from "../../../server/studies/run/path-data.ts";
import { readColours } from "../bars/colours.ts";
import { bandEdges, type Place, pathThrough } from "./path-band.ts";
import { write } from "./text.ts";

const LINE_HEIGHT = 15;

/**
 * What lies over the lines: the dotted edges of the band, which many events would hide, and at the end of
 * the mean its figure and its band; on a narrow chart the figure alone, over the line.
 */
export function pathMarks(data: PathData, narrowUnder: number): Plugin {
  return {
    id: "path-marks",
    afterDatasetsDraw(chart: Chart) {
      const { x, y } = chart.scales;
      if (!x || !y) return;
      const at = (tau: number) => x.getPixelForValue(tau);
      const up = (value: number) => y.getPixelForValue(value);
      drawEdges(chart, data, at, up);
      drawEnd(chart, data, at, up, chart.width < narrowUnder);
    },
  };
}

function drawEdges({ ctx }: Chart, { band, taus }: PathData, at: Place, up: Place): void {
  ctx.save();
  ctx.strokeStyle = readColours().ink2;
  ctx.setLineDash([1.5, 2.5]);
  for (const edges of bandEdges(band, taus, at, up))
    for (const points of edges) ctx.stroke(pathThrough(points));
  ctx.restore();
}

function drawEnd(
  { ctx }: Chart,
  { mean, taus, end }: PathData,
  at: Place,
  up: Place,
  isNarrow: boolean,
): void {
  const last = mean.findLastIndex((value) => value !== null);
  const value = mean[last];
  if (value === null || value === undefined) return;
  const [left, top] = [at(taus[last] ?? 0), up(value)];
  const [first = "", ...others] = end;
  if (isNarrow) {
    write(ctx, first, left - 4, top - 14, { align: "right", weight: 600, hasHalo: true });
    return;
  }
  write(ctx, first, left + 10, top - LINE_HEIGHT, { weight: 600, hasHalo: true });
  others.forEach((text, i) => {
    write(ctx, text, left + 10, top + i * LINE_HEIGHT, { colour: readColours().ink2 });
  });
}

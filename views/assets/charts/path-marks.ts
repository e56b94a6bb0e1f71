import type { Chart, Plugin } from "chart.js";
import type { PathData } from "../../../server/studies/run/path-data.ts";
import { readColours } from "../bars/colours.ts";
import { write } from "./text.ts";

const LINE_HEIGHT = 15;

/** What stands at the end of the mean's line: its figure and its band. On a narrow chart the figure alone, over the line. */
export function pathMarks(data: PathData, narrowUnder: number): Plugin {
  return {
    id: "path-marks",
    afterDatasetsDraw(chart: Chart) {
      const { x, y } = chart.scales;
      const last = data.mean.findLastIndex((value) => value !== null);
      const value = data.mean[last];
      if (!x || !y || value === null || value === undefined) return;
      const [left, top] = [x.getPixelForValue(data.taus[last] ?? 0), y.getPixelForValue(value)];
      const [first = "", ...others] = data.end;
      if (chart.width < narrowUnder) {
        write(chart.ctx, first, left - 4, top - 14, { align: "right", weight: 600, hasHalo: true });
        return;
      }
      write(chart.ctx, first, left + 10, top - LINE_HEIGHT, { weight: 600, hasHalo: true });
      others.forEach((text, i) => {
        write(chart.ctx, text, left + 10, top + i * LINE_HEIGHT, { colour: readColours().ink2 });
      });
    },
  };
}

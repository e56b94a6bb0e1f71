import type { Chart, Plugin } from "chart.js";
import type { CheckedBar } from "../../../server/checks/bar.ts";
import type { Scale } from "../../../server/moves/scale.ts";
import { inkOnPaper, line } from "./ink.ts";

const HALF_TICK = 8;
const TICK = 3;
const RANGE = 1.5;
const HALF_CAP = 3;
/** A narrower range would be hidden by the tick. */
const LEAST_RANGE = 18;

/** The measured figure as a tick, and the range in which the price lay as a thin line where it can be seen. */
export function measuredMark({ measured, range }: CheckedBar, scale: Scale): Plugin {
  return {
    id: "measured",
    afterDatasetsDraw(chart: Chart) {
      const y = chart.getDatasetMeta(0).data[0]?.y;
      const x = chart.scales.x;
      if (y === undefined || !x) return;
      if (range) {
        const [from, to] = range.map((end) => x.getPixelForValue(within(end, scale))) as [number, number];
        if (measured === null || Math.abs(to - from) >= LEAST_RANGE) {
          const caps = [from, to].map((end) => line(end, y - HALF_CAP, end, y + HALF_CAP));
          inkOnPaper(chart.ctx, [line(from, y, to, y), ...caps], RANGE);
        }
      }
      if (measured === null || measured < scale.min || measured > scale.max) return;
      const at = x.getPixelForValue(measured);
      inkOnPaper(chart.ctx, [line(at, y - HALF_TICK, at, y + HALF_TICK)], TICK);
    },
  };
}

function within(value: number, { min, max }: Scale): number {
  return Math.min(max, Math.max(min, value));
}

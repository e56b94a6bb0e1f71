import type { Chart, Plugin } from "chart.js";
import type { Scale } from "../../../server/moves/scale.ts";
import type { BarData } from "../../../server/moves/view.ts";
import { readColours } from "./colours.ts";

const HALF_HEIGHT = 7;
const LEAN = 3;
/** Middles of the two slits, from the end of the bar. */
const SLITS = [7, 12];

/** Two slits of paper near the end of a bar whose figure lies beyond the scale. */
export function tornEnd(bar: BarData, scale: Scale): Plugin {
  return {
    id: "torn-end",
    afterDatasetsDraw(chart: Chart) {
      if (bar.said >= scale.min && bar.said <= scale.max) return;
      const element = chart.getDatasetMeta(0).data[0];
      if (!element) return;
      const { ctx } = chart;
      ctx.save();
      ctx.strokeStyle = readColours().paper;
      ctx.lineWidth = 2;
      for (const slit of SLITS) {
        const x = element.x - Math.sign(bar.said) * slit;
        ctx.beginPath();
        ctx.moveTo(x - LEAN, element.y + HALF_HEIGHT);
        ctx.lineTo(x + LEAN, element.y - HALF_HEIGHT);
        ctx.stroke();
      }
      ctx.restore();
    },
  };
}

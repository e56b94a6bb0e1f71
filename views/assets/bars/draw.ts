import { BarController, BarElement, CategoryScale, Chart, LinearScale } from "chart.js";
import type { Scale } from "../../../server/moves/scale.ts";
import type { CheckedBar } from "../../../server/checks/bar.ts";
import { aftermathMarks } from "./aftermath-marks.ts";
import { bracketMark } from "./bracket.ts";
import { readColours } from "./colours.ts";
import { measuredMark } from "./measured-mark.ts";
import { tornEnd } from "./torn-end.ts";

Chart.register(BarController, BarElement, CategoryScale, LinearScale);

/** Of the canvas' height; marks at either end of the scale still lie inside its sides. */
const INSET = 8;
const THICKNESS = 12;
/** Where the middle of the bar stands, from the top of the canvas: under it is room for what came after. */
const MIDDLE = 13;

/** One reported move as a bar from zero to the said figure, with its marks, on the page's scale. */
export function drawBar(canvas: HTMLCanvasElement, bar: CheckedBar, scale: Scale): Chart {
  const height = canvas.parentElement?.clientHeight ?? canvas.clientHeight;
  return new Chart(canvas, {
    type: "bar",
    data: {
      labels: [""],
      datasets: [
        {
          data: [Math.min(scale.max, Math.max(scale.min, bar.said))],
          barThickness: THICKNESS,
          backgroundColor: () =>
            bar.said === 0 ? "transparent" : readColours()[bar.said < 0 ? "loss" : "gain"],
        },
      ],
    },
    options: {
      indexAxis: "y",
      animation: false,
      events: [],
      maintainAspectRatio: false,
      layout: { padding: { left: INSET, right: INSET, top: 0, bottom: height - 2 * MIDDLE } },
      scales: {
        x: { display: false, min: scale.min, max: scale.max },
        y: { display: false },
      },
    },
    // In the order they are drawn: the paper of a tear goes under the marks, never over them.
    plugins: [tornEnd, bracketMark, measuredMark, aftermathMarks].map((mark) => mark(bar, scale)),
  });
}

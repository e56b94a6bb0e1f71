import type { Chart } from "chart.js";

/** CSS pixels that A4 and Letter have between their margins. */
const PAPER_WIDTH = 680;

/** Paper is narrower than most windows: a chart is drawn anew for it, and for the window after. */
export function fitToPaper(chart: Chart): void {
  window.addEventListener("beforeprint", () => chart.resize(PAPER_WIDTH, chart.height));
  window.addEventListener("afterprint", () => chart.resize());
}

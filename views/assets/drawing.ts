import { startBars } from "./bars/bars.ts";
import { startDayCharts } from "./charts/day.ts";
import { startPathChart } from "./charts/path.ts";

startBars();
startDayCharts();
startPathChart();

/** What is drawn can be read: `Chart.getChart(canvas)`, on a console or in a test. */
export { Chart } from "chart.js";

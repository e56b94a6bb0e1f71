import { Chart, LinearScale, LineController, LineElement, PointElement } from "chart.js";
import type { PathData } from "../../../server/studies/run/path-data.ts";
import { onColoursChanged, readColours } from "../bars/colours.ts";
import { fitToPaper } from "./paper.ts";
import { pathGround } from "./path-ground.ts";
import { pathMarks } from "./path-marks.ts";

Chart.register(LineController, LineElement, LinearScale, PointElement);

/** Room for the labels at the mean's end; on a phone they stand under the line instead. */
const WIDE = { left: 44, right: 112, top: 14, bottom: 30 };
const NARROW = { left: 40, right: 12, top: 14, bottom: 30 };
const NARROW_UNDER = 560;

/** Draws the path of the study on the page. */
export function startPathChart(): void {
  const canvas = document.querySelector<HTMLCanvasElement>("canvas[data-path]");
  const text = document.querySelector(`#${canvas?.dataset.path}`)?.textContent;
  if (!canvas || !text) return;
  const chart = drawPath(canvas, JSON.parse(text) as PathData);
  onColoursChanged(() => chart.update("none"));
  fitToPaper(chart);
}

function drawPath(canvas: HTMLCanvasElement, data: PathData): Chart {
  const along = (values: readonly (number | null)[]) =>
    values.map((y, i) => ({ x: data.taus[i] ?? 0, y: y ?? Number.NaN }));
  return new Chart(canvas, {
    type: "line",
    data: {
      datasets: [
        // What is listed first lies on top.
        { label: "mean", data: along(data.mean), borderColor: () => readColours().ink, borderWidth: 2.75 },
        ...data.events.map((values, i) => ({
          ...{ label: `event ${i + 1}`, data: along(values), borderWidth: 1 },
          borderColor: () => eventColour(data.events.length),
        })),
      ],
    },
    options: {
      animation: false,
      events: [],
      parsing: false,
      maintainAspectRatio: false,
      layout: { padding: ({ chart }) => (chart.width < NARROW_UNDER ? NARROW : WIDE) },
      elements: { point: { radius: 0 } },
      scales: {
        x: { type: "linear", display: false, min: data.taus[0] ?? 0, max: data.taus.at(-1) ?? 0 },
        y: { type: "linear", display: false, min: data.scale.min, max: data.scale.max },
      },
    },
    plugins: [pathGround(data), pathMarks(data, NARROW_UNDER)],
  });
}

/** So many lines are drawn in full; of more each is fainter, so that mean and band still show. */
const FULL_LINES = 30;
const FAINTEST = 0.2;

function eventColour(lines: number): string {
  const { event } = readColours();
  const share = Math.max(FAINTEST, FULL_LINES / lines);
  return share >= 1 ? event : `color-mix(in srgb, ${event} ${100 * share}%, transparent)`;
}

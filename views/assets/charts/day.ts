import { Chart, LinearScale, LineController, LineElement, PointElement } from "chart.js";
import type { DayData } from "../../../server/home/day-data.ts";
import { onColoursChanged, readColours } from "../bars/colours.ts";
import { dayGround } from "./day-ground.ts";
import { dayMarks } from "./day-marks.ts";
import { fitToPaper } from "./paper.ts";

Chart.register(LineController, LineElement, LinearScale, PointElement);

const PADDING = { left: 52, right: 52, top: 40, bottom: 30 };

/** Draws the price line of each day on the page. */
export function startDayCharts(): void {
  for (const canvas of document.querySelectorAll<HTMLCanvasElement>("canvas[data-day]")) {
    const text = document.querySelector(`#${canvas.dataset.day}`)?.textContent;
    if (!text) continue;
    const chart = drawDay(canvas, JSON.parse(text) as DayData);
    onColoursChanged(() => chart.update("none"));
    fitToPaper(chart);
  }
}

function drawDay(canvas: HTMLCanvasElement, data: DayData): Chart {
  return new Chart(canvas, {
    type: "line",
    data: {
      datasets: [
        {
          data: data.line.map(([x, y]) => ({ x, y })),
          borderColor: () => readColours().ink,
          borderWidth: 1.5,
          pointRadius: 0,
        },
      ],
    },
    options: {
      animation: false,
      events: [],
      parsing: false,
      maintainAspectRatio: false,
      layout: { padding: PADDING },
      scales: {
        x: { type: "linear", display: false, min: data.from, max: data.to },
        y: { type: "linear", display: false, min: data.min, max: data.max },
      },
    },
    plugins: [dayGround(data), dayMarks(data)],
  });
}

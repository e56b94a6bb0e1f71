import type { Chart, Plugin } from "chart.js";
import type { DayData } from "../../../server/home/day-data.ts";
import { line } from "../bars/ink.ts";
import { readColours } from "../bars/colours.ts";
import { widthOf, write } from "./text.ts";

/** Labels of times closer than this would touch. */
const TIME_APART = 44;
const HEAD = 30;
const WIDE = 560;

/** What lies under the line: sessions, gridlines with price and percent, the reference, what was said, the report. */
export function dayGround(data: DayData): Plugin {
  return {
    id: "day-ground",
    beforeDatasetsDraw(chart: Chart) {
      const { x, y } = chart.scales;
      if (!x || !y) return;
      const at = (time: number) => x.getPixelForValue(time);
      const up = (value: number) => y.getPixelForValue(value);
      drawSessions(chart, data, at);
      drawGrid(chart, data, up);
      drawBand(chart, data, at, up);
      drawReference(chart, data, up);
      drawReport(chart, data, at);
      drawTimes(chart, data, at);
    },
  };
}

type Place = (value: number) => number;

function drawSessions({ ctx, chartArea: area, width }: Chart, { sessions }: DayData, at: Place): void {
  const { session, ink2 } = readColours();
  for (const { name, short, from, to, isShaded } of sessions) {
    const [left, right] = [at(from), at(to)];
    if (isShaded) {
      ctx.fillStyle = session;
      ctx.fillRect(left, area.top - HEAD, right - left, area.bottom - area.top + HEAD);
    }
    const label = width > WIDE && widthOf(ctx, name, 12, 600) < right - left - 12 ? name : short;
    if (widthOf(ctx, label, 12, 600) < right - left - 8)
      write(ctx, label, left + 8, area.top - HEAD + 14, { weight: 600, colour: ink2 });
  }
}

function drawGrid({ ctx, chartArea: area }: Chart, { ticks }: DayData, up: Place): void {
  const { grid, ink2 } = readColours();
  ctx.save();
  ctx.strokeStyle = grid;
  ctx.lineWidth = 1;
  for (const { value, price, percent } of ticks) {
    const y = Math.round(up(value)) + 0.5;
    ctx.stroke(line(area.left, y, area.right, y));
    write(ctx, price, area.left - 6, y, { align: "right", colour: ink2 });
    write(ctx, percent, area.right + 8, y, { colour: ink2 });
  }
  ctx.restore();
}

function drawBand({ ctx, width }: Chart, { band }: DayData, at: Place, up: Place): void {
  if (!band) return;
  const { mark } = readColours();
  const [left, right, top, bottom] = [at(band.from), at(band.to), up(band.high), up(band.low)];
  ctx.fillStyle = mark;
  ctx.fillRect(left, top, right - left, Math.max(2, bottom - top));
  const label = [band.long, band.short].find(
    (text) => width > WIDE && widthOf(ctx, text, 12, 600) < right - left - 14,
  );
  const shown = label ?? band.short;
  if (bottom - top >= 15 && widthOf(ctx, shown, 12, 600) < right - left - 8)
    write(ctx, shown, left + 8, (top + bottom) / 2, { weight: 600 });
}

function drawReference({ ctx, chartArea: area, width }: Chart, { reference }: DayData, up: Place): void {
  const { zero, ink2 } = readColours();
  const y = Math.round(up(0)) + 0.5;
  ctx.save();
  ctx.strokeStyle = zero;
  ctx.setLineDash([4, 3]);
  ctx.stroke(line(area.left, y, area.right, y));
  ctx.restore();
  const below = y + 11 < area.bottom ? 11 : -11;
  write(ctx, width > WIDE ? reference.long : reference.short, area.right - 6, y + below, {
    ...{ align: "right", colour: ink2, hasHalo: true },
  });
}

function drawReport({ ctx, chartArea: area }: Chart, { report }: DayData, at: Place): void {
  if (!report) return;
  const { accent } = readColours();
  const x = at(report.at);
  ctx.save();
  ctx.strokeStyle = accent;
  ctx.lineWidth = 1.5;
  ctx.stroke(line(x, area.top - 8, x, area.bottom));
  ctx.restore();
  const fits = x - area.left > widthOf(ctx, report.label, 12, 600) + 10;
  write(ctx, report.label, fits ? x - 6 : x + 6, area.bottom - 12, {
    ...{ weight: 600, colour: accent, align: fits ? "right" : "left", hasHalo: true },
  });
}

/** Session boundaries first; others only where there is room. */
function drawTimes({ ctx, chartArea: area }: Chart, { times }: DayData, at: Place): void {
  const { ink2 } = readColours();
  const drawn: number[] = [];
  for (const time of times) {
    const x = at(time.at);
    if (drawn.some((other) => Math.abs(other - x) < TIME_APART)) continue;
    drawn.push(x);
    write(ctx, time.label, x, area.bottom + 16, { align: "center", colour: ink2 });
  }
}

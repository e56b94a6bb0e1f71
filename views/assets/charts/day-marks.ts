import type { Chart, Plugin } from "chart.js";
import type { DayData } from "../../../server/home/day-data.ts";
import { readColours } from "../bars/colours.ts";
import { line } from "../bars/ink.ts";
import { widthOf, write } from "./text.ts";

const RING = 3.5;
const NOTE = 8.5;
const STEM = 26;

interface Box {
  left: number;
  right: number;
  top: number;
  bottom: number;
}

/** Rings with labels where the move was measured, opened and closed, and the notes as numbered rings on stems. */
export function dayMarks({ rings, notes, line: prices }: DayData): Plugin {
  return {
    id: "day-marks",
    afterDatasetsDraw(chart: Chart) {
      const { x, y } = chart.scales;
      if (!x || !y) return;
      const taken: Box[] = [];
      const points = prices.map(([time, value]) => [x.getPixelForValue(time), y.getPixelForValue(value)]);
      const inkUnder = ({ left, right, top, bottom }: Box) =>
        points.filter(([px = 0, py = 0]) => px > left && px < right && py > top && py < bottom).length;
      for (const { at, value, label } of rings) {
        const place = { x: x.getPixelForValue(at), y: y.getPixelForValue(value) };
        drawRing(chart.ctx, place.x, place.y, RING);
        drawLabel(chart, label, place, taken, inkUnder);
      }
      for (const { at, value, number } of notes) {
        const place = { x: x.getPixelForValue(at), y: y.getPixelForValue(value) };
        const near = prices.filter(([time]) => Math.abs(x.getPixelForValue(time) - place.x) < 2 * NOTE);
        const heights = near.map(([, price]) => y.getPixelForValue(price));
        drawNote(chart, place, number, heights, taken);
      }
    },
  };
}

function drawRing(ctx: CanvasRenderingContext2D, x: number, y: number, radius: number): void {
  const { ink, paper } = readColours();
  ctx.save();
  ctx.beginPath();
  ctx.arc(x, y, radius, 0, 2 * Math.PI);
  ctx.fillStyle = paper;
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1.75;
  ctx.fill();
  ctx.stroke();
  ctx.restore();
}

/** Of the free places around a ring the one with the least of the line under it. */
function drawLabel(
  { ctx, chartArea: area }: Chart,
  label: string,
  at: { x: number; y: number },
  taken: Box[],
  inkUnder: (box: Box) => number,
): void {
  const half = widthOf(ctx, label, 12, 600) / 2;
  const middles = [
    { x: at.x, y: at.y - 14 },
    { x: at.x + half + 9, y: at.y },
    { x: at.x + half + 6, y: at.y - 14 },
    { x: at.x, y: at.y + 15 },
    { x: at.x - half - 9, y: at.y },
    { x: at.x - half - 6, y: at.y + 15 },
    { x: at.x - half - 6, y: at.y - 14 },
    { x: at.x + half + 6, y: at.y + 15 },
  ];
  const boxOf = ({ x, y }: { x: number; y: number }): Box => ({
    ...{ left: x - half - 2, right: x + half + 2, top: y - 8, bottom: y + 8 },
  });
  const isFree = (box: Box) =>
    box.left >= area.left && box.right <= area.right && box.top >= area.top - 8 && !taken.some(overlaps(box));
  const free = middles.filter((middle) => isFree(boxOf(middle)));
  const [place = middles[0]] = free.sort((a, b) => inkUnder(boxOf(a)) - inkUnder(boxOf(b)));
  if (!place) return;
  taken.push(boxOf(place));
  write(ctx, label, place.x, place.y, { weight: 600, align: "center", hasHalo: true });
}

/** On the side of the line where there is more room. */
function drawNote(
  { ctx, chartArea: area }: Chart,
  at: { x: number; y: number },
  number: number,
  heights: readonly number[],
  taken: Box[],
): void {
  const above = Math.min(at.y, ...heights) - STEM;
  const below = Math.max(at.y, ...heights) + STEM;
  const boxAt = (y: number): Box => ({
    ...{ left: at.x - NOTE, right: at.x + NOTE, top: y - NOTE, bottom: y + NOTE },
  });
  const fits = (y: number) =>
    y - NOTE >= area.top && y + NOTE <= area.bottom && !taken.some(overlaps(boxAt(y)));
  const y = [below, above].find(fits) ?? below;
  taken.push(boxAt(y));
  const { ink } = readColours();
  ctx.save();
  ctx.strokeStyle = ink;
  ctx.lineWidth = 1;
  ctx.stroke(line(at.x, at.y, at.x, y));
  ctx.restore();
  drawRing(ctx, at.x, y, NOTE);
  write(ctx, String(number), at.x, y + 0.5, { size: 11, weight: 700, align: "center" });
}

function overlaps(a: Box): (b: Box) => boolean {
  return (b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom;
}

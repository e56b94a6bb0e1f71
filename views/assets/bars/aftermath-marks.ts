import type { Chart, Plugin } from "chart.js";
import type { AfterMark, CheckedBar } from "../../../server/checks/bar.ts";
import type { Scale } from "../../../server/moves/scale.ts";
import { readColours } from "./colours.ts";
import { inkOnPaper, line } from "./ink.ts";
import { placeLabels } from "../../../server/lib/label-places.ts";

/** From the top of the canvas. */
const RAIL = 30.5;
const STEM_FROM = 23;
const HALF_TICK = 3.5;
const DOT = 3;
const BASELINE = 44;
const FONT_SIZE = 10.5;
/** A label that stands further from its tick than this gets a line that leads to it. */
const MOST_APART = 2.5;
/** A canvas wider than this, in pixels, has room for figures. */
const WIDE = 560;

/** What became of a measured move: a rail under the bar with a tick for each later price, the latest a dot. */
export function aftermathMarks({ measured, after }: CheckedBar, scale: Scale): Plugin {
  const isOn = (value: number) => value >= scale.min && value <= scale.max;
  const shown = after.filter(({ value }) => isOn(value));
  return {
    id: "aftermath",
    afterDatasetsDraw(chart: Chart) {
      const x = chart.scales.x;
      if (!x || measured === null || !isOn(measured) || shown.length === 0) return;
      const marks = shown.map((mark) => ({ ...mark, x: x.getPixelForValue(mark.value) }));
      const stem = x.getPixelForValue(measured);
      drawRail(chart.ctx, stem, marks);
      drawLabels(chart, marks);
    },
  };
}

interface Placed extends AfterMark {
  x: number;
}

function drawRail(ctx: CanvasRenderingContext2D, stem: number, marks: readonly Placed[]): void {
  const { faint, ink, paper } = readColours();
  const places = [stem, ...marks.map(({ x }) => x)];
  ctx.save();
  ctx.strokeStyle = faint;
  ctx.lineWidth = 1;
  const at = Math.round(stem) + 0.5;
  ctx.stroke(line(at, STEM_FROM, at, RAIL));
  ctx.stroke(line(Math.min(...places), RAIL, Math.max(...places), RAIL));
  ctx.restore();
  const ticks = marks.filter(({ isLatest }) => !isLatest);
  inkOnPaper(
    ctx,
    ticks.map(({ x }) => line(x, RAIL - HALF_TICK, x, RAIL + HALF_TICK)),
    1.25,
  );
  for (const { x } of marks.filter(({ isLatest }) => isLatest)) {
    ctx.save();
    ctx.beginPath();
    ctx.arc(x, RAIL, DOT, 0, 2 * Math.PI);
    ctx.fillStyle = ink;
    ctx.strokeStyle = paper;
    ctx.lineWidth = 2;
    ctx.stroke();
    ctx.fill();
    ctx.restore();
  }
}

function drawLabels({ ctx, width }: Chart, marks: readonly Placed[]): void {
  const { ink, ink2, faint, paper } = readColours();
  const family = getComputedStyle(document.body).fontFamily;
  const fontOf = (isLatest: boolean) => `${isLatest ? 600 : 400} ${FONT_SIZE}px ${family}`;
  ctx.save();
  const wanted = marks.map(({ x, isLatest, ...mark }) => {
    ctx.font = fontOf(isLatest);
    return { at: x, widths: formsOf(mark, width).map((form) => ctx.measureText(form).width) };
  });
  const places = placeLabels(wanted, 0, width);
  for (const [i, mark] of marks.entries()) {
    const { x, isLatest } = mark;
    const { left = 0, form = 0 } = places[i] ?? {};
    const middle = left + (wanted[i]?.widths[form] ?? 0) / 2;
    if (Math.abs(middle - x) > MOST_APART) {
      ctx.strokeStyle = faint;
      ctx.lineWidth = 1;
      ctx.stroke(line(x, RAIL + HALF_TICK, middle, BASELINE - 8));
    }
    ctx.font = fontOf(isLatest);
    ctx.lineJoin = "round";
    ctx.strokeStyle = paper;
    ctx.lineWidth = 3;
    const text = formsOf(mark, width)[form] ?? "";
    ctx.strokeText(text, left, BASELINE);
    ctx.fillStyle = isLatest ? ink : ink2;
    ctx.fillText(text, left, BASELINE);
  }
  ctx.restore();
}

/** Beside a ledger the figures need no repeating; the bar of a story's own page is wide enough to have them. */
function formsOf({ label, figure }: Pick<AfterMark, "label" | "figure">, width: number): string[] {
  return width > WIDE ? [figure, label] : [label];
}

import type { Chart, Plugin } from "chart.js";
import type { Scale } from "../../../server/moves/scale.ts";
import type { BarData } from "../../../server/moves/view.ts";
import { inkOnPaper } from "./ink.ts";

/** Half the bar's thickness and 3.5 px more. */
const REACH = 9.5;
const SERIF = 4;
/** How far an arc swells out towards its end of the interval. */
const SWELL = 4.5;
const LINE = 1.5;
/** Narrower than this, two ends would hide what lies between them: caps above and below stand for both. */
const NARROW = 10;
const CAP = 3.5;

/** The interval that wording and rounding allow: the near end square, for it is included; the far end round. */
export function bracketMark(bar: BarData, scale: Scale): Plugin {
  return {
    id: "bracket",
    afterDatasetsDraw(chart: Chart) {
      const middle = chart.getDatasetMeta(0).data[0]?.y;
      const x = chart.scales.x;
      if (middle === undefined || !x) return;
      const near = x.getPixelForValue(bar.near);
      const far = x.getPixelForValue(bar.far);
      const narrow = Math.abs(far - near) < NARROW;
      const isOn = (value: number) => value >= scale.min && value <= scale.max;
      const parts: Path2D[] = [];
      if (narrow && isOn(bar.near) && isOn(bar.far)) {
        parts.push(cap(near, far, middle - REACH, 1), cap(near, far, middle + REACH, -1));
      } else {
        if (isOn(bar.near)) parts.push(square(near, Math.sign(far - near), middle));
        if (isOn(bar.far)) parts.push(round(far, Math.sign(far - near), middle));
      }
      inkOnPaper(chart.ctx, parts, LINE);
    },
  };
}

/** @param outward the sign of the way from the near end to the far one */
function square(x: number, outward: number, middle: number): Path2D {
  const path = new Path2D();
  path.moveTo(x + outward * SERIF, middle - REACH);
  path.lineTo(x, middle - REACH);
  path.lineTo(x, middle + REACH);
  path.lineTo(x + outward * SERIF, middle + REACH);
  return path;
}

/** A curve whose furthest point, halfway down, is at x. */
function round(x: number, outward: number, middle: number): Path2D {
  const path = new Path2D();
  path.moveTo(x - outward * SWELL, middle - REACH);
  path.quadraticCurveTo(x + outward * SWELL, middle, x - outward * SWELL, middle + REACH);
  return path;
}

/** A lid from end to end, its corner rounded at the far one. @param down the sign of the way to the bar */
function cap(near: number, far: number, y: number, down: number): Path2D {
  const radius = Math.min(CAP, Math.abs(far - near));
  const path = new Path2D();
  path.moveTo(near, y + down * CAP);
  path.lineTo(near, y);
  path.arcTo(far, y, far, y + down * CAP, radius);
  path.lineTo(far, y + down * CAP);
  return path;
}

/** The one x scale that all bars of a page share, in percent. */
export interface Scale {
  min: number;
  max: number;
  step: number;
}

const STEPS = [0.1, 0.2, 0.5, 1, 2, 5, 10, 20, 50, 100, 200, 500, 1000];
const MOST_TICKS = 10;
/** With fewer moves none can be told to be out of line: +3% beside −1% is a story, not an outlier. */
const FEWEST_TO_JUDGE = 4;
/** 0.3 / 0.1 is a little under 3: such a hair must not add a step. */
const ROUNDING = 1e-9;

/**
 * A scale that holds zero and every value, each end rounded outward to a step, with ten ticks at
 * most. Values come in one group a move. Among four moves or more, one that alone would more than
 * double the span of the others is left out: its bar runs to the edge and is drawn torn.
 */
export function sharedScale(groups: readonly (readonly number[])[]): Scale {
  const kept = withoutOutliers(groups).flat();
  const low = Math.min(0, ...kept);
  const high = Math.max(0, ...kept);
  if (low === high) return { min: -1, max: 1, step: 0.5 };
  for (const step of STEPS) {
    const min = steps(Math.floor(low / step + ROUNDING), step);
    const max = steps(Math.ceil(high / step - ROUNDING), step);
    if (Math.round((max - min) / step) + 1 <= MOST_TICKS) return { min, max, step };
  }
  return { min: low, max: high, step: high - low };
}

/** The scale's ticks from its lower to its upper end; zero is always among them. */
export function ticksOf({ min, max, step }: Scale): number[] {
  const first = Math.round(min / step);
  const last = Math.round(max / step);
  return Array.from({ length: last - first + 1 }, (_, i) => steps(first + i, step));
}

/** So many steps, without floating point's hair (3 × 0.1 is a little over 0.3) and without a minus before zero. */
function steps(count: number, step: number): number {
  return count === 0 ? 0 : Number((count * step).toFixed(6));
}

/** Where a value stands on the scale, in percent of its width; what lies beyond an end stands at the end. */
export function placeOn({ min, max }: Scale, value: number): number {
  const place = (100 * (value - min)) / (max - min);
  return Number(Math.min(100, Math.max(0, place)).toFixed(3));
}

function withoutOutliers(groups: readonly (readonly number[])[]): readonly (readonly number[])[] {
  const sorted = [...groups].sort((a, b) => spanOf(a) - spanOf(b));
  while (sorted.length >= FEWEST_TO_JUDGE) {
    const rest = sorted.slice(0, -1);
    if (spanOf(rest.flat()) === 0 || spanOf(sorted.flat()) <= 2 * spanOf(rest.flat())) break;
    sorted.pop();
  }
  return sorted;
}

function spanOf(values: readonly number[]): number {
  return Math.max(0, ...values) - Math.min(0, ...values);
}

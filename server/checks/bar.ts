import { formatSigned } from "../lib/percent.ts";
import { type BarData, barValues } from "../moves/view.ts";
import type { Check } from "./checks.ts";
import type { Point, PointKey } from "./points.ts";

/** A bar with what was measured on it: numbers in signed percent. */
export interface CheckedBar extends BarData {
  measured: number | null;
  /** Between which the price lay that a report may have meant; null where the one figure tells all. */
  range: [number, number] | null;
  /** What came after, in time. */
  after: AfterMark[];
}

export interface AfterMark {
  value: number;
  /** Under its tick: "+5". */
  label: string;
  /** "+5 sessions −0.8": the same where there is room. */
  figure: string;
  /** The latest that is known. */
  isLatest: boolean;
}

const SHORT: Record<PointKey, string> = { open: "open", close: "close", d1: "+1", d5: "+5" };
const LONG: Record<PointKey, string> = {
  open: "open",
  close: "close",
  d1: "+1 session",
  d5: "+5 sessions",
};

/** "+5" */
export function pointLabel(key: PointKey): string {
  return SHORT[key];
}

/** "+5 sessions" */
export function pointName(key: PointKey): string {
  return LONG[key];
}

/** The marks of a check on the bar of its move. */
export function checkedBar(
  bar: BarData,
  { measured, measuredLo, measuredHi }: Check,
  points: readonly Point[],
): CheckedBar {
  const known = points.flatMap(({ key, move }) => (move === null ? [] : [{ key, move }]));
  const sign = bar.said < 0 ? -1 : 1;
  const ends: [number, number] = [sign * (measuredLo ?? 0), sign * (measuredHi ?? 0)];
  return {
    ...bar,
    measured,
    range: measuredLo === null || measuredLo === measuredHi ? null : ends,
    after: known.map(({ key, move }, i) => ({
      value: move,
      label: SHORT[key],
      figure: `${LONG[key]} ${formatSigned(move, 1)}`,
      isLatest: i === known.length - 1,
    })),
  };
}

/** The values of a checked bar that the page's scale must hold. */
export function checkedValues(bar: CheckedBar): number[] {
  const measured = bar.measured === null ? [] : [bar.measured];
  return [...barValues(bar), ...measured, ...(bar.range ?? []), ...bar.after.map(({ value }) => value)];
}

import { type Direction, directionOf, formatSigned } from "../../lib/percent.ts";
import { placeOn, type Scale, sharedScale, ticksOf } from "../../moves/scale.ts";
import type { AggregateTests } from "../engine/aggregate.ts";
import type { TestResult } from "../engine/cross-section.ts";
import { intervalText, percent, pText } from "../figures.ts";
import type { Window } from "../study.ts";
import { windowText } from "../windows.ts";
import type { ResultWindow, StudyResult } from "./run.ts";

/** What came out by window, the intervals on one axis. */
export interface WindowsView {
  rows: WindowRow[];
  /** The axis: percent of its width. */
  ticks: { place: number; label: string; isZero: boolean }[];
  /** The other tests, a column each. */
  tests: { name: string; hint: string }[];
}

export interface WindowRow {
  window: string;
  isHeadline: boolean;
  n: number;
  mean: string;
  median: string;
  direction: Direction;
  interval: string;
  picture: { low: number; mean: number; high: number } | null;
  /** "6 of 14" */
  up: string;
  bmp: { value: string; p: string } | null;
  plain: string;
  /** A statistic with its p for each of the other tests. */
  others: { value: string; p: string }[];
}

/** A test beside the headline's, and where it is found. */
interface Robustness {
  name: string;
  hint: string;
  of(tests: AggregateTests): TestResult | null;
}

const CORRECTED: Robustness = {
  name: "Kolari–Pynnönen t",
  hint: "BMP, corrected for returns that moved together",
  of: ({ kolariPynnonen }) => kolariPynnonen.bmp,
};
const ROBUSTNESS: Robustness[] = [
  { name: "Rank z", hint: "Corrado’s rank test", of: ({ rank }) => rank },
  { name: "Generalised sign z", hint: "Cowan’s sign test", of: ({ generalisedSign }) => generalisedSign },
  { name: "Patell z", hint: "for information", of: ({ patell }) => patell },
  { name: "Brown–Warner t", hint: "by the days before", of: ({ portfolio }) => portfolio },
];

/** The tables of a study's windows; its correction for clustering only where windows share sessions. */
export function windowsView({ windows, isClustered }: StudyResult, headline: Window | null): WindowsView {
  const scale = sharedScale(windows.map(valuesOf));
  const robustness = isClustered ? [CORRECTED, ...ROBUSTNESS] : ROBUSTNESS;
  return {
    rows: windows.map((window) => rowOf(window, scale, robustness, headline)),
    ticks: ticksOf(scale).map((value) => ({
      place: placeOn(scale, value),
      label: formatSigned(value, Number.isInteger(scale.step) ? 0 : 1),
      isZero: value === 0,
    })),
    tests: robustness.map(({ name, hint }) => ({ name, hint })),
  };
}

function valuesOf({ aggregate: { tests }, interval }: ResultWindow): number[] {
  return [...(tests ? [tests.mean] : []), ...(interval ?? [])].map((value) => 100 * value);
}

function rowOf(
  { window, aggregate: { n, tests }, interval }: ResultWindow,
  scale: Scale,
  robustness: readonly Robustness[],
  headline: Window | null,
): WindowRow {
  const isHeadline = headline !== null && windowText(headline) === windowText(window);
  const row = { window: windowText(window), isHeadline, n };
  if (tests === null) {
    const none = { mean: "–", median: "–", direction: "flat" as const, interval: "", picture: null };
    return {
      ...row,
      ...none,
      up: "none",
      bmp: null,
      plain: "–",
      others: robustness.map(() => resultOf(null)),
    };
  }
  const place = (value: number) => placeOn(scale, 100 * value);
  return {
    ...row,
    ...{ mean: percent(tests.mean), median: percent(tests.median), direction: directionOf(tests.mean) },
    ...{ interval: intervalText(interval), up: `${tests.positive} of ${n}` },
    picture: interval && { low: place(interval[0]), mean: place(tests.mean), high: place(interval[1]) },
    bmp: tests.bmp && resultOf(tests.bmp),
    plain: tests.crossSection ? formatSigned(tests.crossSection.value, 2) : "–",
    others: robustness.map(({ of }) => resultOf(of(tests))),
  };
}

function resultOf(test: TestResult | null): { value: string; p: string } {
  return test ? { value: formatSigned(test.value, 2), p: pText(test.p) } : { value: "–", p: "" };
}

import { type Direction, directionOf, formatSigned } from "../../lib/percent.ts";
import { placeOn, type Scale, sharedScale, ticksOf } from "../../moves/scale.ts";
import type { Aggregate } from "../engine/aggregate.ts";
import type { TestResult } from "../engine/cross-section.ts";
import { intervalText, percent, pText } from "../figures.ts";
import { windowText } from "../windows.ts";
import type { ResultWindow, StudyResult } from "./run.ts";

/** What came out by window, the intervals on one axis. */
export interface WindowsView {
  rows: WindowRow[];
  /** The axis: percent of its width. */
  ticks: { place: number; label: string; isZero: boolean }[];
  /** Whether it rests on one event: then its own t takes the place of the tests over many. */
  isSingle: boolean;
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
  /** BMP's t, or the single event's own. */
  test: ShownTest;
  plain: string;
  others: ShownTest[];
}

/** A statistic with its p; a dash where there is none. */
interface ShownTest {
  value: string;
  p: string;
}

/** A test beside the headline's, and where it is found. */
interface Robustness {
  name: string;
  hint: string;
  of(tests: NonNullable<Aggregate["tests"]>, n: number): TestResult | null;
}

/** With fewer events the sign test's p is counted, not approximated. */
const FEW_SIGNS = 30;

const CORRECTED: Robustness = {
  name: "Kolari–Pynnönen t",
  hint: "BMP, corrected for returns that moved together",
  of: ({ kolariPynnonen }) => kolariPynnonen.bmp,
};
const ROBUSTNESS: Robustness[] = [
  { name: "Rank z", hint: "Corrado’s rank test", of: ({ rank }) => rank },
  { name: "Generalised sign z", hint: "Cowan’s sign test", of: ({ generalisedSign }) => generalisedSign },
  {
    name: "Sign z",
    hint: `exact p under ${FEW_SIGNS} events`,
    of: ({ sign }, n) => ({ value: sign.value, p: n < FEW_SIGNS ? sign.exactP : sign.p }),
  },
  { name: "Patell z", hint: "for information", of: ({ patell }) => patell },
  { name: "Brown–Warner t", hint: "by the days before", of: ({ portfolio }) => portfolio },
];

/** The tables of a study's windows; its correction for clustering only where windows share sessions. */
export function windowsView({ windows, headline, isClustered, counted }: StudyResult): WindowsView {
  const scale = sharedScale(windows.map(valuesOf));
  const isSingle = counted === 1;
  const robustness = isClustered ? [CORRECTED, ...ROBUSTNESS] : ROBUSTNESS;
  const testOf = ({ own, aggregate: { tests } }: ResultWindow) => (isSingle ? own : (tests?.bmp ?? null));
  return {
    rows: windows.map((window, i) => ({
      ...rowOf(window, scale),
      isHeadline: i === headline,
      test: shown(testOf(window)),
      others: robustness.map(({ of }) => shown(otherTest(window, of))),
    })),
    ticks: ticksOf(scale).map((value) => ({
      place: placeOn(scale, value),
      label: formatSigned(value, scale.step < 1 ? 1 : 0),
      isZero: value === 0,
    })),
    isSingle,
    tests: robustness.map(({ name, hint }) => ({ name, hint })),
  };
}

function valuesOf({ aggregate: { tests }, interval }: ResultWindow): number[] {
  return [...(tests ? [tests.mean] : []), ...(interval ?? [])].map((value) => 100 * value);
}

function otherTest({ aggregate: { n, tests } }: ResultWindow, of: Robustness["of"]): TestResult | null {
  return tests && of(tests, n);
}

type FiguresOfWindow = Omit<WindowRow, "isHeadline" | "test" | "others">;

function rowOf({ window, aggregate: { n, tests }, interval }: ResultWindow, scale: Scale): FiguresOfWindow {
  const row = { window: windowText(window), n };
  if (tests === null)
    return {
      ...{ ...row, mean: "–", median: "–", direction: "flat", interval: "", picture: null },
      ...{ up: "none", plain: "–" },
    };
  const place = (value: number) => placeOn(scale, 100 * value);
  return {
    ...row,
    ...{ mean: percent(tests.mean), median: percent(tests.median), direction: directionOf(tests.mean) },
    ...{ interval: intervalText(interval), up: `${tests.positive} of ${n}` },
    picture: interval && { low: place(interval[0]), mean: place(tests.mean), high: place(interval[1]) },
    plain: tests.crossSection ? formatSigned(tests.crossSection.value, 2) : "–",
  };
}

function shown(test: TestResult | null): ShownTest {
  return test ? { value: formatSigned(test.value, 2), p: pText(test.p) } : { value: "–", p: "" };
}

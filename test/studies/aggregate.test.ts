import { describe, expect, test } from "vitest";
import { type Aggregate, aggregate } from "../../server/studies/engine/aggregate.ts";
import type { EventOutcome } from "../../server/studies/engine/event.ts";
import type { Window } from "../../server/studies/study.ts";
import { definition, outcome } from "./example.ts";

const WINDOWS: Window[] = [
  [0, 0],
  [0, 1],
  [1, 2],
];
const STUDY = definition({
  estimation: { end: -3, length: 4, min: 0 },
  eventWindow: [0, 2],
  windows: WINDOWS,
});

/** An event with these abnormal returns from 0 on, and these residuals up to −3. */
function event(ars: readonly (number | null)[], residuals: readonly number[], place = 50): EventOutcome {
  const byTau = new Map(residuals.map((value, i) => [-2 - residuals.length + i, value]));
  return outcome({ place, ars, first: 0, residuals: byTau, windows: WINDOWS });
}

function windowOf(events: readonly EventOutcome[], ...[from, to]: Window): Aggregate | undefined {
  const found = aggregate(events, STUDY).windows.find(({ window }) => window[0] === from && window[1] === to);
  return found?.aggregate;
}

const ONE = event([0.02, 0.04, null], [0.01, -0.01, 0.02, -0.03]);
const TWO = event([0.06, null, null], [0.01, 0.02, 0.03, -0.01], 70);
const THREE = event([-0.01, 0.01, null], [-0.02, 0.01, 0.005, 0.01], 90);

test("every day of the event window and every window has a row", () => {
  const { days, windows } = aggregate([ONE, TWO, THREE], STUDY);
  expect(days.map(({ tau, aggregate: { n } }) => [tau, n])).toEqual([
    [0, 3],
    [1, 2],
    [2, 0],
  ]);
  expect(windows.map(({ window, aggregate: { n } }) => [window, n])).toEqual([
    [[0, 0], 3],
    [[0, 1], 2],
    [[1, 2], 0],
  ]);
});

describe("the mean", () => {
  test("of a day is of those that have a return on it", () => {
    const [day] = aggregate([ONE, TWO, THREE], STUDY).days;
    expect(day?.aggregate.tests?.mean).toBeCloseTo(0.07 / 3, 15);
    expect(day?.aggregate.tests?.median).toBe(0.02);
  });

  test("of a window is of whole sums; the sum of the days' means takes every day there is", () => {
    const tests = windowOf([ONE, TWO, THREE], 0, 1)?.tests;
    expect(tests?.mean).toBeCloseTo((0.06 + 0) / 2, 15);
    expect(tests?.sumOfMeans).toBeCloseTo(0.07 / 3 + 0.05 / 2, 15);
  });
});

describe("of no event", () => {
  test("only their number is told", () => {
    const { days, windows } = aggregate([], STUDY);
    const nothing = { n: 0, tests: null };
    expect(days.map((day) => day.aggregate)).toEqual([nothing, nothing, nothing]);
    expect(windows.map((window) => window.aggregate)).toEqual([nothing, nothing, nothing]);
  });
});

describe("of one event", () => {
  const tests = windowOf([ONE], 0, 1)?.tests;

  test("there is nothing that needs two", () => {
    expect(tests).toMatchObject({
      ...{ crossSection: null, bmp: null, correlation: null, kolariPynnonen: { bmp: null, patell: null } },
    });
  });

  test("there is all else", () => {
    expect(tests).toMatchObject({
      mean: expect.closeTo(0.06, 14),
      median: expect.closeTo(0.06, 14),
      positive: 1,
    });
    expect(tests?.patell?.value).toBeCloseTo(0.06 / (0.01 * Math.SQRT2) / Math.sqrt(40 / 38), 12);
    expect(tests?.sign).toEqual({ value: 1, p: expect.closeTo(0.317310507862914, 13), exactP: 1 });
    expect(tests?.generalisedSign?.value).toBeCloseTo(1, 14);
    // Means by day are the event's own residuals: their sum of squares 0.0015 less 4 · 0.0025².
    expect(tests?.portfolio?.value).toBeCloseTo(0.06 / Math.sqrt((2 * 0.001475) / 3), 12);
    expect(tests?.portfolioDf).toBe(3);
    // Ranks 4.5 and 6 among 1 2 3 4.5 4.5 6.
    expect(tests?.rank?.value).toBeCloseTo((10.5 / 7 - 1) / (Math.SQRT2 * Math.sqrt(17 / 49 / 6)), 12);
  });
});

test("zero is not positive, neither an abnormal return nor a residual", () => {
  const still = event([0, 0, 0], [0, 0, 0.01, -0.01]);
  const tests = windowOf([still, ONE], 0, 0)?.tests;
  expect(tests).toMatchObject({ positive: 1, positiveShare: (1 / 4 + 2 / 4) / 2 });
});

test("the share of positive residuals is of those that have a return there", () => {
  expect(windowOf([ONE, TWO, THREE], 0, 0)?.tests?.positiveShare).toBeCloseTo((2 + 3 + 3) / 12, 15);
  expect(windowOf([ONE, TWO, THREE], 0, 1)?.tests?.positiveShare).toBeCloseTo((2 + 3) / 8, 15);
});

test("ranks and the portfolio take every event, also one without a sum over the window", () => {
  const [withTwo, without] = [windowOf([ONE, TWO, THREE], 0, 1)?.tests, windowOf([ONE, THREE], 0, 1)?.tests];
  expect(withTwo?.rank?.value).not.toBeCloseTo(without?.rank?.value ?? 0, 3);
  expect(withTwo?.portfolio?.value).not.toBeCloseTo(without?.portfolio?.value ?? 0, 3);
  expect(withTwo?.crossSection?.value).toBeCloseTo(without?.crossSection?.value ?? 0, 14);
});

test("equal returns have no test of their mean, and no correlation has no correction", () => {
  const tests = windowOf([ONE, event([0.02, 0.04, null], [0.01, 0.01, -0.02, 0.005])], 0, 1)?.tests;
  expect(tests).toMatchObject({
    crossSection: null,
    bmp: null,
    correlation: 0,
    kolariPynnonen: { bmp: null },
  });
  expect(tests?.kolariPynnonen.patell).toEqual(tests?.patell);
});

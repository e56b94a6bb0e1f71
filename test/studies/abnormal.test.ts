import { describe, expect, test } from "vitest";
import { abnormalDays, abnormalWindow } from "../../server/studies/engine/abnormal.ts";
import type { Fit } from "../../server/studies/engine/fit.ts";
import { fitOf, seriesOf } from "./example.ts";

const NONE = Number.NaN;

/** R = 0.001 + 2x with a deviation of 1 %, estimated on 50 sessions. */
const MARKET: Fit = {
  ...{ model: "market", n: 50, alpha: 0.001, sigma: 0.01, df: 48 },
  market: { beta: 2, seAlpha: 0, seBeta: 0, r2: null, mean: 0.002, ss: 0.005 },
};

// Six sessions; the event is at place 3. At place 1 the stock has no return, at place 5 the market.
const SERIES = seriesOf([NONE, NONE, 0.02, 0.051, -0.01, 0.03], [NONE, 0.01, 0.005, 0.012, 0, NONE]);

/** The days from −4 to 4: of −4 and from 3 on there is nothing. */
function days(fit: Fit) {
  return abnormalDays(fit, SERIES, 3, [-4, 4]);
}

describe("a day of the market model", () => {
  test("is held against α + βx, with its prediction error", () => {
    const found = days(MARKET).find(({ tau }) => tau === 0);
    // 0.051 − (0.001 + 2 · 0.012) = 0.026; C = 1 + 1/50 + (0.012 − 0.002)²/0.005 = 1.04
    const se = 0.01 * Math.sqrt(1.04);
    expect(found).toEqual({
      ...{ tau: 0, place: 3, ret: 0.051, rm: 0.012 },
      ...{ expected: expect.closeTo(0.025, 15), ar: expect.closeTo(0.026, 15), se: expect.closeTo(se, 15) },
      t: expect.closeTo(0.026 / se, 12),
      // scipy.stats.t.sf(0.026/se, 48), twice
      p: expect.closeTo(0.014036943763958, 13),
    });
  });

  test("without a return of the stock still has what was to be expected", () => {
    expect(days(MARKET).find(({ tau }) => tau === -2)).toEqual({
      ...{ tau: -2, place: 1, ret: null, rm: 0.01, expected: expect.closeTo(0.021, 15), ar: null },
      ...{ se: null, t: null, p: null },
    });
  });

  test("without a return of the market has nothing but the stock's", () => {
    expect(days(MARKET).find(({ tau }) => tau === 2)).toEqual({
      ...{ tau: 2, place: 5, ret: 0.03, rm: null, expected: null, ar: null, se: null, t: null, p: null },
    });
  });

  test("outside the sessions known has no place", () => {
    for (const tau of [-4, 3, 4])
      expect(days(MARKET).find((day) => day.tau === tau)).toEqual({
        ...{ tau, place: null, ret: null, rm: null, expected: null, ar: null, se: null, t: null, p: null },
      });
  });
});

test("with a constant mean every day has what was to be expected, and needs no market", () => {
  const found = days(fitOf({ alpha: 0.004, n: 50 }));
  expect(found.map(({ expected }) => expected)).toEqual(new Array(9).fill(0.004));
  expect(found.map(({ ar }) => ar === null)).toEqual([
    ...[true, true, true, false, false, false, false, true, true],
  ]);
  expect(found.find(({ tau }) => tau === 2)).toMatchObject({
    ...{ rm: null, ar: expect.closeTo(0.026, 15), se: expect.closeTo(0.01 * Math.sqrt(1.02), 15) },
  });
});

describe("a window", () => {
  const windowOf = (from: number, to: number, fit = MARKET) => abnormalWindow(fit, days(fit), [from, to]);

  test("adds up its days, with the variance of all of them together and a 95 % interval", () => {
    // 0.009 + 0.026 − 0.011; V = 3 + 9/50 + (0.005 + 0.012 + 0 − 0.006)²/0.005
    const multiple = 3 + 0.18 + 0.0242;
    const se = 0.01 * Math.sqrt(multiple);
    const half = 2.010634757624228 * se;
    const found = windowOf(-1, 1);
    expect(found).toMatchObject({
      ...{ window: [-1, 1], car: expect.closeTo(0.024, 15), multiple: expect.closeTo(multiple, 13) },
      ...{ se: expect.closeTo(se, 15), t: expect.closeTo(0.024 / se, 12), reason: null },
      // scipy.stats.t.sf(0.024/se, 48), twice
      p: expect.closeTo(0.186308982307191, 13),
    });
    expect(found.interval?.[0]).toBeCloseTo(0.024 - half, 12);
    expect(found.interval?.[1]).toBeCloseTo(0.024 + half, 12);
  });

  test("of one day is that day", () => {
    const day = days(MARKET).find(({ tau }) => tau === 1);
    expect(windowOf(1, 1)).toMatchObject({ car: day?.ar, se: day?.se, t: day?.t, p: day?.p });
  });

  test.each([
    ["a day without a return of the stock", -2, 0, "missing_return"],
    ["one without a return of the market", 0, 2, "missing_return"],
    ["the first session known, which has no return", -3, -3, "missing_return"],
    ["sessions beyond the last", 0, 3, "outside_data"],
    ["sessions before the first, and a day without a return as well", -4, -2, "outside_data"],
    ["nothing that is known", 3, 4, "outside_data"],
  ])("with %s has none, and says why", (_what, from, to, reason) => {
    expect(windowOf(from, to)).toEqual({
      ...{
        window: [from, to],
        reason,
        car: null,
        multiple: null,
        se: null,
        t: null,
        p: null,
        interval: null,
      },
    });
  });

  test("of a constant mean does not mind a market without returns", () => {
    const found = windowOf(0, 2, fitOf({ alpha: 0.004, n: 50 }));
    expect(found).toMatchObject({ reason: null, car: expect.closeTo(0.059, 15) });
    expect(found.multiple).toBeCloseTo(3 + 9 / 50, 14);
  });
});

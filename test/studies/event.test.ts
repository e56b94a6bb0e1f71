import { describe, expect, test } from "vitest";
import { type PlacedEvent, studyEvent } from "../../server/studies/engine/event.ts";
import type { StudyDefinition } from "../../server/studies/study.ts";
import { definition, drawnReturns, seriesOf, sessions } from "./example.ts";

const NEVER = () => false;

interface Given extends Partial<Pick<PlacedEvent, "place">> {
  stock?: readonly number[];
  market?: readonly number[];
  isExcluded?: (place: number) => boolean;
}

/** What is found of an event at place 60 of 70, on returns that were drawn. */
function found({ place = 60, isExcluded = NEVER, ...given }: Given, study: Partial<StudyDefinition> = {}) {
  const [stock, market] = [given.stock ?? drawnReturns(70, 1), given.market ?? drawnReturns(70, 2)];
  const series = seriesOf(stock, market);
  const event = { id: "E", symbol: "AAA", when: "2024-03-25" };
  return studyEvent({ event, sessions: sessions(70), place, series }, definition(study), isExcluded);
}

/** The values without those at some places. */
function without(values: readonly number[], ...places: number[]): number[] {
  return values.map((value, i) => (places.includes(i) ? Number.NaN : value));
}

/** Places from one to another, both included. */
function places(from: number, to: number): number[] {
  return Array.from({ length: to - from + 1 }, (_, i) => from + i);
}

describe("the estimation window", () => {
  test("lies where the study says: 40 sessions that end three before the event", () => {
    const { status, n, fit, residuals } = found({});
    expect({ status, n, df: fit?.df }).toEqual({ status: "ok", n: 40, df: 38 });
    expect([...residuals.taus]).toEqual(places(-42, -3));
    expect(residuals.values).toHaveLength(40);
  });

  test("leaves out sessions without a return of the stock or the market, and those that are kept out", () => {
    const { n, residuals } = found({
      stock: without(drawnReturns(70, 1), 18, 30),
      market: without(drawnReturns(70, 2), 57),
      isExcluded: (place) => place === 40,
    });
    expect(n).toBe(36);
    expect([...residuals.taus]).toEqual(places(-41, -4).filter((tau) => tau !== -30 && tau !== -20));
  });

  test("of a constant mean needs the stock alone", () => {
    const market = new Array(70).fill(Number.NaN);
    expect(found({ market }, { model: "constant_mean" })).toMatchObject({
      status: "ok",
      n: 40,
      fit: { df: 39 },
    });
    expect(found({ market }, { model: "market_adjusted" })).toMatchObject({
      status: "insufficient_estimation",
    });
  });

  test("may begin before the first session", () => {
    expect(found({ place: 38 })).toMatchObject({ status: "ok", n: 36 });
  });

  test("is not touched by what happens after it", () => {
    const jumped = drawnReturns(70, 1).map((value, i) => (i > 57 ? value + 0.2 : value));
    expect(found({ stock: jumped }).fit).toEqual(found({}).fit);
  });
});

describe("an event with too few sessions to estimate from", () => {
  test.each([
    ["30 are enough", 30, 30, "ok"],
    ["29 are not, whatever the study asks", 31, 0, "insufficient_estimation"],
    ["35 are, where 35 are asked for", 25, 35, "ok"],
    ["35 are not, where 36 are asked for", 25, 36, "insufficient_estimation"],
  ])("%s", (_what, firstKnown, min, status) => {
    const stock = without(drawnReturns(70, 1), ...places(0, firstKnown - 3));
    const outcome = found({ stock }, { estimation: { end: -3, length: 40, min } });
    expect(outcome.status).toBe(status);
  });

  test("says how many there are, and has no fit", () => {
    const stock = without(drawnReturns(70, 1), ...places(0, 40));
    expect(found({ stock })).toMatchObject({
      ...{ status: "insufficient_estimation", n: 17, fit: null, days: [], windows: [] },
    });
  });
});

describe("an event without abnormal returns", () => {
  test.each([
    ["an index that does not move", { market: new Array(70).fill(0) }, "degenerate_market", 40],
    ["a stock that does not move", { stock: new Array(70).fill(0) }, "degenerate_variance", 40],
    ["an index without prices", { market: new Array(70).fill(Number.NaN) }, "insufficient_estimation", 0],
  ])("has %s", (_what, given, status, n) => {
    expect(found(given)).toMatchObject({
      status,
      n,
      days: [],
      windows: [],
      residuals: { taus: new Int32Array() },
    });
  });

  test("keeps its fit where only the variance is none", () => {
    const outcome = found({ stock: new Array(70).fill(0) });
    expect(outcome.fit).toMatchObject({ sigma: 0, df: 38, market: { beta: 0, r2: null } });
  });

  test("that does not move against an index that does not move either is told of the index first", () => {
    const still = { stock: new Array(70).fill(0), market: new Array(70).fill(0) };
    expect(found(still).status).toBe("degenerate_market");
  });

  test("of an unknown symbol is that, even outside the sessions known", () => {
    const event = { id: "E", symbol: "NONE", when: "1990-01-01" };
    const placed = { event, sessions: sessions(70), place: null, series: null };
    expect(studyEvent(placed, definition(), NEVER)).toMatchObject({ status: "unknown_symbol", n: null });
    const series = seriesOf(drawnReturns(70, 1), drawnReturns(70, 2));
    expect(studyEvent({ ...placed, series }, definition(), NEVER)).toMatchObject({
      ...{ status: "event_out_of_range", n: null, fit: null },
    });
  });
});

test("every day of the event window and every window is told, whatever is missing", () => {
  const windows = [
    [0, 0],
    [-2, 2],
    [1, 2],
  ] as const;
  const outcome = found({ place: 68, stock: without(drawnReturns(70, 1), 67) }, { windows });
  expect(outcome.days.map(({ tau }) => tau)).toEqual([-2, -1, 0, 1, 2]);
  expect(outcome.windows.map(({ window, reason }) => [window, reason])).toEqual([
    [[0, 0], null],
    [[-2, 2], "outside_data"],
    [[1, 2], "outside_data"],
  ]);
});

test("residuals are the abnormal returns of the estimation window", () => {
  const { fit, residuals } = found({}, { model: "market_adjusted" });
  const [stock, market] = [drawnReturns(70, 1), drawnReturns(70, 2)];
  residuals.taus.forEach((tau, i) => {
    expect(residuals.values[i]).toBe((stock[60 + tau] ?? 0) - (market[60 + tau] ?? 0));
  });
  expect(fit).toMatchObject({ alpha: null, df: 40 });
});

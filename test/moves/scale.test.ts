import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { sharedScale, ticksOf } from "../../server/moves/scale.ts";

describe("the shared scale", () => {
  test("of the example story runs from −2 to +4 by one", () => {
    const scale = sharedScale([
      [3, 2.5, 3.5],
      [-1, -0.5, -1.5],
    ]);
    expect(scale).toEqual({ min: -2, max: 4, step: 1 });
    expect(ticksOf(scale)).toEqual([-2, -1, 0, 1, 2, 3, 4]);
  });

  test("begins at zero where everything rose, and ends there where everything fell", () => {
    expect(sharedScale([[3], [7]])).toMatchObject({ min: 0, max: 7 });
    expect(sharedScale([[-3], [-7]])).toMatchObject({ min: -7, max: 0 });
  });

  test("has room around zero when there is nothing, or nothing moved", () => {
    expect(sharedScale([])).toEqual({ min: -1, max: 1, step: 0.5 });
    expect(sharedScale([[0], [0]])).toEqual({ min: -1, max: 1, step: 0.5 });
  });

  test("adds no step for a hair of floating point", () => {
    expect(sharedScale([[0.1 + 0.2]])).toMatchObject({ min: 0, max: 0.3 });
    expect(sharedScale([[-(0.1 + 0.2)]]).min).toBeCloseTo(-0.3, 9);
  });
});

describe("a move out of line", () => {
  test("among four does not flatten the others", () => {
    expect(sharedScale([[1], [2], [-1], [40]])).toMatchObject({ min: -1, max: 2 });
  });

  test("is kept when it does no more than double the span", () => {
    expect(sharedScale([[1], [2], [-1], [5]])).toMatchObject({ min: -1, max: 5 });
    expect(sharedScale([[1], [2], [-1], [5.1]])).toMatchObject({ min: -1, max: 2 });
  });

  test("cannot be told among three", () => {
    expect(sharedScale([[1], [2], [40]])).toMatchObject({ min: 0, max: 40 });
  });

  test("goes with its bracket: the ends of what its wording allows count as one move", () => {
    expect(sharedScale([[1], [2], [3], [40, 39.5, 40.5]])).toMatchObject({ min: 0, max: 3 });
  });

  test("may be two of five, each out of line with the rest", () => {
    expect(sharedScale([[1], [2], [3], [20], [90]])).toMatchObject({ min: 0, max: 3 });
  });
});

test("any scale holds zero, ends on whole steps and has at most ten ticks; with few moves it holds them all", () => {
  const percent = fc.integer({ min: -200_000, max: 200_000 }).map((hundredths) => hundredths / 100);
  const groups = fc.array(fc.array(percent, { minLength: 1, maxLength: 3 }), { maxLength: 12 });
  fc.assert(
    fc.property(groups, (moves) => {
      const scale = sharedScale(moves);
      const { min, max, step } = scale;
      expect(min).toBeLessThanOrEqual(0);
      expect(max).toBeGreaterThanOrEqual(0);
      expect(max).toBeGreaterThan(min);
      for (const end of [min, max]) expect(end / step).toBeCloseTo(Math.round(end / step), 6);
      const ticks = ticksOf(scale);
      expect(ticks.length).toBeLessThanOrEqual(10);
      expect(ticks).toContain(0);
      expect(ticks.at(0)).toBeCloseTo(min, 6);
      expect(ticks.at(-1)).toBeCloseTo(max, 6);
      if (moves.length < 4) {
        for (const value of moves.flat()) {
          expect(value).toBeGreaterThanOrEqual(min - 1e-6);
          expect(value).toBeLessThanOrEqual(max + 1e-6);
        }
      }
    }),
    { numRuns: 500 },
  );
});

test("figures as large as the record takes still have a scale", () => {
  const scale = sharedScale([[100_000], [-100_000]]);
  expect(scale.min).toBeLessThanOrEqual(-100_000);
  expect(scale.max).toBeGreaterThanOrEqual(100_000);
  expect(ticksOf(scale)).toContain(0);
  expect(ticksOf(scale).length).toBeLessThanOrEqual(10);
});

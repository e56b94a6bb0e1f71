import { expect, test } from "vitest";
import { returnsOf } from "../../server/studies/engine/returns.ts";

const NONE = Number.NaN;

test("a simple return is the change by the close before", () => {
  const [first, up, down] = returnsOf([100, 110, 99], "simple");
  expect(first).toBeNaN();
  expect(up).toBeCloseTo(0.1, 15);
  expect(down).toBeCloseTo(-0.1, 15);
});

test("a logarithmic return is the logarithm of the quotient", () => {
  const [first, up, down] = returnsOf([100, 110, 99], "log");
  expect(first).toBeNaN();
  // ln 1.1 and ln 0.9.
  expect(up).toBeCloseTo(0.0953101798043249, 15);
  expect(down).toBeCloseTo(-0.1053605156578263, 15);
});

test("a missing bar makes two returns missing: nothing is filled in, none spans two sessions", () => {
  const returns = returnsOf([100, NONE, 121, 133.1, NONE, NONE, 100, 50], "simple");
  expect([...returns].map((value) => Number.isNaN(value))).toEqual([
    ...[true, true, true, false, true, true, true, false],
  ]);
  expect(returns[3]).toBeCloseTo(0.1, 12);
  expect(returns[7]).toBe(-0.5);
});

test("no closes have no returns", () => {
  expect(returnsOf([], "simple")).toHaveLength(0);
  expect(returnsOf([100], "log")).toEqual(Float64Array.of(NONE));
});

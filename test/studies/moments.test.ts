import fc from "fast-check";
import { expect, test } from "vitest";
import {
  meanOf,
  medianOf,
  quotient,
  squaresAround,
  standardDeviation,
  sumOf,
} from "../../server/studies/engine/moments.ts";

test("moments of a small sample", () => {
  const sample = [2, 4, 4, 4, 5, 5, 7, 9];
  expect(sumOf(sample)).toBe(40);
  expect(meanOf(sample)).toBe(5);
  expect(squaresAround(sample, 5)).toBe(32);
  expect(squaresAround(sample, 0)).toBe(232);
  expect(standardDeviation(sample)).toBeCloseTo(Math.sqrt(32 / 7), 15);
});

test("of nothing there is a sum, and no mean; of one value no deviation", () => {
  expect(sumOf([])).toBe(0);
  expect(meanOf([])).toBeNaN();
  expect(standardDeviation([])).toBeNaN();
  expect(standardDeviation([3])).toBeNaN();
});

test("the median of an even number lies between the two in the middle, and leaves the sample in its order", () => {
  expect(medianOf([3, 1, 2])).toBe(2);
  expect(medianOf([10, 2, 1, 4])).toBe(3);
  expect(medianOf([-0.2])).toBe(-0.2);
  const sample = Float64Array.of(3, 1, 2);
  medianOf(sample);
  expect([...sample]).toEqual([3, 1, 2]);
});

test("equal values do not vary, however many they are", () => {
  const value = fc.double({ noNaN: true, min: -1, max: 1 });
  fc.assert(
    fc.property(value, fc.integer({ min: 2, max: 200 }), (each, count) => {
      const sample = new Float64Array(count).fill(each);
      expect(meanOf(sample)).toEqual(each + 0);
      expect(standardDeviation(sample)).toBe(0);
    }),
  );
});

test("a quotient by zero, or of what is no number, is none", () => {
  expect(quotient(6, 4)).toBe(1.5);
  expect(quotient(0, 4)).toBe(0);
  expect(quotient(1, 0)).toBeNull();
  expect(quotient(0, 0)).toBeNull();
  expect(quotient(1, Number.NaN)).toBeNull();
  expect(quotient(Number.NaN, 1)).toBeNull();
});

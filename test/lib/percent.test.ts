import { expect, test } from "vitest";
import { directionOf, formatPercent, formatPrice, formatSigned, MINUS } from "../../server/lib/percent.ts";

test("a figure points up, down or nowhere", () => {
  expect([3, -1, 0, -0].map(directionOf)).toEqual(["up", "down", "flat", "flat"]);
});

test.each([
  [3, 0, "+3"],
  [3, 1, "+3.0"],
  [-0.52, 2, "−0.52"],
  [-1, 0, "−1"],
  [0, 1, "0.0"],
  // What rounds to zero has no sign: "−0.0" says nothing.
  [-0.04, 1, "0.0"],
  [0.04, 1, "0.0"],
])("%d with %d decimals is %s", (value, decimals, text) => {
  expect(formatSigned(value, decimals)).toBe(text);
});

test("minus is the sign U+2212, as wide as the plus, and not a hyphen", () => {
  expect(MINUS).toBe("\u2212");
  expect(formatPercent(-1.5, 1)).toBe("\u22121.5%");
});

test("percent keeps the decimals of the text", () => {
  expect(formatPercent(3, 0)).toBe("+3%");
  expect(formatPercent(3, 2)).toBe("+3.00%");
});

test.each([
  [161.7, "161.70"],
  [1617, "1,617.00"],
  [0.000001, "0.000001"],
  [1234567.125, "1,234,567.125"],
  [999_999_999, "999,999,999.00"],
])("the price %d is %s", (value, text) => {
  expect(formatPrice(value)).toBe(text);
});

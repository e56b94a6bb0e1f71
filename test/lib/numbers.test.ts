import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { readNumber } from "../../server/lib/numbers.ts";

describe("a number that can be read in one way", () => {
  test.each([
    ["161.70", 161.7, 2],
    ["  161.70 ", 161.7, 2],
    ["0", 0, 0],
    ["0.000001", 0.000001, 6],
    ["3", 3, 0],
    ["1617", 1617, 0],
    // A single point is the decimal point, even before three digits.
    ["1.617", 1.617, 3],
    ["161,70", 161.7, 2],
    ["161,7", 161.7, 1],
    ["1,61", 1.61, 2],
    ["1205,5", 1205.5, 1],
    ["1205,125", 1205.125, 3],
    // No group of thousands begins with a zero.
    ["0,125", 0.125, 3],
    ["00,125", 0.125, 3],
    ["1,617.00", 1617, 2],
    ["1,234,567", 1234567, 0],
    ["1,234,567.891", 1234567.891, 3],
    ["1.617,00", 1617, 2],
    ["1.234.567,8", 1234567.8, 1],
    ["1.234.567", 1234567, 0],
    ["1 617,00", 1617, 2],
    ["1 617.00", 1617, 2],
    ["1\u00a0617,00", 1617, 2],
    ["1\u202f617\u202f000", 1617000, 0],
  ])("%j is %d", (typed, value, decimals) => {
    expect(readNumber(typed)).toEqual({ kind: "number", value, decimals });
  });
});

describe("a comma before three digits", () => {
  test.each([
    ["1,205", ["1205", "1.205"]],
    ["12,205", ["12205", "12.205"]],
    ["161,700", ["161700", "161.700"]],
  ])("%s can be read in two ways", (typed, readings) => {
    expect(readNumber(typed)).toEqual({ kind: "ambiguous", readings });
  });
});

describe("what is no number", () => {
  test.each([
    ...[
      "",
      " ",
      "abc",
      "-1",
      "+1",
      "1e5",
      "0x10",
      "Infinity",
      "NaN",
      "$161.70",
      "161.70 USD",
      "1.",
      ".5",
      ",",
    ],
    ...["1,2,3", "1.2.3", "12,34,567", "1,617,0", "1.617.00", "1,617,000,0", "1  617", "1 61", "1'617"],
    ...["١٢٣", "１２", "1,234.567,8", "0,617,000", "1.617,000.00"],
  ])("%j", (typed) => {
    expect(readNumber(typed)).toEqual({ kind: "none" });
  });
});

test("any price written out is read as itself, in the English and in the European form", () => {
  const price = fc.record({
    units: fc.integer({ min: 0, max: 999_999_999 }),
    cents: fc.integer({ min: 0, max: 99 }),
  });
  fc.assert(
    fc.property(price, ({ units, cents }) => {
      const value = Number(`${units}.${String(cents).padStart(2, "0")}`);
      for (const locale of ["en-US", "de-DE", "fr-FR"]) {
        const written = value.toLocaleString(locale, { minimumFractionDigits: 2 });
        expect(readNumber(written)).toEqual({ kind: "number", value, decimals: 2 });
      }
    }),
  );
});

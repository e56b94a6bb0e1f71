import { describe, expect, test } from "vitest";
import { pOfSigns, pOfT, pOfZ, t975 } from "../../server/studies/engine/distributions.ts";

/** Two numbers agree to so many significant digits. */
function expectDigits(found: number, expected: number, digits: number): void {
  expect(Math.abs(found / expected - 1)).toBeLessThan(10 ** -digits);
}

describe("Student's t", () => {
  // NIST/SEMATECH e-Handbook of Statistical Methods, 1.3.6.7.2: upper 2.5 % points.
  test.each([
    [1, 12.706],
    [2, 4.303],
    [10, 2.228],
    [30, 2.042],
    [60, 2.0],
    [100, 1.984],
  ])("2.5 %% lie above the table's value with %d degrees of freedom", (df, table) => {
    expect(t975(df)).toBeCloseTo(table, 3);
    expectDigits(pOfT(t975(df), df), 0.05, 12);
  });

  // The regularised incomplete beta function, by mpmath 1.3 in 40 digits.
  test.each([
    [0.5, 3, 0.651447964848151],
    [-6, 198, 9.24223326066383e-9],
    [6, 198, 9.24223326066383e-9],
    [30, 58, 5.14354426887395e-37],
    [1e-8, 40, 0.999999992070862],
    [0, 7, 1],
  ])("of %d with %d degrees of freedom p is %d", (t, df, p) => expectDigits(pOfT(t, df), p, 11));
});

// The complementary error function, by mpmath 1.3 in 40 digits.
test.each([
  [1.95996398454005, 0.05],
  [-0.3, 0.764177155622095],
  [6, 1.9731752900754e-9],
  [-10, 1.52397060483211e-23],
  [0, 1],
])("of the standard normal value %d p is %d", (z, p) => expectDigits(pOfZ(z), p, 13));

// Counted by hand: twice the tail of Pascal's triangle.
test.each([
  [0, 1, 1],
  [1, 1, 1],
  [0, 4, 2 / 16],
  [4, 4, 2 / 16],
  [1, 4, (2 * 5) / 16],
  [2, 4, 1],
  [5, 10, 1],
  [7, 10, (2 * 176) / 1024],
  [3, 10, (2 * 176) / 1024],
  [9, 9, 2 / 512],
])("%d heads of %d tosses have a two-sided p of %d", (count, n, p) =>
  expectDigits(pOfSigns(count, n), p, 13),
);

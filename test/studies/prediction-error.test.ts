import fc from "fast-check";
import { expect, test } from "vitest";
import { estimate, type Fit } from "../../server/studies/engine/fit.ts";
import { varianceMultiple } from "../../server/studies/engine/prediction-error.ts";
import { drawnReturns } from "./example.ts";

function fitOf(model: Fit["model"], market: readonly number[]): Fit {
  const stock = Float64Array.from(drawnReturns(market.length, 7));
  return estimate(model, { stock, market: Float64Array.from(market) }).fit as Fit;
}

test("of one day it is what a regression's forecast error is", () => {
  const market = [1, 2, 3, 4];
  // 1 + 1/4 + (7 − 2.5)²/5
  expect(varianceMultiple(fitOf("market", market), [7])).toBeCloseTo(1 + 0.25 + 4.05, 12);
  expect(varianceMultiple(fitOf("market", market), [2.5])).toBeCloseTo(1.25, 12);
  expect(varianceMultiple(fitOf("constant_mean", market), [7])).toBeCloseTo(1.25, 12);
  expect(varianceMultiple(fitOf("market_adjusted", market), [7])).toBe(1);
});

test("of several days it is more than their sum: they share one estimate", () => {
  const market = [1, 2, 3, 4];
  // 3 + 9/4 + (7 + 1 + 2.5 − 3 · 2.5)²/5
  expect(varianceMultiple(fitOf("market", market), [7, 1, 2.5])).toBeCloseTo(3 + 2.25 + 1.8, 12);
  expect(varianceMultiple(fitOf("constant_mean", market), [7, 1, 2.5])).toBeCloseTo(3 + 2.25, 12);
  expect(varianceMultiple(fitOf("market_adjusted", market), [7, 1, 2.5])).toBe(3);
});

test("is 1′(I + X*(X′X)⁻¹X*′)1, the sum of the covariances of all days", () => {
  const returns = (size: { minLength: number; maxLength: number }) =>
    fc.array(
      fc.integer({ min: -800, max: 800 }).map((value) => value / 1e4),
      size,
    );
  const drawn = fc.record({
    market: returns({ minLength: 5, maxLength: 40 }),
    window: returns({ minLength: 1, maxLength: 12 }),
  });
  fc.assert(
    fc.property(drawn, ({ market, window }) => {
      fc.pre(new Set(market).size > 1);
      const found = varianceMultiple(fitOf("market", market), window);
      expect(found / sumOfCovariances(market, window)).toBeCloseTo(1, 9);
    }),
  );
});

/** With X the constant and the market's returns, entry by entry, by the inverse of a matrix of two by two. */
function sumOfCovariances(market: readonly number[], window: readonly number[]): number {
  const n = market.length;
  const sum = market.reduce((total, x) => total + x, 0);
  const squares = market.reduce((total, x) => total + x * x, 0);
  const determinant = n * squares - sum * sum;
  let total = 0;
  window.forEach((x, i) => {
    window.forEach((y, j) => {
      total += (i === j ? 1 : 0) + (squares - sum * (x + y) + n * x * y) / determinant;
    });
  });
  return total;
}

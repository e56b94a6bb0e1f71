import { expect, test } from "vitest";
import { portfolioTest } from "../../server/studies/engine/portfolio.ts";
import { outcome } from "./example.ts";

test("means by day of the estimation window have the deviation that a sum is held against", () => {
  const one = outcome({
    residuals: new Map([
      [-5, 0.25],
      [-4, 0.5],
      [-2, -0.25],
    ]),
  });
  const other = outcome({
    residuals: new Map([
      [-4, 0],
      [-2, 0.75],
    ]),
  });
  const third = outcome({ residuals: new Map([[-5, 0.75]]) });
  // Means of 1/2, 1/4 and 1/4 on −5, −4 and −2; −3 has none and does not count.
  const { df, of } = portfolioTest([one, other, third]);
  const deviation = Math.sqrt(3) / 12;
  expect(df).toBe(2);
  expect(of(0.5, 1)?.value).toBeCloseTo(0.5 / deviation, 12);
  expect(of(0.5, 4)?.value).toBeCloseTo(0.5 / deviation / 2, 12);
  // scipy.stats.t.sf(√12, 2), twice
  expect(of(0.5, 1)?.p).toBeCloseTo(0.0741799002274486, 12);
});

test("means that are all the same have none", () => {
  const flat = new Map([
    [-5, 0.25],
    [-4, 0.25],
  ]);
  expect(portfolioTest([outcome({ residuals: flat })])).toMatchObject({ df: 1 });
  expect(portfolioTest([outcome({ residuals: flat })]).of(0.05, 1)).toBeNull();
});

test("without days, or with one, there is no deviation", () => {
  expect(portfolioTest([]).of(0.05, 1)).toBeNull();
  expect(portfolioTest([outcome({ residuals: new Map([[-5, 0.01]]) })]).of(0.05, 1)).toBeNull();
});

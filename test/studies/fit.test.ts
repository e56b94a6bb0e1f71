import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Estimate, estimate, expectedReturn, type Fit } from "../../server/studies/engine/fit.ts";
import { closesOf, drawnReturns } from "./example.ts";
import { returnsOf } from "../../server/studies/engine/returns.ts";

const X = [0.01, -0.02, 0.015, 0.003, -0.007];
const Y = [0.012, -0.03, 0.02, 0.001, -0.004];

function estimated(model: Fit["model"], stock: readonly number[], market: readonly number[] = X): Estimate {
  return estimate(model, { stock: Float64Array.from(stock), market: Float64Array.from(market) });
}

function fitOf(model: Fit["model"], stock: readonly number[], market?: readonly number[]): Fit {
  const { status, fit } = estimated(model, stock, market);
  expect(status).toBe("ok");
  return fit as Fit;
}

describe("the market model", () => {
  // By scipy.stats.linregress.
  test("is the least squares line with its errors", () => {
    const { market, ...fit } = fitOf("market", Y);
    expect(fit).toEqual({
      ...{ model: "market", n: 5, df: 3, alpha: expect.closeTo(-0.00046857434849259, 14) },
      sigma: expect.closeTo(0.00404858923259874, 14),
    });
    expect(market).toEqual({
      ...{ beta: expect.closeTo(1.34287174246295, 12), mean: expect.closeTo(0.0002, 14) },
      ...{ ss: expect.closeTo(0.0007828, 15), r2: expect.closeTo(0.966338154214853, 12) },
      seAlpha: expect.closeTo(0.001810815428521, 14),
      seBeta: expect.closeTo(0.144703257289891, 12),
    });
    expect(expectedReturn(fitOf("market", Y), 0.01)).toBeCloseTo(
      -0.00046857434849259 + 0.0134287174246295,
      14,
    );
  });

  test("keeps its digits where the market's returns lie far from zero", () => {
    const far = fitOf(
      "market",
      Y,
      X.map((x) => x + 100),
    );
    expect(far.market?.beta).toBeCloseTo(1.34287174246295, 10);
    expect(far.sigma).toBeCloseTo(0.00404858923259874, 12);
  });

  test("has residuals of mean zero that do not correlate with the market", () => {
    const draws = fc.array(
      fc.tuple(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 })),
      {
        minLength: 4,
        maxLength: 60,
      },
    );
    fc.assert(
      fc.property(draws, (pairs) => {
        const [stock, market] = [pairs.map(([y]) => y / 1e4), pairs.map(([, x]) => x / 1e4)];
        const found = estimated("market", stock, market);
        fc.pre(found.status === "ok");
        const residuals = stock.map((y, i) => y - expectedReturn(found.fit as Fit, market[i] ?? 0));
        const mean = residuals.reduce((sum, e) => sum + e, 0) / stock.length;
        const product = residuals.reduce((sum, e, i) => sum + e * (market[i] ?? 0), 0);
        expect(mean).toBeCloseTo(0, 12);
        expect(product).toBeCloseTo(0, 12);
      }),
    );
  });

  test("is none where the market does not move, not even by the last digit of a steady growth", () => {
    const stock = drawnReturns(40, 1);
    expect(estimated("market", stock, new Array(40).fill(0))).toEqual({
      status: "degenerate_market",
      fit: null,
    });
    expect(estimated("market", stock, new Array(40).fill(0.0123)).status).toBe("degenerate_market");
  });

  test("has no variance where the stock is on the line; all but r² stays for the record", () => {
    const onTheLine = estimated(
      "market",
      X.map((x) => 0.001 + 2 * x),
    );
    expect(onTheLine.status).toBe("degenerate_variance");
    expect(onTheLine.fit).toMatchObject({ n: 5, df: 3, alpha: expect.closeTo(0.001, 14) });
    expect(onTheLine.fit?.market).toMatchObject({ beta: expect.closeTo(2, 12), r2: null });

    const flat = estimated("market", [0, 0, 0, 0, 0]);
    expect(flat).toMatchObject({ status: "degenerate_variance", fit: { alpha: 0, sigma: 0 } });
    expect(flat.fit?.market).toMatchObject({ beta: 0, r2: null });
  });
});

describe("the constant mean", () => {
  test("has its standard deviation with n − 1, whatever the market does", () => {
    const none = new Array(5).fill(Number.NaN);
    expect(fitOf("constant_mean", Y, none)).toEqual({
      ...{ model: "constant_mean", n: 5, df: 4, market: null },
      ...{ alpha: expect.closeTo(-0.0002, 15), sigma: expect.closeTo(0.019110206696946, 15) },
    });
    expect(expectedReturn(fitOf("constant_mean", Y), Number.NaN)).toBeCloseTo(-0.0002, 15);
  });

  test("has no variance where the price grows evenly", () => {
    const closes = closesOf(new Array(40).fill(0));
    const returns = [...returnsOf(closes, "simple")].slice(1);
    expect(estimated("constant_mean", returns)).toMatchObject({
      status: "degenerate_variance",
      fit: { alpha: 0 },
    });
    expect(estimated("constant_mean", new Array(9).fill(0.0123)).status).toBe("degenerate_variance");
  });
});

describe("market adjusted", () => {
  test("estimates nothing: what varies is the distance from the market, around zero, with n", () => {
    expect(fitOf("market_adjusted", Y)).toEqual({
      ...{ model: "market_adjusted", n: 5, df: 5, alpha: null, market: null },
      sigma: expect.closeTo(0.00532916503778969, 15),
    });
    expect(expectedReturn(fitOf("market_adjusted", Y), 0.04)).toBe(0.04);
    expect(expectedReturn(fitOf("market_adjusted", Y), Number.NaN)).toBeNaN();
  });

  test("has no variance where the stock is the index", () => {
    expect(estimated("market_adjusted", X)).toMatchObject({
      status: "degenerate_variance",
      fit: { sigma: 0 },
    });
  });
});

test("a deviation below 1e-12 is none, one above it is", () => {
  const wobble = (size: number) => [size, -size, size, -size, size, -size];
  expect(estimated("constant_mean", wobble(9e-13)).status).toBe("degenerate_variance");
  expect(estimated("constant_mean", wobble(1.1e-12)).status).toBe("ok");
});

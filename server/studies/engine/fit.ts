import type { Model } from "../study.ts";
import { meanOf, squaresAround } from "./moments.ts";

/** Returns of a stock and of the market on the same sessions, one pair each. */
export interface Pairs {
  stock: Float64Array;
  market: Float64Array;
}

/** What an estimation found. Returns are fractions. */
export interface Fit {
  model: Model;
  /** Sessions it rests on. */
  n: number;
  /** The market model's intercept, the constant mean; null where nothing was estimated. */
  alpha: number | null;
  /** Standard deviation of the abnormal returns, with `df` degrees of freedom. */
  sigma: number;
  df: number;
  market: MarketFit | null;
}

/** What only the market model has. */
export interface MarketFit {
  beta: number;
  seAlpha: number;
  seBeta: number;
  /** Null where the stock's returns do not vary. */
  r2: number | null;
  /** Mean of the market's returns, and the sum of their squared distances from it. */
  mean: number;
  ss: number;
}

/** Below this a standard deviation is none. */
const NO_DEVIATION = 1e-12;

/** An estimation, or why there is none. A variance that is none keeps its fit for the record. */
export type Estimate =
  | { status: "ok" | "degenerate_variance"; fit: Fit }
  | { status: "degenerate_market"; fit: null };

/**
 * Estimates what a stock's returns are to be expected, by one of three models (MacKinlay 1997):
 * market, R = α + βx by least squares from sums around the means; constant mean; market adjusted,
 * R = x, where nothing is estimated and the variance is around zero.
 */
export function estimate(model: Model, pairs: Pairs): Estimate {
  const fit = model === "market" ? marketModel(pairs) : simpleModel(model, pairs);
  if (fit === null) return { status: "degenerate_market", fit };
  if (fit.sigma >= NO_DEVIATION) return { status: "ok", fit };
  return {
    status: "degenerate_variance",
    fit: { ...fit, market: fit.market && { ...fit.market, r2: null } },
  };
}

/** The return to be expected of a session by its market return x; NaN where the model needs x and has none. */
export function expectedReturn({ model, alpha, market }: Fit, x: number): number {
  if (model === "market_adjusted") return x;
  return (alpha ?? 0) + (market ? market.beta * x : 0);
}

function marketModel({ stock, market }: Pairs): Fit | null {
  const n = stock.length;
  const [stockMean, mean] = [meanOf(stock), meanOf(market)];
  const ss = squaresAround(market, mean);
  if (ss === 0) return null;
  let products = 0;
  for (let i = 0; i < n; i++) products += ((market[i] as number) - mean) * ((stock[i] as number) - stockMean);
  const beta = products / ss;
  const alpha = stockMean - beta * mean;
  let sse = 0;
  for (let i = 0; i < n; i++) sse += ((stock[i] as number) - (alpha + beta * (market[i] as number))) ** 2;
  const sigma = Math.sqrt(sse / (n - 2));
  const total = squaresAround(stock, stockMean);
  return {
    ...{ model: "market", n, alpha, sigma, df: n - 2 },
    market: {
      ...{ beta, mean, ss },
      seAlpha: sigma * Math.sqrt(1 / n + mean ** 2 / ss),
      seBeta: sigma / Math.sqrt(ss),
      r2: total === 0 ? null : 1 - sse / total,
    },
  };
}

function simpleModel(model: "constant_mean" | "market_adjusted", { stock, market }: Pairs): Fit {
  const n = stock.length;
  if (model === "constant_mean") {
    const alpha = meanOf(stock);
    return {
      model,
      n,
      alpha,
      df: n - 1,
      sigma: Math.sqrt(squaresAround(stock, alpha) / (n - 1)),
      market: null,
    };
  }
  const abnormal = stock.map((value, i) => value - (market[i] as number));
  return { model, n, alpha: null, df: n, sigma: Math.sqrt(squaresAround(abnormal, 0) / n), market: null };
}

import type { Fit } from "./fit.ts";

/**
 * By how much the variance of an abnormal return over sessions with those market returns exceeds σ²:
 * with the market model V = m + m²/n + (Σ(x − x̄))²/Sxx, with a constant mean m + m²/n, where nothing
 * is estimated m. It is 1ᵀ(I + X*(XᵀX)⁻¹X*ᵀ)1, the prediction errors' covariance (Campbell, Lo,
 * MacKinlay 1997): all days of a window share one estimate, so that their variances do not just add up.
 */
export function varianceMultiple(fit: Fit, marketReturns: ArrayLike<number>): number {
  const m = marketReturns.length;
  if (fit.model === "market_adjusted") return m;
  const estimated = m + m ** 2 / fit.n;
  if (fit.market === null) return estimated;
  let distance = 0;
  for (let i = 0; i < m; i++) distance += (marketReturns[i] as number) - fit.market.mean;
  return estimated + distance ** 2 / fit.market.ss;
}

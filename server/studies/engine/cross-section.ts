import { pOfSigns, pOfT, pOfZ } from "./distributions.ts";
import { meanOf, quotient, standardDeviation, sumOf } from "./moments.ts";

/** A statistic and its two-sided p. */
export interface TestResult {
  value: number;
  p: number;
}

/**
 * The t of a mean, mean / (sd / √N) with N − 1 degrees of freedom: the plain cross-sectional test on
 * abnormal returns; on standardised ones the test of Boehmer, Musumeci and Poulsen (1991).
 */
export function meanTest(sample: Float64Array): TestResult | null {
  const n = sample.length;
  const value = quotient(meanOf(sample), standardDeviation(sample) / Math.sqrt(n));
  return value === null ? null : { value, p: pOfT(value, n - 1) };
}

/** Patell (1976): Σz / √Σ(df/(df − 2)), standard normal. `dfs` are the events' degrees of freedom. */
export function patellTest(standardised: Float64Array, dfs: Float64Array): TestResult | null {
  const variance = sumOf(dfs.map((df) => df / (df - 2)));
  return normal(quotient(sumOf(standardised), Math.sqrt(variance)));
}

/** Sign test against one half: (w − N/2) / √(N/4), and its exact p. Zero is not positive. */
export function signTest(positive: number, n: number): TestResult & { exactP: number } {
  const value = (positive - n / 2) / Math.sqrt(n / 4);
  return { value, p: pOfZ(value), exactP: pOfSigns(positive, n) };
}

/** Generalised sign test (Cowan 1992) against the share that is positive without an event. */
export function generalisedSignTest(positive: number, n: number, share: number): TestResult | null {
  return normal(quotient(positive - n * share, Math.sqrt(n * share * (1 - share))));
}

/**
 * Kolari and Pynnönen (2010): tests corrected for `correlation`, the mean correlation of the events'
 * residuals. Null where the correction is none.
 */
export function correlationCorrected(
  bmp: TestResult | null,
  patell: TestResult | null,
  correlation: number,
  n: number,
): { bmp: TestResult | null; patell: TestResult | null } {
  const inflation = 1 + (n - 1) * correlation;
  if (inflation <= 0 || correlation > 1) return { bmp: null, patell: null };
  const t = bmp && bmp.value * Math.sqrt((1 - correlation) / inflation);
  return {
    bmp: t === null ? null : { value: t, p: pOfT(t, n - 1) },
    patell: normal(patell && patell.value * Math.sqrt(1 / inflation)),
  };
}

/** A standard normal value with its p. */
export function normal(value: number | null): TestResult | null {
  return value === null ? null : { value, p: pOfZ(value) };
}

import type { TestResult } from "./cross-section.ts";
import { pOfT } from "./distributions.ts";
import type { EventOutcome } from "./event.ts";
import { quotient, standardDeviation } from "./moments.ts";

/** The portfolio test of a study. */
export interface PortfolioTest {
  df: number;
  /** Tests a sum of mean abnormal returns over m sessions. */
  of(sumOfMeans: number, m: number): TestResult | null;
}

/**
 * Brown and Warner's time-series test (1985), a crude guard against dependence: mean abnormal returns
 * are held against their standard deviation over the days of the estimation window, those with any.
 */
export function portfolioTest(events: readonly EventOutcome[]): PortfolioTest {
  const means = Float64Array.from(meansByDay(events));
  const deviation = standardDeviation(means);
  const df = means.length - 1;
  return {
    df,
    of(sumOfMeans, m) {
      const value = quotient(sumOfMeans, deviation * Math.sqrt(m));
      return value === null ? null : { value, p: pOfT(value, df) };
    },
  };
}

function meansByDay(events: readonly EventOutcome[]): number[] {
  const days = new Map<number, { sum: number; count: number }>();
  for (const { residuals } of events)
    residuals.taus.forEach((tau, i) => {
      const day = days.get(tau) ?? { sum: 0, count: 0 };
      days.set(tau, day);
      day.sum += residuals.values[i] as number;
      day.count++;
    });
  return [...days.values()].map(({ sum, count }) => sum / count);
}

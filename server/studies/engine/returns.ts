import type { ReturnKind } from "../study.ts";

/**
 * Returns of a series of closes, one a session: P(t)/P(t−1) − 1, or the logarithm of that quotient.
 * NaN stands for a session without a price. There is a return only where there is a price at the
 * session and at the one before: nothing is filled in, no return spans two sessions. The first has none.
 */
export function returnsOf(closes: ArrayLike<number>, kind: ReturnKind): Float64Array {
  const returns = new Float64Array(closes.length).fill(Number.NaN);
  for (let t = 1; t < closes.length; t++) {
    const growth = (closes[t] as number) / (closes[t - 1] as number);
    returns[t] = kind === "log" ? Math.log(growth) : growth - 1;
  }
  return returns;
}

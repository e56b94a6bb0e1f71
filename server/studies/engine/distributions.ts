import { bdtr, bdtrc, compiled, ndtr, stdtr, stdtri } from "cephes";
import { remembering } from "../../lib/remember.ts";

// Its WebAssembly is compiled in the background when it is imported as a module.
await compiled;

/**
 * Probabilities of Student's t, the normal and the binomial distribution, by the Cephes library
 * (Moshier). Tails are always taken from the lower end: 1 − cdf would lose their digits.
 */

/** Two-sided p of a value of Student's t with `df` degrees of freedom, a whole number. */
export function pOfT(t: number, df: number): number {
  return 2 * stdtr(df, -Math.abs(t));
}

/** Two-sided p of a value of the standard normal distribution. */
export function pOfZ(z: number): number {
  return 2 * ndtr(-Math.abs(z));
}

/** The value that 2.5 % of Student's t with `df` degrees of freedom lie above. */
export const t975 = remembering((df: number) => stdtri(df, 0.975));

/** Two-sided p of `count` heads among n tosses of a fair coin, exact: twice the nearer tail, at most 1. */
export function pOfSigns(count: number, n: number): number {
  const below = bdtr(count, n, 0.5);
  const above = count === 0 ? 1 : bdtrc(count - 1, n, 0.5);
  return Math.min(1, 2 * Math.min(below, above));
}

/** The functions used here of cephes, whose own types its package does not export. */
declare module "cephes" {
  /** Done once its functions can be called. */
  export const compiled: Promise<void>;
  /** Lower tail of Student's t with k degrees of freedom, and its inverse. */
  export function stdtr(k: number, t: number): number;
  export function stdtri(k: number, p: number): number;
  /** Lower tail of the standard normal distribution. */
  export function ndtr(x: number): number;
  /** P(X ≤ k) and P(X > k) of a binomial distribution. */
  export function bdtr(k: number, n: number, p: number): number;
  export function bdtrc(k: number, n: number, p: number): number;
}

import type { Work } from "../../server/lib/thread.ts";

export interface Sum {
  upTo: number;
  /** What to do at the end in the place of giving the sum. */
  instead?: "throw" | "exit";
}

class SumError extends Error {
  readonly at: number;
  constructor(at: number) {
    super("no sum");
    this.at = at;
  }
}

/** Sums 1 … upTo and tells of each; what the tests of threads have done in one. */
export const work: Work<Sum, number, { sum: number; of: Set<number> }> = ({ upTo, instead }, tell) => {
  const of = new Set<number>();
  for (let n = 1; n <= upTo; n++) {
    tell(n);
    of.add(n);
  }
  if (instead === "throw") throw new SumError(upTo);
  if (instead === "exit") process.exit(0);
  return { sum: [...of].reduce((sum, n) => sum + n, 0), of };
};

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { allowedMagnitude, allowedMove } from "../../server/moves/interval.ts";
import { QUALIFIERS, type Qualifier } from "../../server/moves/moves.ts";

type Case = [
  words: string,
  qualifier: Qualifier,
  percent: number,
  decimals: number,
  near: number,
  far: number,
];

const CASES: Case[] = [
  ["3%", "exact", 3, 0, 2.5, 3.5],
  ["3.0%", "exact", 3, 1, 2.95, 3.05],
  ["0.25%", "exact", 0.25, 2, 0.245, 0.255],
  ["about 3%", "about", 3, 0, 2.25, 3.75],
  ["about 1.5%", "about", 1.5, 1, 1.425, 1.575],
  ["nearly 3%", "nearly", 3, 0, 2.5, 3],
  ["nearly 0.5%", "nearly", 0.5, 1, 0.45, 0.5],
  // One unit is more than a quarter of 3, a quarter of 20 more than one unit.
  ["more than 3%", "more_than", 3, 0, 3, 4],
  ["over 20%", "more_than", 20, 0, 20, 25],
  ["more than 2.5%", "more_than", 2.5, 1, 2.5, 3.125],
  ["less than 3%", "less_than", 3, 0, 2, 3],
  ["under 20%", "less_than", 20, 0, 15, 20],
  ["less than 1%", "less_than", 1, 0, 0, 1],
];

describe("what a rise's wording allows", () => {
  test.each(CASES)("%s", (_words, qualifier, percent, decimals, near, far) => {
    const allowed = allowedMagnitude({ qualifier, percent, percentTo: null, decimals });
    expect(allowed.near).toBeCloseTo(near, 9);
    expect(allowed.far).toBeCloseTo(far, 9);
  });

  test("between 3% and 5%", () => {
    const range = { qualifier: "range", percent: 3, percentTo: 5, decimals: 0 } as const;
    expect(allowedMagnitude(range)).toEqual({ near: 2.5, far: 5.5 });
  });
});

describe("a fall", () => {
  test.each(CASES)("of %s allows the same with the other sign", (_words, qualifier, percent, decimals) => {
    const rise = allowedMove({ qualifier, percent, percentTo: null, decimals });
    const fall = allowedMove({ qualifier, percent: -percent, percentTo: null, decimals });
    expect(fall.near + rise.near).toBe(0);
    expect(fall.far + rise.far).toBe(0);
  });

  test("between 3% and 5% is written with its signs, the nearer figure first", () => {
    const range = { qualifier: "range", percent: -3, percentTo: -5, decimals: 0 } as const;
    expect(allowedMove(range)).toEqual({ near: -2.5, far: -5.5 });
  });
});

test("whatever the wording, the interval is not empty, and the figure said lies in it or at its end", () => {
  const wording = fc.record({
    qualifier: fc.constantFrom(...QUALIFIERS.filter((qualifier) => qualifier !== "range")),
    hundredths: fc.integer({ min: -100_000, max: 100_000 }),
    decimals: fc.integer({ min: 0, max: 2 }),
  });
  fc.assert(
    fc.property(wording, ({ qualifier, hundredths, decimals }) => {
      const percent = Number((hundredths / 100).toFixed(decimals));
      const { near, far } = allowedMagnitude({ qualifier, percent, percentTo: null, decimals });
      expect(near).toBeLessThan(far);
      expect(near).toBeLessThanOrEqual(Math.abs(percent));
      expect(far).toBeGreaterThanOrEqual(Math.abs(percent));
    }),
  );
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Verdict } from "../../server/checks/checks.ts";
import { judge, tolerance } from "../../server/checks/verdict.ts";

/** Judged by 3%, that is [2.5, 3.5), at a tolerance of 0.02. */
function judged(lo: number, hi = lo, isBounded = false): Verdict {
  const claim = { direction: "up", allowed: { lo: 2.5, hi: 3.5 }, tolerance: 0.02, isBounded } as const;
  return judge({ lo, hi }, claim);
}

describe("a figure of 3%", () => {
  test.each([
    [3, "confirmed"],
    // The lower end counts, the upper does not; both with the tolerance.
    [2.48, "confirmed"],
    [2.479, "overstated"],
    [3.519, "confirmed"],
    [3.52, "understated"],
    [9, "understated"],
    [0, "overstated"],
    // What fell by less than a twentieth of a percent did not go the other way.
    [-0.049, "overstated"],
    [-0.05, "opposite_direction"],
    [-4, "opposite_direction"],
  ] as const)("measured at %f is %s", (at, verdict) => expect(judged(at)).toBe(verdict));

  test.each([
    [2, 2.5, "confirmed"],
    [3.51, 9, "confirmed"],
    [-9, 9, "confirmed"],
    [1, 2.4, "overstated"],
    [3.6, 4, "understated"],
    [-2, -0.04, "overstated"],
    [-2, -0.05, "opposite_direction"],
  ] as const)("measured between %f and %f is %s", (lo, hi, verdict) => expect(judged(lo, hi)).toBe(verdict));

  test("between bounds it is plausible at most; wholly outside it is as wrong as any", () => {
    expect(judged(-9, 9, true)).toBe("plausible");
    expect(judged(1, 2.4, true)).toBe("overstated");
    expect(judged(3.6, 4, true)).toBe("understated");
    expect(judged(-2, -0.05, true)).toBe("opposite_direction");
  });
});

describe("unchanged", () => {
  const flat = (lo: number, hi = lo, isBounded = false) =>
    judge({ lo, hi }, { direction: "flat", allowed: { lo: -0.5, hi: 0.5 }, tolerance: 0.02, isBounded });

  test.each([
    [0, 0, "confirmed"],
    [0.249, 0.249, "confirmed"],
    [0.25, 0.25, "understated"],
    [-0.249, -0.249, "confirmed"],
    [-0.25, -0.25, "understated"],
    [-3, 0.2, "confirmed"],
    [-3, -1, "understated"],
  ] as const)("from %f to %f is %s", (lo, hi, verdict) => expect(flat(lo, hi)).toBe(verdict));

  test("between bounds it is plausible", () => expect(flat(-1, 1, true)).toBe("plausible"));
});

test("the tolerance is half a tick of the price, at least 0.02 percent", () => {
  expect(tolerance(100)).toBe(0.02);
  expect(tolerance(25)).toBe(0.02);
  expect(tolerance(10)).toBeCloseTo(0.05, 12);
  expect(tolerance(0.5)).toBeCloseTo(1, 12);
});

test("a bigger move never makes a report more overstated", () => {
  const order: Verdict[] = ["opposite_direction", "overstated", "confirmed", "understated"];
  const move = fc.double({ min: -20, max: 20, noNaN: true });
  fc.assert(
    fc.property(move, move, (a, b) => {
      const [less, more] = [Math.min(a, b), Math.max(a, b)].map((at) => order.indexOf(judged(at)));
      expect(less).toBeLessThanOrEqual(more ?? -1);
    }),
  );
});

import { describe, expect, test } from "vitest";
import {
  correlationCorrected,
  generalisedSignTest,
  meanTest,
  patellTest,
  signTest,
} from "../../server/studies/engine/cross-section.ts";

describe("the t of a mean", () => {
  test("has N − 1 degrees of freedom", () => {
    // scipy.stats.ttest_1samp
    expect(meanTest(Float64Array.of(0.02, -0.01, 0.03, 0.005))).toEqual({
      value: expect.closeTo(1.28571428571429, 13),
      p: expect.closeTo(0.288798513630085, 13),
    });
  });

  test("is none of one value, of none, or of equal ones", () => {
    expect(meanTest(Float64Array.of(0.02))).toBeNull();
    expect(meanTest(Float64Array.of())).toBeNull();
    expect(meanTest(new Float64Array(3).fill(0.1))).toBeNull();
    expect(meanTest(new Float64Array(7).fill(0))).toBeNull();
  });
});

describe("Patell's test", () => {
  test("divides by the variances df/(df − 2) of all events, whatever their number of sessions", () => {
    const found = patellTest(Float64Array.of(1.2, -0.4, 2.2), Float64Array.of(58, 40, 30));
    // 3 / √(58/56 + 40/38 + 30/28)
    expect(found?.value).toBeCloseTo(3 / Math.sqrt(58 / 56 + 40 / 38 + 30 / 28), 13);
    expect(found?.p).toBeCloseTo(0.0914703515684244, 13);
  });

  test("is there for one event", () => {
    expect(patellTest(Float64Array.of(-2), Float64Array.of(58))?.value).toBeCloseTo(
      -2 / Math.sqrt(58 / 56),
      13,
    );
  });
});

describe("the sign test", () => {
  test("holds the number of positive ones against one half, nearly and exactly", () => {
    // 2 · 176/1024 by Pascal's triangle; 2 Φ(−2/√2.5)
    expect(signTest(7, 10)).toEqual({
      value: expect.closeTo(2 / Math.sqrt(2.5), 14),
      ...{ p: expect.closeTo(0.205903210732068, 13), exactP: expect.closeTo(0.34375, 14) },
    });
    expect(signTest(5, 10)).toEqual({ value: 0, p: 1, exactP: 1 });
    expect(signTest(0, 4)).toMatchObject({ value: -2, exactP: expect.closeTo(0.125, 14) });
    expect(signTest(1, 1)).toMatchObject({ value: 1, exactP: 1 });
  });
});

describe("the generalised sign test", () => {
  test("holds it against the share that is positive without an event", () => {
    const found = generalisedSignTest(7, 10, 0.46);
    expect(found?.value).toBeCloseTo((7 - 4.6) / Math.sqrt(10 * 0.46 * 0.54), 13);
    expect(found?.p).toBeCloseTo(0.127815263092257, 13);
  });

  test("is none where all or none are positive without one", () => {
    expect(generalisedSignTest(3, 3, 1)).toBeNull();
    expect(generalisedSignTest(3, 3, 0)).toBeNull();
  });
});

describe("corrected for correlation", () => {
  const BMP = { value: 2.5, p: 0.03 };
  const PATELL = { value: 3, p: 0.003 };

  test("the tests shrink by what the events have in common", () => {
    const { bmp, patell } = correlationCorrected(BMP, PATELL, 0.1, 11);
    expect(bmp?.value).toBeCloseTo(2.5 * Math.sqrt(0.9 / 2), 13);
    expect(patell?.value).toBeCloseTo(3 / Math.sqrt(2), 13);
    // scipy.stats.t.sf(2.5 √0.45, 10) and norm.sf(3/√2), twice
    expect(bmp?.p).toBeCloseTo(0.124464089936559, 13);
    expect(patell?.p).toBeCloseTo(0.0338948535246893, 13);
  });

  test("and stay as they are without any", () => {
    const { bmp, patell } = correlationCorrected(BMP, PATELL, 0, 11);
    expect(bmp?.value).toBe(2.5);
    expect(patell?.value).toBe(3);
  });

  test.each([
    ["the variance would be negative", -0.2, 11],
    ["the variance would be zero", -0.1, 11],
    ["the correlation is beyond one", 1.0001, 11],
  ])("are none where %s", (_what, correlation, n) => {
    expect(correlationCorrected(BMP, PATELL, correlation, n)).toEqual({ bmp: null, patell: null });
  });

  test("a correlation of one leaves no t", () => {
    expect(correlationCorrected(BMP, PATELL, 1, 11).bmp?.value).toBe(0);
  });

  test("what was none stays none", () => {
    expect(correlationCorrected(null, PATELL, 0.1, 11).bmp).toBeNull();
    expect(correlationCorrected(BMP, null, 0.1, 11).patell).toBeNull();
  });
});

import { describe, expect, test } from "vitest";
import { ranksOf, rankTest } from "../../server/studies/engine/rank.ts";
import { definition, outcome } from "./example.ts";

test("ranks begin at 1, and equal values share the mean of theirs", () => {
  expect([...ranksOf(Float64Array.of(0.3, -1, 0.2))]).toEqual([3, 1, 2]);
  expect([...ranksOf(Float64Array.of(5, 1, 5, 0, 5))]).toEqual([4, 2, 4, 1, 4]);
  expect([...ranksOf(Float64Array.of(2, 2))]).toEqual([1.5, 1.5]);
  expect([...ranksOf(Float64Array.of(0, -0, 1))]).toEqual([1.5, 1.5, 3]);
  expect([...ranksOf(Float64Array.of())]).toEqual([]);
});

/** Estimated on −4 to −2, with the event window from −1 to 1. */
const STUDY = definition({ estimation: { end: -2, length: 3, min: 0 }, eventWindow: [-1, 1] });

describe("with ties, a session that one event lacks, and one that both do", () => {
  // Ranks 2 1 5, 3.5 - 3.5 of 5: U = rank/6 − 1/2.
  const one = outcome({
    residuals: new Map([
      [-4, 0.01],
      [-3, -0.02],
      [-2, 0.03],
    ]),
    ...{ first: -1, ars: [0.02, null, 0.02] },
  });
  // Ranks 2 - 3, 4 - 1 of 4: U = rank/5 − 1/2.
  const other = outcome({
    residuals: new Map([
      [-4, -0.01],
      [-2, 0.02],
    ]),
    ...{ first: -1, ars: [0.04, null, -0.03] },
  });
  const rank = rankTest([one, other], STUDY);
  const root = Math.SQRT2;
  const scores = [
    (2 / 6 + 2 / 5 - 1) / root,
    1 / 6 - 0.5,
    (5 / 6 + 3 / 5 - 1) / root,
    (3.5 / 6 + 4 / 5 - 1) / root,
    (3.5 / 6 + 1 / 5 - 1) / root,
  ] as const;
  // Over the five sessions that any event has.
  const deviation = Math.sqrt(scores.reduce((sum, score) => sum + score ** 2, 0) / 5);

  test("a day's score is held against the deviation of all days that have any", () => {
    expect(rank([-1, -1])?.value).toBeCloseTo(scores[3] / deviation, 13);
    expect(rank([1, 1])?.value).toBeCloseTo(scores[4] / deviation, 13);
  });

  test("a day, and a window with a day, that no event has has none", () => {
    expect(rank([0, 0])).toBeNull();
    expect(rank([-1, 1])).toBeNull();
    expect(rank([-1, 0])).toBeNull();
  });
});

test("a window adds its days up", () => {
  const alone = outcome({
    residuals: new Map([
      [-4, -0.01],
      [-3, 0.02],
      [-2, 0.01],
    ]),
    ...{ first: -1, ars: [0.05, 0.04, 0.03] },
  });
  // Ranks 1 3 2, 6 5 4 of 6: U = rank/7 − 1/2, whose squares add up to 17.5/49.
  const deviation = Math.sqrt(17.5 / 49 / 6);
  const rank = rankTest([alone], STUDY);
  expect(rank([-1, 1])?.value).toBeCloseTo((15 / 7 - 1.5) / (Math.sqrt(3) * deviation), 13);
  expect(rank([0, 1])?.value).toBeCloseTo((9 / 7 - 1) / (Math.sqrt(2) * deviation), 13);
  expect(rank([0, 0])?.value).toBeCloseTo((5 / 7 - 0.5) / deviation, 13);
  // norm.sf of that value, twice
  expect(rank([0, 0])?.p).toBeCloseTo(0.379775474840949, 13);
});

test("where nothing differs there is no test", () => {
  const flat = outcome({ residuals: new Map([[-2, 0.01]]), first: -1, ars: [0.01, 0.01, 0.01] });
  expect(rankTest([flat], STUDY)([0, 0])).toBeNull();
  expect(rankTest([], STUDY)([0, 0])).toBeNull();
});

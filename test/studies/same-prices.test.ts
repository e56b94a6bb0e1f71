import { describe, expect, test } from "vitest";
import { addDays } from "../../server/lib/dates.ts";
import { runStudy, type StudyPrices } from "../../server/studies/engine/run-study.ts";
import { studyTables } from "../../server/studies/rows.ts";
import type { StudyDefinition } from "../../server/studies/study.ts";

/** 45 days of closes that rise and fall by a rule, so that their returns are no round numbers. */
const CLOSES = Float64Array.from({ length: 45 }, (_, i) => 100 + ((i * i * 7) % 13) + i / 3);
const DATES = Array.from(CLOSES, (_, i) => addDays("2024-01-01", i));

/** Every stock has the same closes. */
const prices: StudyPrices = {
  sessionsOf: () => sessions,
  momentOf: ({ when }) => ({ date: when, at: null }),
  isKnown: () => true,
  closesOf: () => CLOSES,
};
const sessions = { zone: "UTC", dates: DATES, closes: DATES.map((date) => Date.parse(date) / 1000) };

const definition: StudyDefinition = {
  ...{ id: "same", model: "constant_mean", returns: "simple", index: null, events: [] },
  ...{ estimation: { end: -2, length: 35, min: 30 }, eventWindow: [-1, 2], windows: [[-1, 2]] },
  ...{ overlapPolicy: "all", excludeOtherEvents: false, mergeSameSession: false },
};

function tablesOf(stocks: number) {
  const events = Array.from({ length: stocks }, (_, i) => ({
    ...{ id: `${i}`, symbol: `Q${i}`, when: DATES[40] as string },
  }));
  return studyTables(runStudy({ ...definition, events }, prices));
}

describe.each([2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12])("%i stocks of the same prices", (stocks) => {
  const { agg_days, agg_windows } = tablesOf(stocks);

  test("have no deviation between them, so there is no t to divide by it", () => {
    for (const row of [...agg_days, ...agg_windows])
      expect(row).toMatchObject({ N: stocks, t_cs: null, bmp_t: null, kp_bmp_t: null });
  });

  // r = 1, so that K-P's factor √(1/(1 + (N − 1)r)) is √(1/N): together they tell no more than one.
  test("are correlated by 1, and Patell's Z shrinks by √N", () => {
    for (const { patell_z, rbar, kp_patell_z } of [...agg_days, ...agg_windows]) {
      expect(rbar).toBeCloseTo(1, 12);
      expect(kp_patell_z).toBeCloseTo(Number(patell_z) / Math.sqrt(stocks), 12);
    }
  });
});

test("an index that doubles every session has no variation to estimate by", () => {
  // The sum of 35 times ln 2, by 35, is not ln 2 in floating point.
  const doubling = CLOSES.map((_, i) => 2 ** i);
  const closesOf = (symbol: string) => (symbol === "INDEX" ? doubling : CLOSES);
  const events = [{ id: "1", symbol: "Q1", when: DATES[40] as string }];
  const market: StudyDefinition = { ...definition, model: "market", returns: "log", index: "INDEX", events };
  const [outcome] = runStudy(market, { ...prices, closesOf }).events;
  expect(outcome?.status).toBe("degenerate_market");
});

import { describe, expect, test } from "vitest";
import type { StudyRequest } from "../../server/studies/request.ts";
import { testDb } from "../support/db.ts";
import { makeManyReports, makeMarket, makeReport } from "../support/market.ts";
import { requestOf } from "../support/study.ts";
import { viewOf } from "./study-view.ts";

const SESSION = "2025-10-15";

/** The path of a study over a story of each stock, all on one session, where each is up 4 % more than drawn. */
async function pathOf(stocks: string[], given: Partial<Omit<StudyRequest, "stories">> = {}) {
  const db = testDb();
  const jumps = Object.fromEntries(stocks.map((ticker) => [ticker, { [SESSION]: 0.04 }]));
  const market = makeMarket(db, { stocks, jumps });
  for (const ticker of stocks) makeReport(db, market.stock(ticker), SESSION);
  const { path } = await viewOf(db, requestOf(given));
  return path;
}

const SIX = ["AAAX", "BBBX", "CCCX", "DDDX", "EEEX", "FFFX"];

describe("the path of several events", () => {
  test("is drawn from mean, band and single events, percent by session", async () => {
    const path = await pathOf(SIX);
    const { taus, mean, band, events, scale } = path?.data ?? {};
    expect(taus).toEqual([-5, -4, -3, -2, -1, 0, 1, 2, 3, 4, 5]);
    expect(events).toHaveLength(6);
    for (const [i, value] of (mean ?? []).entries()) {
      const own = (events ?? []).map((line) => line[i] ?? Number.NaN);
      expect(value).toBeCloseTo(own.reduce((sum, y) => sum + y, 0) / 6, 3);
      const [low = 0, high = 0] = band?.[i] ?? [];
      expect(low).toBeLessThan(value ?? 0);
      expect(high).toBeGreaterThan(value ?? 0);
      for (const y of [...own, low, high]) {
        expect(y).toBeGreaterThanOrEqual(scale?.min ?? 0);
        expect(y).toBeLessThanOrEqual(scale?.max ?? 0);
      }
    }
    const step = (mean?.[5] ?? 0) - (mean?.[4] ?? 0);
    expect(step).toBeGreaterThan(2.5);
  });

  test("says mean and band at its end, in a key, in a sentence and in a table", async () => {
    const path = await pathOf(SIX);
    expect(path?.data.end).toEqual([
      expect.stringMatching(/^Mean \+\d\.\d%$/),
      "95% band",
      expect.stringMatching(/^[+−]\d\.\d to \+\d+\.\d$/),
    ]);
    expect(path?.key).toEqual({
      ...{ mean: "mean of 6 events", band: "95% band, cross-sectional t, 5 df", events: "one event" },
    });
    expect(path?.summary).toMatch(
      /^Mean cumulative abnormal return: \S+% \(95% \S+ to \S+\) at −5, \+\d\.\d% \(95% \S+ to \S+\) at 0, \S+% \(95% \S+ to \S+\) at \+5\.$/,
    );
    expect(path?.rows).toHaveLength(11);
    expect(path?.rows[5]).toMatchObject({ tau: "0", n: 6, mean: expect.stringMatching(/^\+\d\.\d\d$/) });
  });

  test("has a label at the story’s session and as many others as can be read", async () => {
    const path = await pathOf(SIX, { eventWindow: [-30, 25], estimation: { end: -31, length: 60, min: 30 } });
    const labels = path?.data.times.map(({ label }) => label) ?? [];
    expect(labels).toContain("0");
    expect(labels.length).toBeLessThanOrEqual(11);
    expect(labels).toContain("−30");
  });

  test("without the story’s own session begins after it", async () => {
    const path = await pathOf(SIX, { eventWindow: [1, 5], windows: [[1, 5]] });
    expect(path?.data.taus).toEqual([1, 2, 3, 4, 5]);
    expect(path?.summary).toMatch(/at \+1, .* at \+5\.$/);
  });
});

describe("the path of one event", () => {
  test("is its own, with the band of its prediction error", async () => {
    const path = await pathOf(["NMRX"]);
    const { events, band, scale } = path?.data ?? {};
    expect(events).toEqual([]);
    for (const y of band?.flatMap((pair) => pair ?? []) ?? []) {
      expect(y).toBeGreaterThanOrEqual(scale?.min ?? 0);
      expect(y).toBeLessThanOrEqual(scale?.max ?? 0);
    }
    expect(path?.data.end[0]).toMatch(/^[+−]\d+\.\d%$/);
    expect(path?.key).toEqual({
      ...{ mean: "the event", band: "95% band by its prediction error", events: null },
    });
    expect(path?.summary).toMatch(/^Cumulative abnormal return: /);
  });

  test("has a picture only where there are two sessions to draw a line between", async () => {
    expect(await pathOf(["NMRX"], { eventWindow: [0, 0], windows: [[0, 0]] })).toBeNull();
    expect(await pathOf(["NMRX"], { eventWindow: [0, 1], windows: [[0, 0]] })).not.toBeNull();
  });
});

test("an event whose prices end within the window is drawn as far as they reach", async () => {
  const db = testDb();
  const market = makeMarket(db, { stocks: ["NMRX", "HLIO"] });
  makeReport(db, market.stock("NMRX"), "2025-11-25");
  makeReport(db, market.stock("HLIO"), "2025-10-15");
  const { path } = await viewOf(db);
  const ends = path?.data.events.map((line) => line.filter((y) => y !== null).length);
  expect(ends?.toSorted()).toEqual([11, 8].toSorted());
  expect(path?.rows.at(-1)?.n).toBe(1);
  expect(path?.rows[0]?.n).toBe(2);
});

test("of many events two hundred are told apart", async () => {
  const db = testDb();
  makeManyReports(db, makeMarket(db).stock("NMRX"), 201, SESSION);
  const { path } = await viewOf(db, requestOf({ mergeSameSession: false, overlapPolicy: "all" }));
  expect(path?.data.events).toHaveLength(200);
  expect(path?.key.events).toBe("one event, the first 200");
  expect(path?.key.mean).toBe("mean of 201 events");
});

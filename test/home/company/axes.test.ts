import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { thinned } from "../../../server/home/company/closes.ts";
import { dateTicks } from "../../../server/home/company/date-axis.ts";
import { closesTable } from "../../../server/home/company/line-table.ts";
import { priceAxis } from "../../../server/home/company/price-axis.ts";
import { addDays } from "../../../server/lib/dates.ts";

function closes(count: number, priceOf = (i: number) => i + 1) {
  return Array.from({ length: count }, (_, i) => ({ date: addDays("2000-01-03", i), price: priceOf(i) }));
}

describe("the axis of prices", () => {
  test.each([
    [
      [13.47, 16.88],
      ["13", "14", "15", "16", "17"],
    ],
    [
      [0.012, 0.0307],
      ["0.010", "0.015", "0.020", "0.025", "0.030", "0.035"],
    ],
    [
      [15_200, 16_900],
      ["15,000", "15,500", "16,000", "16,500", "17,000"],
    ],
    [
      [10, 10],
      ["9.0", "9.5", "10.0", "10.5", "11.0"],
    ],
  ])("%j", (prices, labels) => {
    expect(priceAxis(prices).ticks.map(({ label }) => label)).toEqual(labels);
  });

  test("does not take floating point for a move", () => {
    expect(priceAxis([6.6, 6.6 + 1e-15])).toEqual(priceAxis([6.6]));
  });

  test("holds every price in a few even steps, each with a label of its own", () => {
    const price = fc.double({ min: 0.0001, max: 1e6, noNaN: true });
    fc.assert(
      fc.property(fc.array(price, { minLength: 1, maxLength: 20 }), (prices) => {
        const { min, max, ticks } = priceAxis(prices);
        const hair = 1e-6 * max;
        expect(min).toBeLessThanOrEqual(Math.min(...prices) + hair);
        expect(max).toBeGreaterThanOrEqual(Math.max(...prices) - hair);
        expect(ticks.length).toBeGreaterThanOrEqual(2);
        expect(ticks.length).toBeLessThanOrEqual(7);
        expect(new Set(ticks.map(({ label }) => label)).size).toBe(ticks.length);
      }),
    );
  });
});

describe("the dates under a line", () => {
  const labels = (first: string, last: string) => dateTicks(first, last).map(({ label }) => label);

  test.each([
    ["2025-12-08", "2025-12-10", ["8 Dec", "9 Dec", "10 Dec"]],
    ["2025-11-11", "2025-12-12", ["17 Nov", "24 Nov", "1 Dec", "8 Dec"]],
    ["2025-08-21", "2026-01-18", ["Sep", "Oct", "Nov", "Dec", "2026"]],
    ["2019-09-19", "2024-03-01", ["2020", "2021", "2022", "2023", "2024"]],
  ])("from %s to %s", (first, last, expected) => {
    expect(labels(first, last)).toEqual(expected);
  });

  test("a year has each month, and where it is narrow each quarter", () => {
    const ticks = dateTicks("2024-12-13", "2025-12-12");
    expect(ticks).toHaveLength(12);
    expect(ticks.filter(({ isMinor }) => !isMinor).map(({ label }) => label)).toEqual([
      ...["2025", "Apr", "Jul", "Oct"],
    ]);
  });

  test("are never too many, and are within the line", () => {
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 40_000 }), (days) => {
        const [first, last] = ["1950-05-17", addDays("1950-05-17", days)];
        const ticks = dateTicks(first, last);
        expect(ticks.length).toBeLessThanOrEqual(14);
        expect(ticks.filter(({ isMinor }) => !isMinor).length).toBeLessThanOrEqual(10);
        for (const { date } of ticks) expect(date >= first && date <= last).toBe(true);
      }),
    );
  });
});

describe("years of closes", () => {
  test("are thinned without losing a peak, the first or the last", () => {
    const many = closes(5000, (i) => (i === 3333 ? 9000 : i === 4444 ? 0.5 : 100 + (i % 10)));
    const few = thinned(many, 500);
    expect(few.length).toBeLessThanOrEqual(500);
    expect(few[0]).toBe(many[0]);
    expect(few.at(-1)).toBe(many.at(-1));
    expect(few.map(({ price }) => price)).toEqual(expect.arrayContaining([9000, 0.5]));
    const dates = few.map(({ date }) => date);
    expect(dates).toEqual([...new Set(dates)].sort());
  });

  test("stay as they are where they are few", () => {
    const few = closes(10);
    expect(thinned(few, 500)).toEqual(few);
  });

  test.each([
    [31, "Each close", 31],
    [250, "The last close of each week", 36],
    [1500, "The last close of each month", 50],
    [3000, "The last close of each year", 9],
  ])("%i closes are a table: %s", (count, caption, rows) => {
    const table = closesTable(closes(count));
    expect(table.caption).toBe(caption);
    expect(table.rows).toHaveLength(rows);
    expect(table.rows.at(-1)?.price).toBe(`${count.toLocaleString("en-US")}.00`);
  });
});

import { expect, test } from "vitest";
import { reportTimeOf } from "../../server/checks/report-time.ts";
import type { Published } from "../../server/news/news.ts";
import { at } from "./example.ts";

const NEW_YORK = "America/New_York";
const DATED: Published = {
  ...{ date: "2025-12-10", time: null, zone: null, at: null, printed: null, yearInferred: false },
  yearInferredFrom: null,
};

test("an instant that is known is the time of the report", () => {
  const published = { ...DATED, at: "2025-12-10T13:05:00.000Z" };
  expect(reportTimeOf(published, null, NEW_YORK)).toEqual({ at: published.at, note: null });
  expect(reportTimeOf(published, "2025-12-10", NEW_YORK)).toEqual({ at: published.at, note: null });
  // A trading day to come cannot have been told yet.
  expect(reportTimeOf(published, "2025-12-11", NEW_YORK)).toEqual({ at: published.at, note: null });
});

test("a date alone is the end of that day on the exchange's clock, and says so", () => {
  expect(reportTimeOf(DATED, null, NEW_YORK)).toEqual({
    at: "2025-12-11T04:59:59.999Z",
    note: "time not given: taken as published at the end of that day",
  });
  expect(reportTimeOf(DATED, null, "Asia/Hong_Kong")?.at).toBe("2025-12-10T15:59:59.999Z");
});

test("a trading day written down as an earlier one is the day meant", () => {
  const published = { ...DATED, at: at("2025-12-12", "08:00") };
  expect(reportTimeOf(published, "2025-12-10", NEW_YORK)).toEqual({
    at: "2025-12-11T04:59:59.999Z",
    note: "taken as told at the end of its trading day",
  });
  expect(reportTimeOf(DATED, "2025-12-09", NEW_YORK)?.at).toBe("2025-12-10T04:59:59.999Z");
  // Late in New York it is already the next day in UTC, and no later a trading day.
  const late = { ...DATED, at: at("2025-12-10", "20:30") };
  expect(reportTimeOf(late, "2025-12-10", NEW_YORK)).toEqual({ at: late.at, note: null });
});

test("without any date there is a time only where a trading day is known", () => {
  expect(reportTimeOf({ ...DATED, date: null }, null, NEW_YORK)).toBeNull();
  expect(reportTimeOf({ ...DATED, date: null }, "2025-12-10", NEW_YORK)?.at).toBe("2025-12-11T04:59:59.999Z");
});

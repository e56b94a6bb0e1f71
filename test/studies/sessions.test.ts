import { describe, expect, test } from "vitest";
import { calendarOf } from "../../server/lib/calendar.ts";
import { wallTime } from "../../server/lib/dates.ts";
import { placeOfEvent, type Sessions } from "../../server/studies/engine/sessions.ts";

/** The sessions of an exchange from one date to another. */
function sessionsOf(mic: string, from: string, to: string): Sessions {
  const calendar = calendarOf(mic);
  const own = calendar?.between(from, to) ?? [];
  return {
    zone: calendar?.zone ?? "",
    dates: own.map(({ date }) => date),
    closes: own.map(({ close }) => close),
  };
}

function dateOf(place: number | null, { dates }: Sessions): string | null {
  return place === null ? null : (dates[place] ?? "no session");
}

// From a Monday to the Wednesday after: 3 July closes at 13:00, 4 July is a holiday.
const NEW_YORK = sessionsOf("XNYS", "2024-07-01", "2024-07-10");
// 24 December closes at 12:00, then two holidays; 1 January is one too.
const HONG_KONG = sessionsOf("XHKG", "2024-12-23", "2025-01-03");

describe("of a date, that day or the first session after it", () => {
  test.each([
    ["the first session", "2024-07-01", "2024-07-01"],
    ["any other", "2024-07-09", "2024-07-09"],
    ["a holiday", "2024-07-04", "2024-07-05"],
    ["a Saturday", "2024-07-06", "2024-07-08"],
    ["a Sunday", "2024-07-07", "2024-07-08"],
    ["the last session", "2024-07-10", "2024-07-10"],
    ["before the first", "2024-06-30", null],
    ["after the last", "2024-07-11", null],
  ])("%s", (_what, date, session) => {
    expect(dateOf(placeOfEvent({ date, at: null }, NEW_YORK), NEW_YORK)).toBe(session);
  });
});

describe("of an instant, the first session that closes after it", () => {
  const place = (instant: string, own: Sessions) => {
    const { date } = wallTime(instant, own.zone);
    return dateOf(placeOfEvent({ date, at: Date.parse(instant) / 1000 }, own), own);
  };

  test.each([
    ["in premarket", "2024-07-02T08:00:00Z", "2024-07-02"],
    ["within the session", "2024-07-02T17:00:00Z", "2024-07-02"],
    ["a second before the close", "2024-07-02T19:59:59Z", "2024-07-02"],
    ["a thousandth before it", "2024-07-02T19:59:59.999Z", "2024-07-02"],
    ["at the close to the second", "2024-07-02T20:00:00Z", "2024-07-03"],
    ["after it", "2024-07-02T20:05:00Z", "2024-07-03"],
    ["after it, on the next day in UTC", "2024-07-03T01:00:00Z", "2024-07-03"],
    ["before an early close", "2024-07-03T16:59:59Z", "2024-07-03"],
    ["at an early close: the holiday has none", "2024-07-03T17:00:00Z", "2024-07-05"],
    ["on a Saturday", "2024-07-06T15:00:00Z", "2024-07-08"],
    ["before the first session's open", "2024-07-01T04:00:00Z", "2024-07-01"],
    ["on the day before the first, on New York's clock", "2024-07-01T03:59:59Z", null],
    ["before the last close", "2024-07-10T19:59:59Z", "2024-07-10"],
    ["at the last close", "2024-07-10T20:00:00Z", null],
    ["long after it", "2030-01-01T00:00:00Z", null],
  ])("%s, in New York", (_what, instant, session) => {
    expect(place(instant, NEW_YORK)).toBe(session);
  });

  test.each([
    ["before the close", "2024-12-23T07:59:59Z", "2024-12-23"],
    ["at the close, 16:00", "2024-12-23T08:00:00Z", "2024-12-24"],
    ["before that of a half day", "2024-12-24T03:59:59Z", "2024-12-24"],
    ["at that of a half day, 12:00", "2024-12-24T04:00:00Z", "2024-12-27"],
    ["on the evening before the first, on Hong Kong's clock", "2024-12-22T15:59:59Z", null],
    ["at midnight there", "2024-12-22T16:00:00Z", "2024-12-23"],
  ])("%s, in Hong Kong", (_what, instant, session) => {
    expect(place(instant, HONG_KONG)).toBe(session);
  });
});

test("without sessions there is no place", () => {
  const none = { zone: "UTC", dates: [], closes: [] };
  expect(placeOfEvent({ date: "2024-07-01", at: null }, none)).toBeNull();
  expect(placeOfEvent({ date: "2024-07-01", at: 0 }, none)).toBeNull();
});

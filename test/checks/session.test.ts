import fc from "fast-check";
import { describe, expect, test } from "vitest";
import type { Claim } from "../../server/checks/checks.ts";
import { occasionOf, phaseWindow } from "../../server/checks/session.ts";
import { SESSIONS, STATISTICS } from "../../server/moves/moves.ts";
import { at, claim, seconds, usCalendar } from "./example.ts";

const CALENDAR = usCalendar();

/** "2025-12-10 premarket last" */
function occasion(given: Partial<Claim>): string | null {
  const found = occasionOf(claim(given), CALENDAR);
  return found && `${found.session.date} ${found.phase} ${found.statistic}`;
}

type Case = [
  date: string,
  time: string,
  session: Claim["session"],
  statistic: Claim["statistic"],
  is: string,
];

describe("which session, which part of it, which of its prices", () => {
  const cases: Case[] = [
    // Premarket: the latest that has begun its premarket.
    ["2025-12-10", "04:00", "premarket", "last", "2025-12-10 premarket last"],
    ["2025-12-10", "03:59", "premarket", "last", "2025-12-09 premarket last"],
    ["2025-12-10", "18:00", "premarket", "last", "2025-12-10 premarket last"],
    ["2025-12-13", "11:00", "premarket", "extreme", "2025-12-12 premarket extreme"],
    ["2025-12-10", "09:00", "premarket", "close", "2025-12-10 premarket close"],
    // After hours: the latest that has closed.
    ["2025-12-10", "16:00", "after_hours", "last", "2025-12-10 after_hours last"],
    ["2025-12-10", "15:59", "after_hours", "last", "2025-12-09 after_hours last"],
    ["2025-12-11", "07:00", "after_hours", "extreme", "2025-12-10 after_hours extreme"],
    ["2025-12-15", "07:00", "after_hours", "close", "2025-12-12 after_hours close"],
    // A close: likewise, whatever the session word.
    ["2025-12-15", "15:00", "regular", "close", "2025-12-12 regular close"],
    ["2025-12-15", "15:00", null, "close", "2025-12-12 regular close"],
    ["2025-12-15", "16:00", null, "close", "2025-12-15 regular close"],
    // Regular, or the open: the latest that has opened.
    ["2025-12-10", "09:30", "regular", "last", "2025-12-10 regular last"],
    ["2025-12-10", "09:29", "regular", "last", "2025-12-09 regular last"],
    ["2025-12-10", "22:00", "regular", "last", "2025-12-10 regular last"],
    ["2025-12-10", "09:29", null, "open", "2025-12-09 regular open"],
    ["2025-12-10", "09:30", null, "open", "2025-12-10 regular open"],
    ["2025-12-10", "09:29", "premarket", "open", "2025-12-09 regular open"],
    ["2025-12-10", "15:59", "after_hours", "open", "2025-12-09 regular open"],
    // No word: by the time of the report.
    ["2025-12-10", "08:00", null, "last", "2025-12-10 premarket last"],
    ["2025-12-10", "09:30", null, "extreme", "2025-12-10 premarket extreme"],
    ["2025-12-10", "09:31", null, "last", "2025-12-10 regular last"],
    ["2025-12-10", "16:00", null, "last", "2025-12-10 regular last"],
    ["2025-12-10", "16:01", null, "last", "2025-12-10 regular close"],
    ["2025-12-10", "16:01", null, "extreme", "2025-12-10 regular extreme"],
    ["2025-12-11", "03:00", null, "last", "2025-12-10 regular close"],
    ["2025-12-14", "12:00", null, "last", "2025-12-12 regular close"],
    // The night after a session.
    ["2025-12-11", "02:00", "overnight", "last", "2025-12-10 overnight last"],
    ["2025-12-10", "19:00", "overnight", "last", "2025-12-09 overnight last"],
    // An early close is a close, and its late session ends earlier.
    ["2025-12-24", "13:00", "after_hours", "last", "2025-12-24 after_hours last"],
    ["2025-12-24", "12:59", "after_hours", "last", "2025-12-23 after_hours last"],
    ["2025-12-24", "13:30", null, "last", "2025-12-24 regular close"],
    ["2025-12-25", "09:00", "premarket", "last", "2025-12-24 premarket last"],
    ["2025-12-24", "17:00", "overnight", "last", "2025-12-24 overnight last"],
    // Wall time, through the change of the clock.
    ["2025-03-10", "04:00", "premarket", "last", "2025-03-10 premarket last"],
    ["2025-11-03", "03:59", "premarket", "last", "2025-10-31 premarket last"],
    ["2025-11-03", "09:30", null, "open", "2025-11-03 regular open"],
  ];
  test.each(cases)("%s %s, %s %s: %s", (date, time, session, statistic, expected) => {
    expect(occasion({ session, statistic, reportedAt: at(date, time) })).toBe(expected);
  });

  test("none before the years that are known", () => {
    expect(occasion({ reportedAt: "1999-06-01T12:00:00Z" })).toBeNull();
  });

  test("it has always begun by the report, and the next has not", () => {
    const given = fc.record({
      session: fc.constantFrom(null, ...SESSIONS),
      statistic: fc.constantFrom(...STATISTICS),
      reportedAt: fc
        .integer({ min: Date.parse("2001-01-01T00:00:00Z"), max: Date.parse("2040-01-01T00:00:00Z") })
        .map((ms) => new Date(ms).toISOString()),
    });
    fc.assert(
      fc.property(given, (words) => {
        const found = occasionOf(claim(words), CALENDAR);
        if (!found) throw new Error("no session");
        const reported = Date.parse(words.reportedAt) / 1000;
        const { phase, statistic, session } = found;
        const part = statistic === "close" && phase === "regular" ? "close" : "premarketStart";
        expect(session[part]).toBeLessThanOrEqual(reported);
        if (statistic !== "open" && words.session) expect(phase).toBe(words.session);
        expect(CALENDAR.after(session.date)?.lateEnd).toBeGreaterThan(reported);
      }),
    );
  });
});

test("a phase is a stretch of the day; a night lasts until the next premarket", () => {
  const day = CALENDAR.session("2025-12-24");
  if (!day) throw new Error("no session");
  const span = (from: [string, string], to: [string, string]) => ({
    from: seconds(...from),
    to: seconds(...to),
  });
  expect(phaseWindow(day, "premarket", CALENDAR)).toEqual(
    span(["2025-12-24", "04:00"], ["2025-12-24", "09:30"]),
  );
  expect(phaseWindow(day, "regular", CALENDAR)).toEqual(
    span(["2025-12-24", "09:30"], ["2025-12-24", "13:00"]),
  );
  expect(phaseWindow(day, "after_hours", CALENDAR)).toEqual(
    span(["2025-12-24", "13:00"], ["2025-12-24", "17:00"]),
  );
  expect(phaseWindow(day, "overnight", CALENDAR)).toEqual(
    span(["2025-12-24", "17:00"], ["2025-12-26", "04:00"]),
  );
});

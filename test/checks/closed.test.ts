import { describe, expect, test } from "vitest";
import { seemsClosed, type TradedListing, withoutClosed } from "../../server/checks/closed.ts";
import { seconds, usCalendar } from "./example.ts";

const CALENDAR = usCalendar();

/** A listing with bars on these dates. */
function listing(...dates: string[]): TradedListing {
  return { hasBarOn: ({ date }) => dates.includes(date) };
}

/** So many listings with bars on Tuesday and Thursday. */
function around(count: number): TradedListing[] {
  return Array.from({ length: count }, () => listing("2025-12-09", "2025-12-11"));
}

describe("Wednesday seems to have been no session", () => {
  const closed = (listings: TradedListing[]) => seemsClosed("2025-12-10", CALENDAR, listings);

  test("when none of five that traded on both sides of it has a bar", () => {
    expect(closed(around(5))).toBe(true);
    expect(closed(around(9))).toBe(true);
  });

  test("not when fewer did", () => {
    expect(closed(around(4))).toBe(false);
    expect(closed([])).toBe(false);
    // Five on either side, but only four on both.
    expect(closed([...around(4), listing("2025-12-09"), listing("2025-12-11")])).toBe(false);
    expect(closed([...around(4), listing("2025-12-08", "2025-12-12")])).toBe(false);
  });

  test("not when any has a bar on it", () => {
    expect(closed([...around(9), listing("2025-12-10")])).toBe(false);
    expect(closed([listing("2025-12-10"), ...around(9)])).toBe(false);
  });

  test("and a day that is no session anyway is not said to be closed", () => {
    const weekend = Array.from({ length: 9 }, () => listing("2025-12-12", "2025-12-15"));
    expect(seemsClosed("2025-12-13", CALENDAR, weekend)).toBe(false);
  });
});

describe("a calendar without two days", () => {
  const without = withoutClosed(CALENDAR, (date) => ["2025-12-10", "2025-12-11"].includes(date));

  test("does not find or count them", () => {
    expect(without.session("2025-12-10")).toBeNull();
    expect(without.session("2025-12-12")?.date).toBe("2025-12-12");
    expect(without.after("2025-12-09")?.date).toBe("2025-12-12");
    expect(without.before("2025-12-12")?.date).toBe("2025-12-09");
    expect(without.offset("2025-12-09", 1)?.date).toBe("2025-12-12");
    expect(without.offset("2025-12-15", -2)?.date).toBe("2025-12-09");
    expect(without.offset("2025-12-10", 1)).toBeNull();
    expect(without.offset("2025-12-09", 0)?.date).toBe("2025-12-09");
    expect(without.between("2025-12-09", "2025-12-12").map(({ date }) => date)).toEqual([
      ...["2025-12-09", "2025-12-12"],
    ]);
  });

  test("goes back to the last that was one", () => {
    expect(without.latest("close", seconds("2025-12-11", "18:00"))?.date).toBe("2025-12-09");
    expect(without.latest("open", seconds("2025-12-12", "09:30"))?.date).toBe("2025-12-12");
  });
});

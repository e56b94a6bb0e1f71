import { describe, expect, test } from "vitest";
import { barsStore } from "../../server/prices/bars-store.ts";
import { seemsClosed, type TradedListing } from "../../server/prices/closed.ts";
import { closedDays, closedReader } from "../../server/prices/closed-days.ts";
import type { Db } from "../../server/db/open.ts";
import { usCalendar } from "../checks/example.ts";
import { testDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";

/** A listing with bars on these dates. */
function listing(...dates: string[]): TradedListing {
  return { hasBarOn: ({ date }) => dates.includes(date) };
}

/** So many listings with bars on Tuesday and Thursday. */
function around(count: number): TradedListing[] {
  return Array.from({ length: count }, () => listing("2025-12-09", "2025-12-11"));
}

describe("Wednesday seems to have been no session", () => {
  const closed = (listings: TradedListing[]) => seemsClosed("2025-12-10", usCalendar(), listings);

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
    expect(seemsClosed("2025-12-13", usCalendar(), weekend)).toBe(false);
  });
});

describe("the sessions that seem to have been none", () => {
  const WEEK = ["2025-12-08", "2025-12-09", "2025-12-10", "2025-12-11", "2025-12-12"];

  /** So many listings of an exchange with daily bars on these dates. */
  function traded(db: Db, dates: readonly string[], count = 5, mic = "XNYS"): void {
    for (let i = 0; i < count; i++) {
      const listing = makeListing(db, { mic });
      makeBars(
        db,
        dates.map((date) => ({ listing, date, close: 10 })),
      );
    }
  }

  const without = (...dates: string[]) => WEEK.filter((date) => !dates.includes(date));

  test("are listed by the exchanges that keep the same days, the newest first", () => {
    const db = testDb();
    traded(db, without("2025-12-09", "2025-12-11"), 3, "XNAS");
    traded(db, without("2025-12-09", "2025-12-11"), 2, "XNYS");
    traded(db, without("2025-12-10"), 5, "XHKG");
    expect(closedDays(barsStore(db))).toEqual([
      { date: "2025-12-11", mics: ["XNAS", "XNYS"] },
      { date: "2025-12-10", mics: ["XHKG"] },
      { date: "2025-12-09", mics: ["XNAS", "XNYS"] },
    ]);
  });

  test("are those that checks pass over", () => {
    const db = testDb();
    traded(db, without("2025-12-10"), 5);
    const isClosed = closedReader(barsStore(db));
    expect(WEEK.filter((date) => isClosed("XNAS", date))).toEqual(["2025-12-10"]);
    expect(closedDays(barsStore(db)).map(({ date }) => date)).toEqual(["2025-12-10"]);
  });

  test.each([
    ["fewer than five listings", (db: Db) => traded(db, without("2025-12-10"), 4)],
    [
      "a day that none but one traded on",
      (db: Db) => [traded(db, without("2025-12-10"), 9), traded(db, ["2025-12-10"], 1)],
    ],
    [
      "bars of minutes on it",
      (db: Db) => [
        traded(db, without("2025-12-10"), 9),
        makeBars(db, [{ listing: makeListing(db), date: "2025-12-10", time: "10:00", close: 1 }]),
      ],
    ],
    ["two sessions on end", (db: Db) => traded(db, without("2025-12-10", "2025-12-11"), 9)],
    ["a holiday and a weekend", (db: Db) => traded(db, ["2025-12-24", "2025-12-26", "2025-12-29"], 9)],
    ["days before and after all bars", (db: Db) => traded(db, ["2025-12-10"], 9)],
    ["an exchange whose sessions are not known", (db: Db) => traded(db, without("2025-12-10"), 9, "XLON")],
    ["no bars", () => {}],
  ])("are none with %s", (_what, fill) => {
    const db = testDb();
    fill(db);
    expect(closedDays(barsStore(db))).toEqual([]);
  });

  test("are found where bars go back beyond the days the calendar knows", () => {
    const db = testDb();
    traded(db, ["1995-03-01", ...without("2025-12-10")], 5);
    expect(closedDays(barsStore(db)).map(({ date }) => date)).toEqual(["2025-12-10"]);
  });

  test("are found from minutes on one side and days on the other", () => {
    const db = testDb();
    for (let i = 0; i < 5; i++) {
      const listing = makeListing(db);
      makeBars(db, [
        { listing, date: "2025-12-09", time: "15:59", close: 1 },
        { listing, date: "2025-12-11", close: 1 },
      ]);
    }
    expect(closedDays(barsStore(db)).map(({ date }) => date)).toEqual(["2025-12-10"]);
  });
});

import { describe, expect, test } from "vitest";
import type { Claim, Evidence } from "../../server/checks/checks.ts";
import { measure } from "../../server/checks/measure.ts";
import { occasionOf } from "../../server/checks/session.ts";
import { at, bar, claim, evidence, usCalendar, WEEK } from "./example.ts";

const DAY = "2025-12-10";
const CALENDAR = usCalendar();

/** Premarket, regular and late bars of one day, prices in percent of the close before. */
const BARS = [
  bar(DAY, "04:00", 5, [101, 102, 100, 101]),
  bar(DAY, "08:00", 5, [103, 109, 103, 108]),
  bar(DAY, "08:40", 5, [104, 105, 103, 104]),
  bar(DAY, "08:45", 5, [104, 106, 104, 105]),
  bar(DAY, "08:55", 5, [105, 105.5, 104.5, 105]),
  bar(DAY, "09:25", 5, [102, 103, 101, 102]),
  bar(DAY, "09:30", 5, [102, 105, 101, 104]),
  bar(DAY, "12:00", 5, [104, 111, 98, 104]),
  bar(DAY, "15:55", 5, [104, 105, 103, 104.5]),
  bar(DAY, "16:00", 5, [104, 107, 104, 106]),
  bar(DAY, "19:55", 5, [106, 108, 90, 107]),
  bar(DAY, "20:00", 5, [107, 150, 50, 107]),
];
const KNOWN = evidence({ daily: WEEK, intraday: BARS });

function measured(given: Partial<Claim>, of: Evidence = KNOWN) {
  const said = claim(given);
  const occasion = occasionOf(said, CALENDAR);
  if (!occasion) throw new Error("no session");
  return measure(said, occasion, of, CALENDAR);
}

function exactly(price: number) {
  return { price, low: price, high: price, isStale: false, source: "intraday" };
}

describe("an extended session", () => {
  test("its extreme so far is the highest high, for a fall the lowest low, of bars that ended by the report", () => {
    expect(measured({ statistic: "extreme" })).toEqual(exactly(109));
    expect(measured({ statistic: "extreme", direction: "down" })).toEqual(exactly(100));
    expect(measured({ statistic: "extreme", reportedAt: at(DAY, "08:05") })).toEqual(exactly(109));
    // Ends a second later.
    expect(measured({ statistic: "extreme", reportedAt: at(DAY, "08:04:59") })).toEqual(exactly(102));
  });

  test("its last price is the close of the last bar; what is meant may be up to 20 minutes old", () => {
    // 08:40–08:45 ended after 08:40, 20 minutes before 09:00; 08:00–08:05 long before.
    expect(measured({})).toEqual({ price: 105, low: 103, high: 106, isStale: false, source: "intraday" });
    // The bar that ended just 20 minutes before the report is too old.
    expect(measured({ reportedAt: at(DAY, "09:05") })).toMatchObject({ low: 104, high: 106 });
  });

  test("without a trade in those 20 minutes the last price is stale, and has no range", () => {
    expect(measured({ reportedAt: at(DAY, "08:30") })).toEqual({ ...exactly(108), isStale: true });
    expect(measured({ reportedAt: at(DAY, "09:20") })).toEqual({ ...exactly(105), isStale: true });
    expect(measured({ reportedAt: at(DAY, "09:19:59") })).toMatchObject({ isStale: false });
  });

  test("told after it is over, it is measured up to its end", () => {
    expect(measured({ reportedAt: at(DAY, "18:00") })).toEqual({
      ...{ price: 102, low: 101, high: 103, isStale: false, source: "intraday" },
    });
    expect(measured({ session: "after_hours", reportedAt: at("2025-12-11", "07:00") })).toMatchObject({
      ...{ price: 107, low: 90, high: 108 },
    });
  });

  test("its close is its last bar, exactly; trades after 20:00 are not its", () => {
    const late = { session: "after_hours", reportedAt: at("2025-12-11", "07:00") } as const;
    expect(measured({ ...late, statistic: "close" })).toEqual(exactly(107));
    expect(measured({ ...late, statistic: "extreme" })).toEqual(exactly(108));
    expect(measured({ statistic: "close" })).toEqual(exactly(105));
    // A close told long after the last trade is no less the close.
    expect(measured({ statistic: "close", reportedAt: at(DAY, "08:30") })).toEqual(exactly(108));
  });

  test("the night has trades of its own", () => {
    const night = {
      session: "overnight",
      statistic: "extreme",
      reportedAt: at("2025-12-11", "03:00"),
    } as const;
    expect(measured(night)).toEqual(exactly(150));
  });

  test("without any bar it cannot be measured; with bars only after the report neither", () => {
    const daily = evidence({ daily: WEEK });
    expect(measured({}, daily)).toBe("no_extended_hours_data");
    expect(measured({ statistic: "extreme", dailyOnly: true })).toBe("no_extended_hours_data");
    expect(measured({ reportedAt: at(DAY, "04:04") })).toBe("no_bars_at_report_time");
    // Bars of the regular session are none of the premarket.
    const regular = evidence({ daily: WEEK, intraday: BARS.slice(6) });
    expect(measured({}, regular)).toBe("no_extended_hours_data");
  });

  test("on a day that closes early the late session ends at 17:00", () => {
    const known = evidence({
      intraday: [
        bar("2025-12-24", "12:55", 5, [1, 1, 1, 1]),
        bar("2025-12-24", "13:00", 5, [2, 2, 2, 2]),
        bar("2025-12-24", "16:55", 5, [3, 3, 3, 3]),
        bar("2025-12-24", "17:00", 5, [9, 9, 9, 9]),
      ],
    });
    const late = {
      session: "after_hours",
      statistic: "extreme",
      reportedAt: at("2025-12-25", "09:00"),
    } as const;
    expect(measured(late, known)).toEqual(exactly(3));
    expect(measured({ ...late, direction: "down" }, known)).toEqual(exactly(2));
  });

  test("a bar that straddles the open belongs to no phase", () => {
    const hourly = evidence({
      daily: WEEK,
      intraday: [
        bar(DAY, "08:00", 60, [101, 103, 100, 102]),
        bar(DAY, "09:00", 60, [102, 120, 80, 110]),
        bar(DAY, "10:00", 60, [110, 112, 108, 111]),
      ],
    });
    expect(measured({ statistic: "extreme", reportedAt: at(DAY, "12:00") }, hourly)).toEqual(exactly(103));
    const regular = { session: "regular", statistic: "extreme", reportedAt: at(DAY, "12:00") } as const;
    expect(measured(regular, hourly)).toEqual(exactly(112));
    // One that straddles is as good as none.
    const only = evidence({ daily: WEEK, intraday: [bar(DAY, "09:00", 60, [102, 120, 80, 110])] });
    expect(measured({ reportedAt: at(DAY, "12:00") }, only)).toBe("no_extended_hours_data");
    expect(measured(regular, only)).toMatchObject({ price: null, source: "daily" });
  });

  test("hours follow New York's clock when it changes", () => {
    // 09:25 in New York is 13:25 UTC on 10 March, 14:25 on 7 March.
    for (const date of ["2025-03-07", "2025-03-10", "2025-10-31", "2025-11-03"]) {
      const known = evidence({
        intraday: [bar(date, "09:25", 5, [103, 103, 103, 103]), bar(date, "09:30", 5, [120, 120, 120, 120])],
      });
      expect(measured({ statistic: "extreme", reportedAt: at(date, "11:00") }, known)).toEqual(exactly(103));
    }
  });
});

describe("the regular session", () => {
  const regular = { session: "regular", reportedAt: at(DAY, "22:00") } as const;

  test("its open and close are the daily bar's, whatever shorter bars say", () => {
    expect(measured({ ...regular, statistic: "open" })).toEqual({ ...exactly(102), source: "daily" });
    expect(measured({ ...regular, statistic: "close" })).toEqual({ ...exactly(104), source: "daily" });
    const none = evidence({ intraday: BARS });
    expect(measured({ ...regular, statistic: "open" }, none)).toBe("no_bars_at_report_time");
    expect(measured({ ...regular, statistic: "close" }, none)).toBe("no_bars_at_report_time");
  });

  test("its extreme comes from shorter bars where it has any, so far as they had ended", () => {
    expect(measured({ ...regular, statistic: "extreme" })).toEqual(exactly(111));
    expect(measured({ ...regular, statistic: "extreme", reportedAt: at(DAY, "12:04") })).toEqual(
      exactly(105),
    );
    expect(measured({ ...regular, statistic: "extreme", reportedAt: at(DAY, "09:31") })).toBe(
      "no_bars_at_report_time",
    );
  });

  test("without shorter bars its extreme is the day's once it is over", () => {
    const daily = evidence({ daily: WEEK });
    const extreme = { ...regular, statistic: "extreme" } as const;
    expect(measured(extreme, daily)).toEqual({ ...exactly(106), source: "daily" });
    expect(measured({ ...extreme, direction: "down" }, daily)).toEqual({ ...exactly(99), source: "daily" });
    expect(measured({ ...extreme, dailyOnly: true })).toEqual({ ...exactly(106), source: "daily" });
    expect(measured({ ...extreme, reportedAt: at(DAY, "16:00") }, daily)).toMatchObject({ price: 106 });
  });

  test("before that the extreme lies between the open and the day's", () => {
    const daily = evidence({ daily: WEEK });
    const extreme = { ...regular, statistic: "extreme", reportedAt: at(DAY, "15:59") } as const;
    const between = { price: null, isStale: false, source: "daily" };
    expect(measured(extreme, daily)).toEqual({ ...between, low: 102, high: 106 });
    expect(measured({ ...extreme, direction: "down" }, daily)).toEqual({ ...between, low: 99, high: 102 });
  });

  test("a last price lies between the day's low and high, also when told later", () => {
    const daily = evidence({ daily: WEEK });
    const between = { price: null, low: 99, high: 106, isStale: false, source: "daily" };
    expect(measured({ ...regular, reportedAt: at(DAY, "12:00") }, daily)).toEqual(between);
    expect(measured(regular, daily)).toEqual(between);
    // Without a session word it has become the close.
    expect(measured({ ...regular, session: null }, daily)).toMatchObject({ price: 104 });
  });

  test("without any bar of the day there is no price", () => {
    const other = evidence({ daily: { "2025-12-09": [1, 1, 1, 1] } });
    expect(measured(regular, other)).toBe("no_bars_at_report_time");
    expect(measured({ ...regular, statistic: "extreme" }, other)).toBe("no_bars_at_report_time");
  });
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { type Calendar, calendarOf } from "../../server/lib/calendar.ts";
import { sharingExchanges } from "../../server/lib/calendar-rules.ts";
import { addDays } from "../../server/lib/dates.ts";
import { usClosedDays } from "../../server/lib/us-holidays.ts";

const US = known("XNYS");
const HONG_KONG = known("XHKG");

function known(mic: string): Calendar {
  const calendar = calendarOf(mic);
  if (!calendar) throw new Error(`${mic} has no calendar`);
  return calendar;
}

/** Epoch seconds of an instant. */
function at(instant: string): number {
  return Date.parse(instant) / 1000;
}

/** A session's instants in UTC: premarket start, open, close, late end. */
function timesOf(calendar: Calendar, date: string): string[] | null {
  const session = calendar.session(date);
  if (!session) return null;
  const { premarketStart, open, close, lateEnd } = session;
  return [premarketStart, open, close, lateEnd].map((second) =>
    new Date(second * 1000).toISOString().slice(5, 16),
  );
}

describe("the United States", () => {
  test.each([
    ["an ordinary day in winter", "2024-01-03", ["01-03T09:00", "01-03T14:30", "01-03T21:00", "01-04T01:00"]],
    ["one in summer", "2024-07-10", ["07-10T08:00", "07-10T13:30", "07-10T20:00", "07-11T00:00"]],
    [
      "the Friday before the clock goes forward",
      "2025-03-07",
      ["03-07T09:00", "03-07T14:30", "03-07T21:00", "03-08T01:00"],
    ],
    ["the Monday after", "2025-03-10", ["03-10T08:00", "03-10T13:30", "03-10T20:00", "03-11T00:00"]],
    [
      "the Friday before it goes back",
      "2025-10-31",
      ["10-31T08:00", "10-31T13:30", "10-31T20:00", "11-01T00:00"],
    ],
    ["the Monday after that", "2025-11-03", ["11-03T09:00", "11-03T14:30", "11-03T21:00", "11-04T01:00"]],
    [
      "the day after Thanksgiving: to 13:00, late to 17:00",
      "2024-11-29",
      ["11-29T09:00", "11-29T14:30", "11-29T18:00", "11-29T22:00"],
    ],
    ["3 July", "2023-07-03", ["07-03T08:00", "07-03T13:30", "07-03T17:00", "07-03T21:00"]],
  ])("%s", (_what, date, times) => expect(timesOf(US, date)).toEqual(times));

  test.each([
    // New Year's Day: on a Sunday kept on Monday, on a Saturday not at all.
    ...["2024-01-01", "2023-01-02", "2012-01-02"],
    ...["2024-01-15", "2024-02-19", "2024-03-29", "2000-04-21", "2024-05-27", "2023-05-29", "2021-05-31"],
    ...["2022-06-20", "2024-06-19", "2027-06-18", "2024-07-04", "2021-07-05", "2020-07-03", "2026-07-03"],
    ...["2024-09-02", "2024-11-28", "2018-11-22", "2024-12-25", "2022-12-26", "2021-12-24", "2010-12-24"],
    ...["2001-09-11", "2001-09-14", "2004-06-11", "2007-01-02", "2012-10-29", "2012-10-30"],
    ...["2018-12-05", "2025-01-09", "2024-03-09", "2024-03-10"],
  ])("nothing trades on %s", (date) => expect(US.session(date)).toBeNull());

  test.each([
    ...["2021-12-31", "2010-12-31", "2005-01-03", "2021-06-18", "2020-06-19", "2024-10-14", "2024-11-11"],
    ...["2001-09-10", "2001-09-17", "2024-04-01", "2000-01-03"],
  ])("%s is a full day", (date) => expect(US.session(date)).toMatchObject({ isEarlyClose: false }));

  test.each([
    ...["2013-07-03", "2014-07-03", "2018-07-03", "2019-07-03", "2024-07-03", "2000-07-03", "2002-07-05"],
    ...["2013-11-29", "2024-12-24", "2015-12-24", "2003-12-26"],
  ])("%s ends early", (date) => expect(US.session(date)).toMatchObject({ isEarlyClose: true }));

  // A Friday before a holiday that falls on a Saturday is the holiday; one before a Monday is a full day.
  test.each(["2022-12-23", "2022-07-01", "2016-07-01", "2016-12-23", "2002-07-03", "2024-11-27"])(
    "%s does not",
    (date) => expect(US.session(date)).toMatchObject({ isEarlyClose: false }),
  );

  test("a year's holidays lie in that year", () => {
    for (let year = 2000; year < 2050; year++)
      for (const day of usClosedDays(year)) expect(day.slice(0, 5)).toBe(`${year}-`);
  });

  test("a year has as many sessions as it had", () => {
    const count = (year: number) => sessionsBetween(US, `${year}-01-01`, `${year}-12-31`).length;
    expect([2000, 2001, 2008, 2012, 2014, 2018, 2024, 2025].map(count)).toEqual([
      ...[252, 248, 253, 250, 252, 251, 252, 250],
    ]);
  });
});

describe("Hong Kong", () => {
  test.each([
    ["an ordinary day", "2024-03-06", ["03-06T01:00", "03-06T01:30", "03-06T08:00", "03-06T08:00"]],
    ["the same in summer", "2024-07-10", ["07-10T01:00", "07-10T01:30", "07-10T08:00", "07-10T08:00"]],
    [
      "Lunar New Year's Eve, to noon",
      "2024-02-09",
      ["02-09T01:00", "02-09T01:30", "02-09T04:00", "02-09T04:00"],
    ],
    ["Christmas Eve", "2020-12-24", ["12-24T01:00", "12-24T01:30", "12-24T04:00", "12-24T04:00"]],
    [
      "the day that began at 14:00",
      "2023-10-09",
      ["10-09T05:30", "10-09T06:00", "10-09T08:00", "10-09T08:00"],
    ],
  ])("%s", (_what, date, times) => expect(timesOf(HONG_KONG, date)).toEqual(times));

  test("lunch is from 12:00 to 13:00, on half days and afternoons there is none", () => {
    const lunch = HONG_KONG.session("2024-03-06")?.lunch;
    expect(lunch).toEqual([at("2024-03-06T04:00:00Z"), at("2024-03-06T05:00:00Z")]);
    for (const date of ["2024-02-09", "2023-10-09", "2024-12-31"])
      expect(HONG_KONG.session(date)?.lunch).toBeNull();
  });

  test.each([
    ...["2023-09-01", "2023-09-08", "2023-07-17", "2024-09-06", "2018-10-17", "2015-09-03", "2020-10-02"],
    ...["2024-02-12", "2024-05-15", "2024-06-10", "2027-12-27", "2026-02-17", "2024-04-01", "2024-12-26"],
  ])("nothing trades on %s", (date) => expect(HONG_KONG.session(date)).toBeNull());

  test.each(["2022-01-03", "2024-09-20", "2024-11-14", "2018-09-17", "2026-12-28", "2023-07-04"])(
    "%s is a full day",
    (date) => expect(HONG_KONG.session(date)).toMatchObject({ isEarlyClose: false }),
  );

  test("years that nobody has announced are not known", () => {
    expect(HONG_KONG.session("2014-12-30")).toBeNull();
    expect(HONG_KONG.after("2014-12-30")).toBeNull();
    expect(HONG_KONG.before("2015-01-02")).toBeNull();
    expect(HONG_KONG.after("2027-12-31")).toBeNull();
    expect(HONG_KONG.offset("2027-12-31", 1)).toBeNull();
    expect(HONG_KONG.latest("close", at("2028-01-05T12:00:00Z"))).toBeNull();
    expect(HONG_KONG.latest("close", at("2028-01-01T04:00:00+08:00"))).toBeNull();
    expect(HONG_KONG.latest("close", at("2027-12-31T23:00:00+08:00"))?.date).toBe("2027-12-31");
  });
});

describe("which exchanges", () => {
  test("those of the United States keep one calendar", () => {
    for (const mic of ["XNYS", "XNAS", "XASE", "ARCX", "BATS", "OTCM"]) expect(calendarOf(mic)).toBe(US);
    expect(sharingExchanges("XNAS")).toEqual(["XNYS", "XNAS", "XASE", "ARCX", "BATS", "OTCM"]);
    expect(sharingExchanges("XHKG")).toEqual(["XHKG"]);
  });

  test("others are not known", () => {
    expect(calendarOf("XLON")).toBeNull();
    expect(calendarOf("")).toBeNull();
    expect(sharingExchanges("XLON")).toEqual(["XLON"]);
  });
});

describe("from one session to another", () => {
  test("over a weekend and a holiday, from any date", () => {
    expect(US.before("2025-12-15")?.date).toBe("2025-12-12");
    expect(US.before("2025-12-13")?.date).toBe("2025-12-12");
    expect(US.after("2025-12-12")?.date).toBe("2025-12-15");
    expect(US.after("2025-12-14")?.date).toBe("2025-12-15");
    expect(US.after("2024-12-31")?.date).toBe("2025-01-02");
    expect(US.before("2025-01-10")?.date).toBe("2025-01-08");
  });

  test("by a number of sessions", () => {
    expect(US.offset("2025-12-10", 0)?.date).toBe("2025-12-10");
    expect(US.offset("2025-12-10", 5)?.date).toBe("2025-12-17");
    expect(US.offset("2025-12-10", -3)?.date).toBe("2025-12-05");
    expect(US.offset("2025-12-24", 1)?.date).toBe("2025-12-26");
    expect(US.offset("2025-12-25", 1)).toBeNull();
  });

  test.each([
    // 09:30 sharp has opened, a second before has not; likewise 04:00 and 16:00.
    ["premarketStart", "2025-12-10T09:00:00Z", "2025-12-10"],
    ["premarketStart", "2025-12-10T08:59:59Z", "2025-12-09"],
    ["open", "2025-12-10T14:30:00Z", "2025-12-10"],
    ["open", "2025-12-10T14:29:59.999Z", "2025-12-09"],
    ["close", "2025-12-10T21:00:00Z", "2025-12-10"],
    ["close", "2025-12-10T20:59:59Z", "2025-12-09"],
    ["close", "2025-12-24T18:00:00Z", "2025-12-24"],
    ["close", "2025-12-15T15:00:00Z", "2025-12-12"],
    ["premarketStart", "2025-12-14T20:00:00Z", "2025-12-12"],
    ["lateEnd", "2025-12-11T00:59:59Z", "2025-12-09"],
    ["lateEnd", "2025-12-11T01:00:00Z", "2025-12-10"],
  ] as const)("the latest with its %s by %s is %s", (part, instant, date) => {
    expect(US.latest(part, at(instant))?.date).toBe(date);
  });

  test("all between two dates, both included, as far as the years are known", () => {
    const dates = (from: string, to: string) => HONG_KONG.between(from, to).map(({ date }) => date);
    expect(dates("2027-12-23", "2027-12-28")).toEqual(["2027-12-23", "2027-12-24", "2027-12-28"]);
    expect(dates("2027-12-25", "2027-12-26")).toEqual([]);
    expect(dates("2027-12-30", "2028-03-01")).toEqual(["2027-12-30", "2027-12-31"]);
    expect(dates("2014-12-30", "2015-01-05")).toEqual(["2015-01-02", "2015-01-05"]);
    expect(dates("2027-12-24", "2027-12-23")).toEqual([]);
  });

  test("before and after undo each other, and offset counts them", () => {
    const day = fc.integer({ min: 0, max: 12_000 }).map((days) => addDays("2001-01-01", days));
    fc.assert(
      fc.property(day, fc.integer({ min: 1, max: 30 }), (date, n) => {
        const next = US.after(date)?.date ?? "";
        expect(next > date).toBe(true);
        const back = US.before(next)?.date ?? "";
        expect(back <= date).toBe(true);
        expect(US.session(date) === null).toBe(back !== date);
        let walked = next;
        for (let i = 0; i < n; i++) walked = US.after(walked)?.date ?? "";
        expect(US.offset(next, n)?.date).toBe(walked);
      }),
    );
  });
});

describe("phases", () => {
  test.each([
    ["2025-12-10T08:59:59Z", "overnight"],
    ["2025-12-10T09:00:00Z", "premarket"],
    ["2025-12-10T14:29:59Z", "premarket"],
    ["2025-12-10T14:30:00Z", "regular"],
    ["2025-12-10T20:59:59Z", "regular"],
    ["2025-12-10T21:00:00Z", "after_hours"],
    ["2025-12-11T00:59:59Z", "after_hours"],
    ["2025-12-11T01:00:00Z", "overnight"],
    // After an early close the late session ends at 17:00.
    ["2025-12-24T17:59:59Z", "regular"],
    ["2025-12-24T18:00:00Z", "after_hours"],
    ["2025-12-24T21:59:59Z", "after_hours"],
    ["2025-12-24T22:00:00Z", "overnight"],
    // The night to a holiday, the holiday, and the evening before the next session.
    ["2025-12-25T08:59:00Z", "overnight"],
    ["2025-12-25T15:00:00Z", null],
    ["2025-12-26T00:59:00Z", null],
    ["2025-12-26T01:00:00Z", "overnight"],
    // Friday night, Saturday noon, Sunday evening.
    ["2025-12-13T08:00:00Z", "overnight"],
    ["2025-12-13T17:00:00Z", null],
    ["2025-12-14T17:00:00Z", null],
    ["2025-12-15T01:30:00Z", "overnight"],
    // An hour earlier in UTC once the clock has gone forward.
    ["2025-03-10T07:59:59Z", "overnight"],
    ["2025-03-10T08:00:00Z", "premarket"],
    ["2025-03-10T13:30:00Z", "regular"],
  ])("New York at %s: %s", (instant, phase) => expect(US.phaseAt(at(instant))).toBe(phase));

  test.each([
    ["09:00", "premarket"],
    ["09:30", "regular"],
    ["11:59", "regular"],
    ["12:00", null],
    ["13:00", "regular"],
    ["15:59", "regular"],
    ["16:00", null],
    ["20:30", null],
    ["03:00", null],
  ])("Hong Kong at %s: %s", (time, phase) => {
    expect(HONG_KONG.phaseAt(at(`2024-03-06T${time}:00+08:00`))).toBe(phase);
  });
});

test("each part of a session comes after the one before, on its own date", () => {
  for (const [calendar, from, to] of [
    [US, "2000-01-01", "2049-12-31"],
    [HONG_KONG, "2015-01-01", "2027-12-31"],
  ] as const)
    for (const date of sessionsBetween(calendar, from, to)) {
      const session = calendar.session(date);
      if (!session) throw new Error(date);
      const { premarketStart, open, close, lateEnd } = session;
      expect(premarketStart < open && open < close && close <= lateEnd).toBe(true);
      expect(lateEnd - premarketStart).toBeLessThanOrEqual(16 * 3600);
      expect(calendar.phaseAt(open)).toBe("regular");
    }
});

function sessionsBetween(calendar: Calendar, from: string, to: string): string[] {
  const dates = calendar.session(from) ? [from] : [];
  for (let next = calendar.after(from); next && next.date <= to; next = calendar.after(next.date))
    dates.push(next.date);
  return dates;
}

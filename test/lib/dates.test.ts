import { spawnSync } from "node:child_process";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import {
  addDays,
  cityOf,
  formatDate,
  formatDay,
  formatInstant,
  formatLongDay,
  instantOf,
  isDate,
  isTime,
  isZone,
  ownZone,
  shortTime,
  wallTime,
  weekdayOf,
} from "../../server/lib/dates.ts";

const NEW_YORK = "America/New_York";
const HONG_KONG = "Asia/Hong_Kong";

describe("isDate", () => {
  test.each(["2025-12-10", "2024-02-29", "2000-02-29", "1800-01-01", "9999-12-31"])("%s is a day", (text) => {
    expect(isDate(text)).toBe(true);
  });
  test.each([
    ...["2025-02-29", "1900-02-29", "2025-02-30", "2025-04-31", "2025-13-01", "2025-00-10", "2025-12-00"],
    ...["1799-12-31", "12-10", "2025-1-5", "25-12-10", "2025/12/10", "2025-12-10T00:00", " 2025-12-10", ""],
    ...["10000-01-01", "２０２５-12-10", "2025-12-10\n"],
  ])("%j is none", (text) => {
    expect(isDate(text)).toBe(false);
  });
});

describe("isTime", () => {
  test.each(["00:00", "08:05", "23:59", "23:59:59"])("%s is a time", (text) =>
    expect(isTime(text)).toBe(true),
  );
  test.each(["24:00", "8:05", "08:60", "08:05:60", "0805", "", "08:05 "])("%j is none", (text) =>
    expect(isTime(text)).toBe(false),
  );
});

test("isZone knows IANA names and nothing else", () => {
  expect([NEW_YORK, HONG_KONG, "UTC", "America/Argentina/Ushuaia"].map(isZone)).toEqual([
    true,
    true,
    true,
    true,
  ]);
  expect(["", "New York", "Mars/Olympus", "../etc"].map(isZone)).toEqual([false, false, false, false]);
});

describe("instantOf", () => {
  test.each([
    // In winter New York is five hours behind UTC, in summer four; Hong Kong is always eight ahead.
    ["2025-12-10", "08:05", NEW_YORK, "2025-12-10T13:05:00.000Z"],
    ["2025-07-01", "08:05", NEW_YORK, "2025-07-01T12:05:00.000Z"],
    ["2025-12-10", "20:30:15", NEW_YORK, "2025-12-11T01:30:15.000Z"],
    ["2025-12-10", "08:05", HONG_KONG, "2025-12-10T00:05:00.000Z"],
    ["2025-07-01", "00:00", HONG_KONG, "2025-06-30T16:00:00.000Z"],
    ["2025-12-10", "00:00", "UTC", "2025-12-10T00:00:00.000Z"],
    ["2025-01-01", "00:00", "Pacific/Kiritimati", "2024-12-31T10:00:00.000Z"],
    ["2025-12-10", "12:00", "Asia/Kolkata", "2025-12-10T06:30:00.000Z"],
    // The minutes either side of the two changes of the clock in New York.
    ["2025-03-09", "01:59", NEW_YORK, "2025-03-09T06:59:00.000Z"],
    ["2025-03-09", "03:00", NEW_YORK, "2025-03-09T07:00:00.000Z"],
    ["2025-11-02", "00:59", NEW_YORK, "2025-11-02T04:59:00.000Z"],
    ["2025-11-02", "02:00", NEW_YORK, "2025-11-02T07:00:00.000Z"],
  ])("%s %s in %s is %s", (date, time, zone, instant) => {
    expect(instantOf(date, time, zone)).toBe(instant);
  });

  test.each(["02:00", "02:30", "02:59:59"])(
    "%s does not exist when New York's clock goes forward",
    (time) => {
      expect(instantOf("2025-03-09", time, NEW_YORK)).toBeNull();
    },
  );

  test.each(["01:00", "01:30"])(
    "%s, twice on the night the clock goes back, is the first of the two",
    (time) => {
      expect(instantOf("2025-11-02", time, NEW_YORK)).toBe(`2025-11-02T05:${time.slice(3)}:00.000Z`);
    },
  );

  test("wallTime gives back every half hour of two years that the clock shows once", () => {
    const start = Date.parse("2024-12-31T00:00:00Z");
    const seen = new Map<string, string>();
    for (let i = 0; i < 2 * 365 * 48; i++) {
      const instant = new Date(start + i * 1_800_000).toISOString();
      const { date, time } = wallTime(instant, NEW_YORK);
      // The hour shown twice stands for the earlier instant.
      const first = seen.get(date + time) ?? instant;
      seen.set(date + time, first);
      expect(instantOf(date, time, NEW_YORK)).toBe(first);
    }
  });
});

test("wallTime tells date, time and weekday where the zone is, across midnight", () => {
  const instant = "2025-12-14T23:30:05.000Z";
  expect(wallTime(instant, NEW_YORK)).toEqual({ date: "2025-12-14", time: "18:30:05", weekday: 7 });
  expect(wallTime(new Date(instant), HONG_KONG)).toEqual({
    date: "2025-12-15",
    time: "07:30:05",
    weekday: 1,
  });
});

test("midnight is 00:00, not 24:00", () => {
  expect(wallTime("2025-12-10T05:00:00.000Z", NEW_YORK)).toMatchObject({
    date: "2025-12-10",
    time: "00:00:00",
  });
});

test("weekdays run from Monday 1 to Sunday 7", () => {
  expect(["2025-12-08", "2025-12-10", "2025-12-13", "2025-12-14"].map(weekdayOf)).toEqual([1, 3, 6, 7]);
});

test("days are added across months, years and leap days", () => {
  expect(addDays("2025-12-31", 1)).toBe("2026-01-01");
  expect(addDays("2024-02-28", 1)).toBe("2024-02-29");
  expect(addDays("2025-03-01", -1)).toBe("2025-02-28");
  // A day on which the clock changes is a day like any other.
  expect(addDays("2025-03-09", 1)).toBe("2025-03-10");
});

test("dates and instants are written out", () => {
  expect(formatDate("2025-12-01")).toBe("1 Dec 2025");
  expect(formatDay("2025-12-10")).toBe("Wed 10 Dec 2025");
  expect(formatDay("2025-12-14")).toBe("Sun 14 Dec 2025");
  expect(formatLongDay("2025-12-10")).toBe("Wednesday, 10 December 2025");
  expect(formatInstant("2025-12-10T13:05:00.000Z", NEW_YORK)).toBe("10 Dec 2025, 08:05");
  expect(formatInstant("2025-12-10T13:05:09.000Z", HONG_KONG)).toBe("10 Dec 2025, 21:05:09");
});

test("seconds are shown only where there are some", () => {
  expect(["08:05", "08:05:00", "08:05:09", "00:00:00"].map(shortTime)).toEqual([
    "08:05",
    "08:05",
    "08:05:09",
    "00:00",
  ]);
});

test("a zone is called by its city", () => {
  expect([NEW_YORK, HONG_KONG, "America/Argentina/Buenos_Aires", "UTC"].map(cityOf)).toEqual([
    "New York",
    "Hong Kong",
    "Buenos Aires",
    "UTC",
  ]);
});

test("this computer's own zone is one it knows", () => {
  expect(isZone(ownZone())).toBe(true);
});

const PROBE = `
  import { formatDay, formatInstant, instantOf, isDate, wallTime, weekdayOf } from "./server/lib/dates.ts";
  console.log(JSON.stringify([
    instantOf("2025-12-10", "08:05", "America/New_York"), instantOf("2025-03-09", "02:30", "America/New_York"),
    instantOf("2025-11-02", "01:30", "America/New_York"), wallTime("2025-12-14T23:30:05.000Z", "Asia/Hong_Kong"),
    weekdayOf("2025-12-14"), formatDay("2025-12-10"), formatInstant("2025-12-10T13:05:00.000Z", "Asia/Hong_Kong"),
    isDate("2025-03-30"), isDate("2011-12-30"),
  ]));`;

// Apia had no 30 December 2011; Lord Howe's clock moves by half an hour.
test.each(["UTC", "Pacific/Apia", "America/Los_Angeles", "Australia/Lord_Howe"])(
  "nothing depends on the computer's own zone: %s",
  (zone) => {
    const cwd = fileURLToPath(new URL("../../", import.meta.url));
    const { stdout, stderr } = spawnSync(
      process.execPath,
      ["--import", "tsx", "--input-type=module", "--eval", PROBE],
      { cwd, env: { ...process.env, TZ: zone }, encoding: "utf8" },
    );
    expect(stderr).toBe("");
    expect(JSON.parse(stdout)).toEqual([
      ...["2025-12-10T13:05:00.000Z", null, "2025-11-02T05:30:00.000Z"],
      { date: "2025-12-15", time: "07:30:05", weekday: 1 },
      ...[7, "Wed 10 Dec 2025", "10 Dec 2025, 21:05", true, true],
    ]);
  },
);

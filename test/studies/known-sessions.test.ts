import { expect, test } from "vitest";
import type { BarsOfLength } from "../../server/prices/bars-store.ts";
import { DAY_SECONDS, dailyStart } from "../../server/prices/prices.ts";
import { knownSessions } from "../../server/studies/known-sessions.ts";

/** That a listing of an exchange has daily bars from one date to another. */
function bars(mic: string, from: string, to: string, interval = DAY_SECONDS): BarsOfLength {
  return { listingId: 1, mic, interval, bars: 1, first: dailyStart(from), last: dailyStart(to) };
}

const NEVER = () => false;

function datesOf(mic: string, coverage: BarsOfLength[], isClosed: (date: string) => boolean = NEVER) {
  return knownSessions(mic, coverage, isClosed).dates;
}

test("are those from the first to the last daily bar of any listing that keeps the same days", () => {
  const coverage = [
    bars("XNAS", "2024-07-03", "2024-07-08"),
    bars("XNYS", "2024-07-02", "2024-07-03"),
    bars("ARCX", "2024-07-05", "2024-07-09"),
    bars("XHKG", "2024-06-28", "2024-07-03"),
    bars("XNYS", "2024-06-03", "2024-07-31", 60),
  ];
  const dates = ["2024-07-02", "2024-07-03", "2024-07-05", "2024-07-08", "2024-07-09"];
  expect(datesOf("XNYS", coverage)).toEqual(dates);
  expect(datesOf("XNAS", coverage)).toEqual(dates);
  expect(datesOf("XHKG", coverage)).toEqual(["2024-06-28", "2024-07-02", "2024-07-03"]);
});

test("have the closes of their days, on the exchange's clock", () => {
  const { zone, closes } = knownSessions("XNYS", [bars("XNYS", "2024-07-02", "2024-07-03")], NEVER);
  expect(zone).toBe("America/New_York");
  expect(closes.map((close) => new Date(close * 1000).toISOString())).toEqual([
    ...["2024-07-02T20:00:00.000Z", "2024-07-03T17:00:00.000Z"],
  ]);
});

test("leave out those on which the exchange seems to have been closed", () => {
  const coverage = [bars("XHKG", "2024-09-05", "2024-09-10")];
  const closed = (date: string) => date === "2024-09-06";
  expect(datesOf("XHKG", coverage, closed)).toEqual(["2024-09-05", "2024-09-09", "2024-09-10"]);
});

test("begin and end where the calendar does, when bars reach further", () => {
  expect(datesOf("XHKG", [bars("XHKG", "2010-01-04", "2015-01-05")])).toEqual(["2015-01-02", "2015-01-05"]);
  expect(datesOf("XHKG", [bars("XHKG", "2027-12-30", "2028-01-03")])).toEqual(["2027-12-30", "2027-12-31"]);
  expect(datesOf("XHKG", [bars("XHKG", "2027-12-31", "2027-12-31")])).toEqual(["2027-12-31"]);
  expect(datesOf("XNYS", [bars("XNYS", "1990-01-02", "1999-12-31")])).toEqual([]);
});

test("do not begin or end with a bar of a day that is none", () => {
  expect(datesOf("XNYS", [bars("XNYS", "2024-07-04", "2024-07-07")])).toEqual(["2024-07-05"]);
});

test("are none without daily bars, or where nobody knows the calendar", () => {
  expect(datesOf("XNYS", [])).toEqual([]);
  expect(datesOf("XNYS", [bars("XNYS", "2024-07-01", "2024-07-31", 60)])).toEqual([]);
  expect(datesOf("XLON", [bars("XLON", "2024-07-01", "2024-07-31")])).toEqual([]);
  expect(knownSessions("XLON", [], NEVER).zone).toBe("UTC");
});

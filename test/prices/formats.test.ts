import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import { testDb } from "../support/db.ts";
import { planOf, rowsOf } from "./importing.ts";

let db: Db;
beforeEach(() => {
  db = testDb();
});

const DAILY = [
  ["2024-01-30", 10, 12, 9, 11, null, 1500],
  ["2024-01-31", 11, 13, 10, 12, null, 2500],
];

test.each([
  [
    "Nasdaq.com",
    'Date,Close/Last,Volume,Open,High,Low\n01/31/2024,$12.00,"2,500",$11,$13.0,$10\n01/30/2024,$11,"1,500",$10,$12,$9\n',
    "mdy",
  ],
  [
    "Nasdaq.com",
    'Date,Close,Volume,Open,High,Low\n01/31/2024,$12.00,"2,500",$11,$13,$10\n01/30/2024,$11,"1,500",$10,$12,$9\n',
    "mdy",
  ],
  [
    "Nasdaq.com",
    "Date,Open,High,Low,Close/Last,Volume\n01/31/2024,11,13,10,12,2500\n01/30/2024,10,12,9,11,1500\n",
    "mdy",
  ],
  [
    "Stooq",
    "Date,Open,High,Low,Close,Volume\r\n2024-01-30,10,12,9,11,1500\r\n2024-01-31,11,13,10,12,2500\r\n",
    null,
  ],
  [
    "Stooq",
    "Data,Otwarcie,Najwyzszy,Najnizszy,Zamkniecie,Wolumen\r\n2024-01-30,10,12,9,11,1500\r\n2024-01-31,11,13,10,12,2500",
    null,
  ],
  [
    "Stooq",
    "Data,Otwarcie,Najwyższy,Najniższy,Zamknięcie,Wolumen\n2024-01-30,10,12,9,11,1500\n2024-01-31,11,13,10,12,2500",
    null,
  ],
  [
    "Investing.com",
    '\uFEFF"Date","Price","Open","High","Low","Vol.","Change %"\n"01/31/2024","12","11","13","10","2.50K","0.1%"\n"01/30/2024","11","10","12","9","1.5K","-1%"\n',
    "mdy",
  ],
  [
    "Investing.com",
    '"Date","Price","Open","High","Low","Vol.","Change %"\n"31/01/2024","12","11","13","10","2.50K","0.1%"\n"30/01/2024","11","10","12","9","1.5K","-1%"\n',
    "dmy",
  ],
  [
    "plain",
    "Date,Open,High,Low,Close,Volume\n2024-01-30,10,12,9,11,1500\n2024-01-31,11,13,10,12,2500\n",
    null,
  ],
  ["plain", "date;close;low;high;open;volume\n20240130;11;9;12;10;1500\n20240131;12;10;13;11;2500\n", null],
  [
    "plain",
    "Date\tOpen\tHigh\tLow\tClose\tVolume\nJan 31, 2024\t11\t13\t10\t12\t2500\n30 Jan 2024\t10\t12\t9\t11\t1500\n",
    null,
  ],
])("%s is told from its header and content (%#)", async (format, text, dateOrder) => {
  const plan = await planOf(db, text);
  expect(plan).toMatchObject({ format, interval: 86_400, dateOrder, refusedRows: [], added: 2 });
  expect(rowsOf(plan)).toEqual(DAILY);
});

test("Yahoo's adjusted close is kept beside the close", async () => {
  const plan = await planOf(
    db,
    "Date,Open,High,Low,Close,Adj Close,Volume\n2024-01-30,10,12,9,11,10.5,1500\n",
  );
  expect(plan.format).toBe("Yahoo");
  expect(rowsOf(plan)).toEqual([["2024-01-30", 10, 12, 9, 11, 10.5, 1500]]);
});

test("Alpha Vantage tells splits and dividends beside the prices", async () => {
  const header = "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient";
  const plan = await planOf(
    db,
    `${header}\n2024-01-31,11,13,10,12,12,2500,0.25,2.0\n2024-01-30,20,24,18,22,11,1500,0,1\n`,
  );
  expect(plan).toMatchObject({ format: "Alpha Vantage", actions: 2, warnings: [] });
});

test("thousands and millions as Investing.com writes them", async () => {
  const row = '"01/31/2024","5,207.63","5,179.80","5,238.87","5,148.73","82.12M","0.08%"';
  const plan = await planOf(db, `"Date","Price","Open","High","Low","Vol.","Change %"\n${row}\n`);
  expect(rowsOf(plan)).toEqual([["2024-01-31", 5179.8, 5238.87, 5148.73, 5207.63, null, 82_120_000]]);
});

describe("the long form", () => {
  test("columns in any order, a listing a series", async () => {
    const plan = await planOf(
      db,
      "close,symbol,low,high,open,date,adj_close\n11,AA,9,12,10,2024-01-30,5.5\n21,BB,19,22,20,2024-01-30,\n",
      { name: "all.csv" },
    );
    expect(plan).toMatchObject({ format: "long form", interval: 86_400, added: 2 });
    expect(
      plan.lines.map((line) => line.kind === "new" && [line.row.ticker, line.row.mic, line.row.currency]),
    ).toEqual([
      ["AA", "XNYS", "USD"],
      ["BB", "XNYS", "USD"],
    ]);
    expect(rowsOf(plan).map((row) => row[5])).toEqual([5.5, null]);
  });

  test("start_utc is UTC, with or without a Z", async () => {
    for (const end of ["Z", ""]) {
      const rows = ["14:30", "14:35", "14:40"].map(
        (time) => `AA,2024-01-30T${time}:00${end},10,12,9,11,1500`,
      );
      const plan = await planOf(db, `symbol,start_utc,open,high,low,close,volume\r\n${rows.join("\r\n")}`, {
        name: "x.csv",
      });
      expect(plan).toMatchObject({ interval: 300, zones: [] });
      expect(rowsOf(plan)[0]?.[0]).toBe("2024-01-30T14:30:00.000Z");
    }
  });
});

describe("bars shorter than a day", () => {
  const intraday = (...times: string[]) =>
    `timestamp,open,high,low,close,volume\n${times.map((time) => `${time},10,12,9,11,5`).join("\n")}\n`;
  const startsOf = async (text: string, given = {}) =>
    rowsOf(await planOf(db, text, given)).map(([start]) => start);

  test("times are the exchange's, before and after its clock is changed", async () => {
    const text = intraday("2024-03-08 04:00:00", "2024-03-08 04:01:00", "2024-03-11 04:00:00");
    expect(await planOf(db, text)).toMatchObject({ interval: 60, zones: ["America/New_York"] });
    expect(await startsOf(text)).toEqual([
      "2024-03-08T09:00:00.000Z",
      "2024-03-08T09:01:00.000Z",
      "2024-03-11T08:00:00.000Z",
    ]);
  });

  test("a zone that is told goes before the exchange's; an offset before both", async () => {
    expect(
      await startsOf(intraday("2024-01-30 09:30", "2024-01-30 09:31"), { zone: "Asia/Tokyo" }),
    ).toContain("2024-01-30T00:30:00.000Z");
    const offset = intraday("2024-01-30T09:30:00-05:00", "2024-01-30T09:31:00-05:00");
    expect(await startsOf(offset, { zone: "Asia/Tokyo" })).toContain("2024-01-30T14:30:00.000Z");
  });

  test("a date and a time in columns of their own, on a clock of twelve hours", async () => {
    const rows = ["9:30 AM", "12:15 PM", "1:00 PM", "12:05 AM"].map(
      (time) => `01/30/2024,${time},10,12,9,11`,
    );
    const starts = await startsOf(`Date,Time,Open,High,Low,Close\n${rows.join("\n")}\n`, { interval: 60 });
    expect(starts).toEqual(["05:05", "14:30", "17:15", "18:00"].map((time) => `2024-01-30T${time}:00.000Z`));
  });

  test("a time that the clock skipped is refused", async () => {
    const plan = await planOf(db, intraday("2024-03-10 01:59", "2024-03-10 02:30", "2024-03-10 03:00"), {
      interval: 60,
    });
    expect(plan.refusedRows).toEqual([
      expect.objectContaining({
        line: 3,
        reason: "the clocks of America/New_York never showed “2024-03-10 02:30”",
      }),
    ]);
  });

  test.each([
    [300, ["09:30", "09:35", "09:45", "09:50", "10:10"]],
    [3600, ["09:30", "10:00", "11:00", "12:00", "13:00", "14:00", "15:00"]],
    [900, ["15:30", "15:15", "15:00"]],
  ])("bars of %i seconds, from their spacing", async (interval, times) => {
    const plan = await planOf(db, intraday(...times.map((time) => `2024-01-30 ${time}`)));
    expect(plan.interval).toBe(interval);
  });

  test("days at midnight with an offset are daily bars of the dates written", async () => {
    const text = intraday("2024-01-30 00:00:00+00:00", "2024-01-31 00:00:00+00:00");
    expect(await planOf(db, text)).toMatchObject({ interval: 86_400 });
    expect(await startsOf(text)).toEqual(["2024-01-30", "2024-01-31"]);
  });
});

describe("what a file does not say is asked", () => {
  const rows = "Date,Open,High,Low,Close\n01/02/2024,10,12,9,11\n01/03/2024,10,12,9,11\n";

  test("the order of ambiguous dates", async () => {
    await expect(planOf(db, rows)).rejects.toMatchObject({ ask: "date_order" });
    expect(rowsOf(await planOf(db, rows, { dateOrder: "dmy" }))[1]?.[0]).toBe("2024-03-01");
    expect(rowsOf(await planOf(db, rows, { dateOrder: "mdy" }))[1]?.[0]).toBe("2024-01-03");
  });

  test("one day above 12 tells the order, however late it comes", async () => {
    // Listings enough to fill any sample with one day.
    const many = Array.from({ length: 6000 }, (_, i) => `1/2/2024,T${i},10,12,9,11`);
    const text = `date,symbol,open,high,low,close\n${many.join("\n")}\n1/31/2024,T0,10,12,9,11\n`;
    expect(await planOf(db, text, { name: "x.csv" })).toMatchObject({ dateOrder: "mdy" });
  });

  test.each([
    ["listing", "Date,Open,High,Low,Close\n2024-01-02,10,12,9,11\n", "sample.csv"],
    ["interval", "timestamp,open,high,low,close\n2024-01-02 09:30,10,12,9,11\n", "file.csv"],
    [
      "interval",
      "Date,Open,High,Low,Close\n2024-01-02,10,12,9,11\n2024-01-09,10,12,9,11\n2024-01-16,10,12,9,11\n2024-01-23,10,12,9,11\n",
      "file.csv",
    ],
    ["format", "Date,Open,High,Low\n2024-01-02,10,12,9\n", "file.csv"],
    ["format", "Date,Open,High,Low,Close\n", "file.csv"],
    ["format", "", "file.csv"],
  ])("%s (%#)", async (ask, text, name) => {
    await expect(planOf(db, text, { name })).rejects.toMatchObject({ ask });
  });
});

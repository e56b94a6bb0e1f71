import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import { testDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";
import { importText, planOf } from "./importing.ts";

let db: Db;
beforeEach(() => {
  db = testDb();
});

const HEADER = "Date,Open,High,Low,Close,Adj Close,Volume\n";
const GOOD = "2024-01-02,10,12,9,11,11,5";

describe("a row is refused with its line and the reason", () => {
  test.each([
    ["2024-01-03,abc,12,9,11,11,5", "the open “abc” is not a number"],
    ["2024-01-03,0x10,17,9,11,11,5", "the open “0x10” is not a number"],
    ["2024-01-03,10,1e999,9,11,11,5", "the high “1e999” is not a number"],
    ['2024-01-03,10,"1,2",9,11,11,5', "the high “1,2” is not a number"],
    ["2024-01-03,10,12,0,11,11,5", "the low 0 is not above 0"],
    ["2024-01-03,10,12,9,-5,11,5", "the close -5 is not above 0"],
    ["2024-01-03,10,9,12,11,11,5", "the low 12 is above the high 9"],
    ["2024-01-03,12.1,12,9,11,11,5", "the open 12.1 is outside low 9 to high 12"],
    ["2024-01-03,10,12,9,8.99,11,5", "the close 8.99 is outside low 9 to high 12"],
    ["2024-01-03,10,12,9,11,x,5", "the adjusted close “x” is not a number"],
    ["2024-01-03,10,12,9,11,11,many", "the volume “many” is not a number from 0"],
    ["2024-13-03,10,12,9,11,11,5", "there is no month 13"],
    ["2024-02-30,10,12,9,11,11,5", "there is no such day: 2024-02-30"],
    ["soon,10,12,9,11,11,5", "“soon” is no date"],
    [",10,12,9,11,11,5", "no date"],
    ["2024-01-03,10,12,9", "there is no close"],
    ["2024-01-03,10,12,,11,11,5", "there is no low"],
    ["2024-01-03,1,000,12,9,11,11,5", "8 fields where the header has 7"],
    ['2024-01-03,"10,12,9,11,11,5', "a quote is not closed"],
    ["2024-01-02,10,12,9,11.5,11,5", "line 2 has other values for the same time"],
  ])("%s", async (raw, reason) => {
    const plan = await planOf(db, `${HEADER}${GOOD}\n\n${raw}\n`);
    expect(plan.refusedRows).toEqual([{ line: 4, reason, raw }]);
    expect(plan).toMatchObject({ added: 1, refused: 1 });
  });

  test("a symbol that can be none", async () => {
    const text =
      "date,symbol,open,high,low,close\n2024-01-02,A B,10,12,9,11\n2024-01-02,,10,12,9,11\n2024-01-02,AA,10,12,9,11\n";
    const plan = await planOf(db, text, { name: "x.csv" });
    expect(plan.refusedRows.map(({ reason }) => reason)).toEqual([
      "“A B” is no ticker",
      "there is no symbol",
    ]);
  });
});

test("a raw line is kept without its line end", async () => {
  const plan = await planOf(db, `${HEADER}${GOOD}\nx,10,12,9,11,11,5\n`.replaceAll("\n", "\r\n"));
  expect(plan.refusedRows).toEqual([{ line: 3, reason: "“x” is no date", raw: "x,10,12,9,11,11,5" }]);
});

test.each([
  ["no volume", "2024-01-03,10,12,9,11,11,"],
  ["a volume that is not there", "2024-01-03,10,12,9,11,11"],
  ["a volume written N/A", "2024-01-03,10,12,9,11,11,N/A"],
  ["no adjusted close", "2024-01-03,10,12,9,11,,5"],
  ["a close above the high by rounding", "2024-01-03,10,12,9,12.0004,11,5"],
  ["a field too many that is empty", "2024-01-03,10,12,9,11,11,5,"],
])("a row is good with %s", async (_what, raw) => {
  expect(await planOf(db, `${HEADER}${GOOD}\n${raw}\n`)).toMatchObject({ added: 2, refused: 0 });
});

test("a row that stands twice counts once", async () => {
  const plan = await planOf(db, `${HEADER}${GOOD}\n${GOOD}\n`);
  expect(plan).toMatchObject({ added: 1, refused: 0, repeated: 1 });
});

describe("warnings", () => {
  const daily = (...rows: [date: string, price: number][]) =>
    `Date,Open,High,Low,Close\n${rows.map(([date, price]) => `${date},${Array(4).fill(price).join(",")}`).join("\n")}\n`;

  test("a day that was no session is taken, and said", async () => {
    const plan = await planOf(db, daily(["2024-01-05", 10], ["2024-01-06", 10], ["2024-01-15", 10]), {
      interval: 86_400,
    });
    expect(plan).toMatchObject({ added: 3, refused: 0 });
    expect(plan.warnings).toEqual([
      { line: 3, reason: "6 Jan 2024 was no session of New York Stock Exchange" },
      { line: 4, reason: "15 Jan 2024 was no session of New York Stock Exchange" },
    ]);
  });

  test("an evening in New York that is the next day in UTC is that session's", async () => {
    const rows = ["18:58", "18:59", "19:59"].map((time) => `2024-01-05 ${time},10,12,9,11`);
    const plan = await planOf(db, `timestamp,open,high,low,close\n${rows.join("\n")}\n`);
    expect(plan.warnings).toEqual([]);
  });

  test("a jump of more than 40 % may be a split that is missing, whichever day comes first", async () => {
    for (const rows of [
      [
        ["2024-01-04", 100],
        ["2024-01-05", 59],
      ],
      [
        ["2024-01-05", 59],
        ["2024-01-04", 100],
      ],
    ] as const) {
      const plan = await planOf(db, daily(...(rows.map((row) => [...row]) as [string, number][])));
      expect(plan.warnings.map(({ reason }) => reason)).toEqual([
        "TEST on XNYS: down 41 % from the bar before. Split missing?",
      ]);
    }
    expect((await planOf(db, daily(["2024-01-04", 100], ["2024-01-05", 61]))).warnings).toEqual([]);
  });

  test("with the split there is nothing to warn of", async () => {
    const { id } = makeListing(db, { ticker: "TEST" });
    await importText(db, daily(["2024-01-03", 1]));
    db.prepare("INSERT INTO corporate_actions VALUES (?, '2024-01-05', 'split', 7, 1)").run(id);
    expect((await planOf(db, daily(["2024-01-04", 700], ["2024-01-05", 100]))).warnings).toEqual([]);
    expect((await planOf(db, daily(["2024-01-05", 700], ["2024-01-08", 100]))).warnings).toHaveLength(1);
  });
});

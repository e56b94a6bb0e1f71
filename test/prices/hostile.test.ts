import { gzipSync } from "node:zlib";
import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import { testDb } from "../support/db.ts";
import { planOf, rowsOf } from "./importing.ts";

let db: Db;
beforeEach(() => {
  db = testDb();
});

const HEADER = "Date,Open,High,Low,Close,Volume";
const ROWS = ["2024-01-02,10,12,9,11,1500", "2024-01-03,11,13,10,12,2500"];
const FILE = `${[HEADER, ...ROWS].join("\n")}\n`;
const READ = [
  ["2024-01-02", 10, 12, 9, 11, null, 1500],
  ["2024-01-03", 11, 13, 10, 12, null, 2500],
];

function utf16(text: string, order: "little" | "big"): Uint8Array {
  const bytes = Buffer.from(`\ufeff${text}`, "utf16le");
  return order === "little" ? bytes : bytes.swap16();
}

describe("a file is read all the same", () => {
  test.each<[string, string | Uint8Array]>([
    ["in UTF-16", utf16(FILE, "little")],
    ["in UTF-16, the other way round", utf16(FILE, "big")],
    ["with the line ends of old Macs", FILE.replaceAll("\n", "\r")],
    ["with blank lines", `\n\n${FILE.replaceAll("\n", "\n\n")}`],
    ["with a title above its header", `Acme Inc. (TEST)\nSaved 2024-01-04\n\n${FILE}`],
    [
      "with its columns in another order and letter case",
      "VOLUME,close,LOW,High,oPeN,dAtE\n1500,11,9,12,10,2024-01-02\n2500,12,10,13,11,2024-01-03",
    ],
    ["with figures in scientific notation", FILE.replace("1500", "1.5E+3").replace(",13,", ",1.3e1,")],
    ["with tabs", FILE.replaceAll(",", "\t")],
  ])("%s", async (_what, file) => {
    const plan = await planOf(db, file);
    expect(plan.refusedRows).toEqual([]);
    expect(rowsOf(plan)).toEqual(READ);
  });

  test("with semicolons, decimal commas and points between thousands", async () => {
    const rows = [
      "02.01.2024;1.010,5;1.011;999,75;1.010;1.500",
      "03.01.2024;1010;1.012,25;1.000;1.012;1.234.567",
    ];
    const plan = await planOf(db, `Date;Open;High;Low;Close;Volume\n${rows.join("\n")}`);
    expect(plan).toMatchObject({ dateOrder: "dmy", numbers: "comma", refused: 0 });
    expect(rowsOf(plan)).toEqual([
      ["2024-01-02", 1010.5, 1011, 999.75, 1010, null, 1500],
      ["2024-01-03", 1010, 1012.25, 1000, 1012, null, 1_234_567],
    ]);
    expect(rowsOf(await planOf(db, "Date;Open;High;Low;Close\n2024-01-02;1,205;1,206;1,204;1,205"))).toEqual([
      ["2024-01-02", 1.205, 1.206, 1.204, 1.205, null, null],
    ]);
  });

  test("with commas between thousands, where they can be nothing else", async () => {
    const row = (open: string) => `2024-01-02,"${open}","1,206.00","1,204.00","1,205.50","1,000"`;
    expect(rowsOf(await planOf(db, `${HEADER}\n${row("1,205")}`))).toEqual([
      ["2024-01-02", 1205, 1206, 1204, 1205.5, null, 1000],
    ]);
    const unclear = await planOf(db, `${HEADER}\n2024-01-02,"1,205","1,206","1,204","1,205",5\n${ROWS[1]}`);
    expect(unclear.refusedRows.map(({ reason }) => reason)).toEqual(["the open “1,205” is not a number"]);
  });

  test("but a single decimal comma among whole numbers is a slip", async () => {
    const plan = await planOf(db, `${FILE}2024-01-04,"10,5",12,9,11,1\n`);
    expect(plan).toMatchObject({ added: 2, refused: 1 });
  });
});

describe("what cannot be read says why", () => {
  test.each<[string, string | Uint8Array, string]>([
    ["nothing", "", "it is empty"],
    ["a header alone", `${HEADER}\n`, "it has a header and no rows"],
    ["bytes of a picture", Uint8Array.from({ length: 5000 }, (_, i) => (i * 7919) % 251), "it is no text"],
    ["nothing but NUL", new Uint8Array(5000), "it is no text"],
    ["a workbook", `PK\u0003\u0004${FILE}`, "a zip archive or a workbook"],
    ["a compressed file", gzipSync(FILE), "it is compressed: unpack it first"],
    ["a web page", "<!doctype html>\n<p>Too many requests</p>", "it is a web page"],
    ["splits", "ex_date,symbol,ratio\n2024-01-02,TEST,2", "newsmove import actions"],
    [
      "other columns",
      "study,event,a,b,c,d,e,f,g,h\n1,2,3",
      "its columns (study, event, a, b, c, d, e, f and 2 more)",
    ],
    [
      "a line without an end",
      `${FILE}${"x".repeat(3_000_000)}`,
      "its line 4 is over a million characters long",
    ],
    ["words", "hello\nworld", "it has no header"],
  ])("%s", async (_what, file, reason) => {
    await expect(planOf(db, file)).rejects.toThrow(reason);
  });
});

describe("one row is refused, the others are taken", () => {
  const reasonOf = async (row: string) => {
    const plan = await planOf(db, `${FILE}${row}\n`);
    expect(plan.added).toBe(2);
    return plan.refusedRows.map(({ reason }) => reason);
  };

  test("with an endless cell, of which the reason names the beginning", async () => {
    expect(await reasonOf(`2024-01-04,${"a".repeat(500_000)},12,9,11,1`)).toEqual([
      `the open “${"a".repeat(40)}…” is not a number`,
    ]);
  });

  test("with NUL in a figure", async () => {
    expect(await reasonOf("2024-01-04,1\u00000,12,9,11,1")).toEqual(["the open “1\u00000” is not a number"]);
  });

  test("twice with other values; the same twice is counted", async () => {
    expect(await reasonOf("2024-01-02,10,12,9,11.5,1500")).toEqual([
      "line 2 has other values for the same time",
    ]);
    expect(await planOf(db, FILE + FILE.split("\n").slice(1).join("\n"))).toMatchObject({
      added: 2,
      repeated: 2,
    });
  });
});

describe("dates of several forms in one file", () => {
  const rows = ["2024-01-02", "01/03/2024", "04 Jan 2024", "Jan 05 2024", "20240108"];
  const file = [HEADER, ...rows.map((date) => `${date},10,12,9,11,1`)].join("\n");

  test("leave open which comes first where one can be read both ways", async () => {
    await expect(planOf(db, file)).rejects.toThrow("its dates can be read both ways (01/03/2024)");
    const plan = await planOf(db, file, { dateOrder: "mdy" });
    expect(rowsOf(plan).map(([date]) => date)).toEqual([
      "2024-01-02",
      "2024-01-03",
      "2024-01-04",
      "2024-01-05",
      "2024-01-08",
    ]);
  });

  test("are all read where one tells", async () => {
    const plan = await planOf(db, `${file}\n01/16/2024,10,12,9,11,1`);
    expect(plan).toMatchObject({ dateOrder: "mdy", added: 6, refused: 0 });
  });
});

test("times that the clock showed twice are refused, unless an offset tells them apart", async () => {
  const header = "timestamp,open,high,low,close";
  const times = ["2024-11-03 00:30", "2024-11-03 01:30", "2024-11-03 01:30", "2024-11-03 02:30"];
  const plan = await planOf(db, `${header}\n${times.map((time) => `${time},1,1,1,1`).join("\n")}`, {
    interval: 1800,
  });
  const reason =
    "the clocks of America/New_York showed twice “2024-11-03 01:30”: only an offset tells which is meant";
  expect(plan.refusedRows.map((row) => [row.line, row.reason])).toEqual([
    [3, reason],
    [4, reason],
  ]);
  expect(rowsOf(plan).map(([at]) => at)).toEqual(["2024-11-03T04:30:00.000Z", "2024-11-03T07:30:00.000Z"]);
  const told = ["01:30:00-04:00", "01:30:00-05:00"].map((time) => `2024-11-03T${time},1,1,1,1`);
  expect(await planOf(db, `${header}\n${told.join("\n")}`, { interval: 1800 })).toMatchObject({
    added: 2,
    refused: 0,
  });
});

describe("what looks odd is said", () => {
  const minutes = (date: string, step: number, count: number, symbol = "") =>
    Array.from({ length: count }, (_, i) => {
      const time = new Date(Date.UTC(2024, 0, 1, 9, 30 + i * step)).toISOString().slice(11, 16);
      return `${date} ${time},${symbol}1,1,1,1`;
    });
  const oddities = async (rows: readonly string[], header = "timestamp,open,high,low,close") =>
    (await planOf(db, [header, ...rows].join("\n"))).warnings.map(({ line, reason }) => [line, reason]);

  test("two intervals in one file, from the first day of the other", async () => {
    const rows = [
      ...minutes("2024-01-02", 1, 30),
      ...minutes("2024-01-03", 5, 30),
      ...minutes("2024-01-04", 5, 30),
    ];
    expect(await oddities(rows)).toEqual([
      [32, expect.stringMatching(/^from here on bars lie 5m apart.*1m bars/)],
    ]);
    expect(await oddities(rows.toReversed())).toEqual([[2, expect.stringContaining("bars lie 5m apart")]]);
  });

  test("two intervals in one file of listings that take turns", async () => {
    const [one, other] = [minutes("2024-01-02", 1, 30, "AA,"), minutes("2024-01-02", 5, 30, "BB,")];
    const rows = one.flatMap((row, i) => [row, other[i] ?? ""]);
    expect(await oddities(rows, "timestamp,symbol,open,high,low,close")).toEqual([
      [3, expect.stringContaining("bars lie 5m apart")],
    ]);
  });

  test("minutes left out are nothing odd", async () => {
    const rows = minutes("2024-01-02", 1, 60).filter((_, i) => i % 7 !== 3 && i % 5 !== 2);
    expect(await oddities(rows)).toEqual([]);
  });

  test("days that are still to come", async () => {
    const rows = ["2025-12-15,1,1,1,1", "2025-12-16,1,1,1,1", "2025-12-17,1,1,1,1"];
    expect(await oddities(rows, "date,open,high,low,close")).toEqual([[4, "17 Dec 2025 is still to come"]]);
  });
});

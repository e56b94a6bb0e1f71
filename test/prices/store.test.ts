import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import { pricesStore } from "../../server/prices/store.ts";
import { testDb } from "../support/db.ts";
import { AT, importText, open, planOf, storedBars } from "./importing.ts";

let db: Db;
let prices: ReturnType<typeof pricesStore>;
beforeEach(() => {
  db = testDb();
  prices = pricesStore(db);
});

const LATER = "2026-01-01T00:00:00.000Z";

/** Daily rows of close and, where given, volume and adjusted close. */
function daily(...closes: [date: string, close: number, adjClose?: number | "", volume?: number][]): string {
  const rows = closes.map(
    ([date, close, adj = "", volume = ""]) => `${date},${close},${close},${close},${close},${adj},${volume}`,
  );
  return `Date,Open,High,Low,Close,Adj Close,Volume\n${rows.join("\n")}\n`;
}

const FIRST = daily(["2024-01-02", 10, 9, 100], ["2024-01-03", 11, 10, 100]);
const SECOND = daily(["2024-01-03", 12, 11, 200], ["2024-01-04", 13, 12, 300]);

function closes(): unknown[] {
  return (storedBars(db) as number[][]).map((row) => [row[6], row[7], row[8]]);
}

function everything(): unknown[] {
  const tables = [
    "listings",
    "companies",
    "imports",
    "price_bars",
    "replaced_bars",
    "refused_rows",
    "price_coverage",
  ];
  return [...tables, "corporate_actions", "replaced_actions"].map((table) =>
    db.prepare(`SELECT * FROM ${table}`).all(),
  );
}

/** Databases that are attached beside the one itself. */
function stages(): string[] {
  return db
    .prepare<[], string>("SELECT name FROM pragma_database_list WHERE name LIKE 'stage%'")
    .pluck()
    .all();
}

describe("a plan", () => {
  test("tells new, same and changed, and stores nothing", async () => {
    await importText(db, FIRST);
    const before = everything();
    const plan = await planOf(db, `${FIRST}2024-01-04,1,2,1,2,,\n`.replace("11,11,11,11", "12,12,12,12"));
    expect(plan).toMatchObject({ added: 1, same: 1, changed: 1, refused: 0 });
    expect(plan.changedRows).toEqual([
      expect.objectContaining({ line: 3, close: 12, was: expect.objectContaining({ close: 11 }) }),
    ]);
    expect(everything()).toEqual(before);
  });

  test("leaves no table behind, nor does a file that cannot be read", async () => {
    await planOf(db, FIRST);
    await expect(planOf(db, "Date,Open,High,Low,Close\n")).rejects.toThrow("no rows");
    expect(stages()).toEqual([]);
  });
});

describe("an import", () => {
  test("again changes nothing", async () => {
    expect(await importText(db, FIRST)).toMatchObject({ importId: 1, added: 2 });
    const before = everything();
    expect(await importText(db, FIRST)).toMatchObject({ importId: null, added: 0 });
    expect(everything()).toEqual(before);
  });

  test("with less than is stored is no change", async () => {
    await importText(db, FIRST);
    expect(await planOf(db, "Date,Open,High,Low,Close\n2024-01-02,10,10,10,10\n")).toMatchObject({
      same: 1,
      changed: 0,
    });
  });

  test("leaves changed values as they are, unless told to replace them", async () => {
    await importText(db, FIRST);
    expect(await importText(db, SECOND)).toMatchObject({ added: 1, replaced: 0 });
    expect(closes()).toEqual([
      [10, 9, 100],
      [11, 10, 100],
      [13, 12, 300],
    ]);
    expect(await importText(db, SECOND, { replace: true })).toMatchObject({ added: 0, replaced: 1 });
    expect(closes()).toEqual([
      [10, 9, 100],
      [12, 11, 200],
      [13, 12, 300],
    ]);
  });

  test("a close of its own does not keep the adjusted close of another", async () => {
    await importText(db, FIRST);
    await importText(db, daily(["2024-01-02", 10, "", 150], ["2024-01-03", 12]), { replace: true });
    expect(closes()).toEqual([
      [10, 9, 150],
      [12, null, 100],
    ]);
  });

  test("with a refused row stores nothing, not even its listing, unless told to keep the good", async () => {
    const before = everything();
    const faulty = `${FIRST}2024-01-04,x,1,1,1,,\n`;
    expect(await importText(db, faulty, { keepGood: false })).toMatchObject({
      importId: null,
      isHeldBack: true,
    });
    expect(everything()).toEqual(before);
    expect(await importText(db, faulty)).toMatchObject({ added: 2 });
    expect(prices.importRecord(1)).toMatchObject({ added: 2, refused: 1, interval: 86_400, subject: "TEST" });
    expect(prices.refusedRows(1)).toEqual([
      { line: 4, reason: "the open “x” is not a number", raw: "2024-01-04,x,1,1,1,," },
    ]);
  });

  test("that breaks off midway leaves nothing", async () => {
    const before = everything();
    const file = await open(db, FIRST);
    db.exec(
      "CREATE TEMP TRIGGER full AFTER INSERT ON main.price_coverage BEGIN SELECT raise(ABORT, 'the disk is full'); END",
    );
    expect(() => file.run({ replace: false, keepGood: false }, AT)).toThrow("the disk is full");
    expect(everything()).toEqual(before);
  });

  test("bars of other lengths stand beside each other", async () => {
    await importText(db, FIRST);
    await importText(db, "timestamp,open,high,low,close\n2024-01-02 09:30,1,1,1,1\n", { interval: 60 });
    expect(prices.coverage().map(({ ticker, interval, bars }) => [ticker, interval, bars])).toEqual([
      ["TEST", 60, 1],
      ["TEST", 86_400, 2],
    ]);
  });
});

describe("undo", () => {
  test("removes the bars of an import and brings back what it replaced", async () => {
    await importText(db, FIRST);
    const [bars, coverage] = [storedBars(db), prices.coverage()];
    const { importId } = await importText(db, SECOND, { replace: true });
    expect(prices.undo(importId ?? 0, LATER)).toBe(true);
    expect(storedBars(db)).toEqual(bars);
    expect(prices.coverage()).toEqual(coverage);
    expect(prices.importRecord(2)?.undoneAt).toBe(LATER);
    expect(prices.undo(2, LATER)).toBe(false);
    expect(prices.undo(1, LATER)).toBe(true);
    expect([storedBars(db), prices.coverage()]).toEqual([[], []]);
  });

  test("in whatever order: of three that replace one another, what is left is what the others say", async () => {
    const texts = [10, 20, 30].map((close) => daily(["2024-01-02", close]));
    for (const [order, left] of [
      [[2], 30],
      [[1], 30],
      [[3], 20],
      [[3, 2], 10],
      [[2, 3], 10],
      [[1, 3], 20],
      [[1, 2], 30],
      [[3, 1], 20],
    ] as const) {
      const own = testDb();
      for (const text of texts) await importText(own, text, { replace: true });
      for (const id of order) pricesStore(own).undo(id, LATER);
      expect([order, (storedBars(own) as number[][]).map((row) => row[6])]).toEqual([order, [left]]);
      for (const id of [1, 2, 3]) pricesStore(own).undo(id, LATER);
      expect(storedBars(own)).toEqual([]);
      expect(own.prepare("SELECT * FROM replaced_bars").all()).toEqual([]);
    }
  });

  test("takes the splits and dividends of a price file with it", async () => {
    const header = "timestamp,open,high,low,close,adjusted_close,volume,dividend_amount,split_coefficient";
    const { actions, importId } = await importText(db, `${header}\n2024-01-31,1,1,1,1,1,5,0.25,2.0\n`);
    expect(actions).toBe(2);
    const stored = () =>
      db.prepare("SELECT ex_date, kind, value FROM corporate_actions ORDER BY kind").raw().all();
    expect(stored()).toEqual([
      ["2024-01-31", "dividend", 0.25],
      ["2024-01-31", "split", 2],
    ]);
    prices.undo(importId ?? 0, LATER);
    expect(stored()).toEqual([]);
  });
});

test("imports are listed newest first, by the page", async () => {
  await importText(db, FIRST);
  await importText(db, SECOND);
  const top = prices.imports({ at: "9", id: 0 }, 1);
  expect(top.map(({ id }) => id)).toEqual([2]);
  expect(prices.imports({ at: AT, id: 2 }, 5).map(({ id }) => id)).toEqual([1]);
});

test("a big file is read by the block, told of and broken off on the way", async () => {
  const rows = Array.from({ length: 60_000 }, (_, i) => {
    const date = new Date(Date.UTC(1900, 0, 1) + (59_999 - i) * 86_400_000).toISOString().slice(0, 10);
    return `${date},AA,10,12,9,11\n${date},BB,10,12,9,11\n`;
  });
  const bytes = new TextEncoder().encode(`date,symbol,open,high,low,close\n${rows.join("")}`);
  const { openPriceImport } = await import("../../server/prices/import.ts");
  const { bytesSource } = await import("../../server/prices/source.ts");
  const { listingsOf, partsOf } = await import("./importing.ts");
  const shares: number[] = [];
  const reading = { listings: listingsOf(db), tell: (share: number) => void shares.push(share) };
  const file = await openPriceImport(bytesSource("big.csv", bytes), reading, partsOf(db));
  expect(shares.length).toBeGreaterThan(20);
  expect(shares).toEqual(shares.toSorted((a, b) => a - b));
  expect(file.run({ replace: false, keepGood: false }, AT).added).toBe(120_000);
  file.close();
  const stop = () => {
    throw new Error("stopped");
  };
  const broken = openPriceImport(bytesSource("big.csv", bytes), { ...reading, tell: stop }, partsOf(db));
  await expect(broken).rejects.toThrow("stopped");
  expect(stages()).toEqual([]);
});

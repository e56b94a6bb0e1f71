import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import { dailyStart } from "../../server/prices/prices.ts";
import { type PricesStore, pricesStore } from "../../server/prices/store.ts";
import { testDb } from "../support/db.ts";
import { AT, importText, storedBars } from "./importing.ts";
import { type Act, Model } from "./deletions-model.ts";

let db: Db;
let prices: PricesStore;
beforeEach(() => {
  db = testDb();
  prices = pricesStore(db);
});

const DATES = ["2024-01-02", "2024-01-03"] as const;

/** A daily file with a row for each close. */
function file(closes: Partial<Record<string, number>>): string {
  const rows = Object.entries(closes).map(([date, close]) => `${date},${close},${close},${close},${close}`);
  return `Date,Open,High,Low,Close\n${rows.join("\n")}\n`;
}

/** Deletes the days from one to another, both included. */
function remove(from: string, to = from): number | null {
  const range = { listingId: 1, interval: 86_400, fromDate: from, toDate: to };
  return prices.deleteRange({ ...range, from: dailyStart(from), to: dailyStart(to) + 86_400 }, AT);
}

function closes(): Record<string, number> {
  const rows = storedBars(db) as [string, number, number, number, number, number, number][];
  return Object.fromEntries(rows.map((row) => [new Date(row[2] * 1000).toISOString().slice(0, 10), row[6]]));
}

const FIRST = file({ "2024-01-02": 10, "2024-01-03": 11, "2024-01-04": 12 });

describe("a deleted range", () => {
  test("is out of the bars and of what there is of them, and comes back as it was", async () => {
    await importText(db, FIRST);
    const [bars, coverage] = [storedBars(db), prices.coverage()];
    const id = remove("2024-01-02", "2024-01-03") ?? 0;
    expect(closes()).toEqual({ "2024-01-04": 12 });
    expect(prices.coverage()).toMatchObject([{ bars: 1, first: dailyStart("2024-01-04") }]);
    expect(prices.deletion(id)).toMatchObject({ bars: 2, ticker: "TEST", undoneAt: null });
    expect(prices.undelete(id, AT)).toBe(true);
    expect([storedBars(db), prices.coverage()]).toEqual([bars, coverage]);
    expect(prices.deletion(id)?.undoneAt).toBe(AT);
    expect(prices.undelete(id, AT)).toBe(false);
    expect(prices.undelete(99, AT)).toBe(false);
  });

  test("without bars leaves no record", async () => {
    await importText(db, FIRST);
    expect(remove("2024-01-05")).toBeNull();
    expect(prices.deletions("9", "", 10)).toEqual([]);
  });

  test("broken off midway stays, and so does one whose undo is", async () => {
    await importText(db, FIRST);
    const range = { listingId: 1, interval: 86_400, fromDate: "2024-01-02", toDate: "2024-01-04" };
    const stop = () => {
      throw new Error("stopped");
    };
    const seconds = { from: dailyStart(range.fromDate), to: dailyStart("2024-01-05") };
    expect(() => prices.deleteRange({ ...range, ...seconds }, AT, stop)).toThrow("stopped");
    expect([Object.keys(closes()).length, prices.deletions("9", "", 10)]).toEqual([3, []]);
    const id = prices.deleteRange({ ...range, ...seconds }, AT) ?? 0;
    expect(() => prices.undelete(id, AT, stop)).toThrow("stopped");
    expect([closes(), prices.deletion(id)?.undoneAt]).toEqual([{}, null]);
  });

  test("does not come back over what was imported since, but under it", async () => {
    await importText(db, FIRST);
    const id = remove("2024-01-02", "2024-01-03") ?? 0;
    await importText(db, file({ "2024-01-03": 21 }));
    prices.undelete(id, AT);
    expect(closes()).toEqual({ "2024-01-02": 10, "2024-01-03": 21, "2024-01-04": 12 });
    prices.undo(2, AT);
    expect(closes()).toEqual({ "2024-01-02": 10, "2024-01-03": 11, "2024-01-04": 12 });
  });

  test("comes back under the first of several imports since, in whatever order those are undone", async () => {
    for (const order of [
      [2, 3],
      [3, 2],
    ]) {
      db = testDb();
      prices = pricesStore(db);
      await importText(db, file({ "2024-01-02": 10 }));
      const id = remove("2024-01-02") ?? 0;
      for (const close of [20, 30]) await importText(db, file({ "2024-01-02": close }), { replace: true });
      prices.undelete(id, AT);
      expect(closes()).toEqual({ "2024-01-02": 30 });
      for (const undone of order) prices.undo(undone, AT);
      expect(closes()).toEqual({ "2024-01-02": 10 });
    }
  });

  test("does not bring back the bars of an import that was undone meanwhile, but what that had replaced", async () => {
    await importText(db, FIRST);
    await importText(db, file({ "2024-01-02": 20, "2024-01-05": 23 }), { replace: true });
    const id = remove("2024-01-02", "2024-01-05") ?? 0;
    prices.undo(2, AT);
    prices.undelete(id, AT);
    expect(closes()).toEqual({ "2024-01-02": 10, "2024-01-03": 11, "2024-01-04": 12 });
  });
});

test("more bars than one statement takes are deleted, brought back and undone with their import, and told of", async () => {
  await importText(db, "timestamp,open,high,low,close\n2024-01-02 09:30,1,1,1,1\n", { interval: 60 });
  db.exec(`WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n LIMIT 119999)
    INSERT INTO price_bars SELECT listing_id, interval_s, start + 60 * i, 1, 1, 1, 1, NULL, NULL, import_id
    FROM price_bars CROSS JOIN n`);
  const bars = () => db.prepare("SELECT count(*) FROM price_bars").pluck().get();
  const shares: number[] = [];
  const tell = (share: number) => void shares.push(share);
  const all = { listingId: 1, interval: 60, fromDate: "2024-01-01", toDate: "2024-12-31" };
  const id = prices.deleteRange({ ...all, from: 0, to: dailyStart("2025-01-01") }, AT, tell) ?? 0;
  expect([bars(), prices.deletion(id)?.bars, prices.coverage()]).toEqual([0, 120_000, []]);
  prices.undelete(id, AT, tell);
  expect([bars(), prices.coverage()[0]?.bars]).toEqual([120_000, 120_000]);
  expect(shares).toEqual([...shares.slice(0, 3), ...shares.slice(0, 3)]);
  expect(shares.slice(0, 3)).toEqual([expect.closeTo(5 / 12), expect.closeTo(10 / 12), 1]);
  prices.undo(1, AT, tell);
  expect(bars()).toBe(0);
  expect(shares.slice(6)).toEqual([expect.closeTo(1 / 3), expect.closeTo(2 / 3), 0.8]);
});

test("whatever is imported, deleted and undone, in whatever order: what is left is what the others say", async () => {
  const date = fc.constantFrom(...DATES);
  const act: fc.Arbitrary<Act> = fc.oneof(
    fc.record({
      kind: fc.constant("import"),
      closes: fc.dictionary(date, fc.integer({ min: 1, max: 3 })),
      replace: fc.boolean(),
    }),
    fc.record({ kind: fc.constant("delete"), from: date, to: date }),
    fc.record({ kind: fc.constant("undo"), nth: fc.nat(3) }),
    fc.record({ kind: fc.constant("undelete"), nth: fc.nat(3) }),
  );
  await fc.assert(
    fc.asyncProperty(fc.array(act, { minLength: 4, maxLength: 12 }), async (acts) => {
      db = testDb();
      prices = pricesStore(db);
      const first = { "2024-01-02": 10, "2024-01-03": 11 };
      await importText(db, file(first));
      const model = new Model(DATES, first);
      for (const given of acts) {
        model.act(given, await perform(given));
        expect(closes()).toEqual(model.closes());
      }
      expect(db.pragma("foreign_key_check")).toEqual([]);
      db.close();
    }),
    { numRuns: 80 },
  );
});

/** Does it; gives the id of the import or deletion that it made or undid, if any. */
async function perform(act: Act): Promise<number | null> {
  if (act.kind === "import") {
    if (Object.keys(act.closes).length === 0) return null;
    return (await importText(db, file(act.closes), { replace: act.replace })).importId;
  }
  if (act.kind === "delete") return act.from <= act.to ? remove(act.from, act.to) : null;
  const id = act.nth + 1;
  return (act.kind === "undo" ? prices.undo(id, AT) : prices.undelete(id, AT)) ? id : null;
}

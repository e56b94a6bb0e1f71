import { beforeEach, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import { importActions } from "../../server/prices/import-actions.ts";
import { bytesSource } from "../../server/prices/source.ts";
import { pricesStore } from "../../server/prices/store.ts";
import { testDb } from "../support/db.ts";
import { AT, listingsOf, partsOf } from "./importing.ts";

let db: Db;
beforeEach(() => {
  db = testDb();
});

function run(text: string, given: { replace?: boolean; keepGood?: boolean; isDryRun?: boolean } = {}) {
  const options = {
    replace: false,
    keepGood: false,
    isDryRun: false,
    ...given,
    listings: listingsOf(db),
    now: AT,
  };
  return importActions(bytesSource("actions.csv", new TextEncoder().encode(text)), options, partsOf(db));
}

function stored(): unknown[] {
  return db
    .prepare(
      "SELECT ticker, ex_date, a.kind, value FROM corporate_actions AS a JOIN listings ON id = listing_id ORDER BY ex_date",
    )
    .raw()
    .all();
}

const HEADER = "ex_date,symbol,type,value\n";

test("splits and dividends, by type and value or by ratio", async () => {
  await run(`${HEADER}2024-01-02,AA,split,2\n2024-01-03,AA,div,0.5\r\n2024-01-04,bb,Dividend,1\n`);
  await run("symbol,ratio,ex_date\nAA,0.1,2024-01-05\n");
  expect(stored()).toEqual([
    ["AA", "2024-01-02", "split", 2],
    ["AA", "2024-01-03", "dividend", 0.5],
    ["BB", "2024-01-04", "dividend", 1],
    ["AA", "2024-01-05", "split", 0.1],
  ]);
});

test("again changes nothing; changed values are replaced when told to, and come back with an undo", async () => {
  await run(`${HEADER}2024-01-02,AA,split,2\n`);
  expect(await run(`${HEADER}2024-01-02,AA,split,2\n`)).toMatchObject({ importId: null, same: 1 });
  const changed = `${HEADER}2024-01-02,AA,split,3\n2024-01-03,AA,split,4\n`;
  expect(await run(changed)).toMatchObject({ added: 1, changed: 1, replaced: 0 });
  expect(stored()).toContainEqual(["AA", "2024-01-02", "split", 2]);
  const { importId } = await run(changed, { replace: true });
  expect(stored()).toContainEqual(["AA", "2024-01-02", "split", 3]);
  pricesStore(db).undo(importId ?? 0, AT);
  expect(stored()).toContainEqual(["AA", "2024-01-02", "split", 2]);
});

test("a dry run stores nothing, not even a listing", async () => {
  expect(await run(`${HEADER}2024-01-02,AA,split,2\n`, { isDryRun: true })).toMatchObject({
    added: 1,
    importId: null,
  });
  expect([stored(), db.prepare("SELECT * FROM listings").all()]).toEqual([[], []]);
});

test.each([
  ["soon,AA,split,2", "“soon” is no date"],
  [",AA,split,2", "there is no ex-date"],
  ["2024-02-30,AA,split,2", "there is no such day: 2024-02-30"],
  ["2024-01-03,A A,split,2", "“A A” is no ticker"],
  ["2024-01-03,,split,2", "there is no symbol"],
  ["2024-01-03,AA,merger,2", "“merger” is neither split nor dividend"],
  ["2024-01-03,AA,split,0", "the ratio 0 is not above 0"],
  ["2024-01-03,AA,div,x", "the dividend “x” is not a number"],
  ["2024-01-03,AA,div,", "there is no dividend"],
  ["2024-01-02,AA,split,3", "an earlier line has another value for the same day"],
  ['2024-01-03,"AA,split,3', "a quote is not closed"],
])("%s is refused", async (raw, reason) => {
  const text = `${HEADER}2024-01-02,AA,split,2\n${raw}\n`;
  expect(await run(text)).toMatchObject({ isHeldBack: true, refused: [{ line: 3, reason, raw }] });
  expect(stored()).toEqual([]);
  expect(await run(text, { keepGood: true })).toMatchObject({ added: 1 });
  expect(pricesStore(db).refusedRows(1)).toEqual([{ line: 3, reason, raw }]);
});

test.each(["date,symbol,value\n", "ex_date,symbol,type\n", ""])("%j is no file of actions", async (text) => {
  await expect(run(text)).rejects.toMatchObject({ ask: "format" });
});

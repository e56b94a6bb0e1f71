import { beforeEach, describe, expect, test } from "vitest";
import type { Listing } from "../../../server/companies/companies.ts";
import { companiesStore } from "../../../server/companies/store.ts";
import type { Db } from "../../../server/db/open.ts";
import { priceStateStore } from "../../../server/studies/price-state-store.ts";
import { pricesStore } from "../../../server/prices/store.ts";
import { testDb } from "../../support/db.ts";
import { makeImport, makeListing } from "../../support/factories.ts";
import { AT, importText as importPrices } from "../../prices/importing.ts";
import { archiveTextOf, contentOf, countsOf, importText } from "./archiving.ts";

let theirs: Db;
let ours: Db;
beforeEach(() => {
  theirs = testDb();
  ours = testDb();
  for (const db of [theirs, ours]) makeListing(db, { ticker: "TEST", companyName: "Testwick" });
});

const HEADER = "date,open,high,low,close,adj close,volume";
const fileOf = (...rows: string[]) => [HEADER, ...rows].join("\n");
const bar = (date: string, close: number) => `${date},${close},${close},${close},${close},,100`;

/** Closes by date. */
function closesOf(db: Db): Record<string, number> {
  const rows = db.prepare<[], [string, number]>(
    "SELECT date(start, 'unixepoch'), close FROM price_bars ORDER BY listing_id, start",
  );
  return Object.fromEntries(rows.raw().all());
}

function listingOf(db: Db): Listing {
  const [listing] = companiesStore(db).byTicker("TEST");
  if (!listing) throw new Error("the listing TEST is not there");
  return listing;
}

describe("bars", () => {
  beforeEach(async () => {
    await importPrices(theirs, fileOf(bar("2025-12-08", 10), bar("2025-12-09", 11), bar("2025-12-10", 12)));
    await importPrices(ours, fileOf(bar("2025-12-09", 11), bar("2025-12-10", 99), bar("2025-12-11", 13)));
  });

  test("new ones are added with their import, same ones told, others left as they are here", async () => {
    const report = await importText(ours, archiveTextOf(theirs));
    expect(report.counts.price_bars).toEqual({ added: 1, same: 1, kept: 1, replaced: 0 });
    expect(report.counts.imports).toMatchObject({ same: 1, kept: 0 });
    expect(closesOf(ours)).toEqual({
      "2025-12-08": 10,
      "2025-12-09": 11,
      "2025-12-10": 99,
      "2025-12-11": 13,
    });
    expect(pricesStore(ours).coverageOf(listingOf(ours).id)).toMatchObject([{ bars: 4 }]);
  });

  test("--replace takes the archive's, as an import that can be undone", async () => {
    const report = await importText(ours, archiveTextOf(theirs), { replace: true, fileName: "old.json" });
    expect(report.counts.price_bars).toEqual({ added: 1, same: 1, kept: 0, replaced: 1 });
    expect(closesOf(ours)["2025-12-10"]).toBe(12);
    const store = pricesStore(ours);
    const record = store
      .imports({ at: "\u{10ffff}", id: 9e15 }, 9)
      .find(({ fileName }) => fileName === "old.json");
    expect(record).toMatchObject({
      kind: "prices",
      format: "archive",
      subject: "TEST",
      interval: 86_400,
      replaced: 1,
    });
    store.undo(record?.id ?? 0, AT);
    expect(closesOf(ours)).toEqual({
      "2025-12-08": 10,
      "2025-12-09": 11,
      "2025-12-10": 99,
      "2025-12-11": 13,
    });
  });

  test("what rests on prices that were not touched still rests on them", async () => {
    await importText(ours, archiveTextOf(theirs));
    const state = priceStateStore(ours).of([listingOf(ours).id]);
    await importText(ours, archiveTextOf(theirs));
    expect(priceStateStore(ours).of([listingOf(ours).id])).toEqual(state);
  });
});

describe("imports", () => {
  test("one comes with its bars and refused rows, and can be undone here", async () => {
    const other = makeListing(theirs, { ticker: "NMRX" });
    makeImport(theirs, other);
    expect(countsOf(await importText(ours, archiveTextOf(theirs)))).toMatchObject({
      ...{ imports: { added: 1 }, price_bars: { added: 2 } },
    });
    const [record] = pricesStore(ours).imports({ at: "\u{10ffff}", id: 9e15 }, 9);
    expect(pricesStore(ours).refusedRows(record?.id ?? 0)).toHaveLength(1);
    expect(pricesStore(ours).undo(record?.id ?? 0, AT)).toBe(true);
    expect(closesOf(ours)).toEqual({});
  });

  test("what an import replaced comes with it, so that undoing brings that back", async () => {
    await importPrices(theirs, fileOf(bar("2025-12-08", 10)), { name: "TEST-a.csv", listing: "TEST" });
    await importPrices(theirs, fileOf(bar("2025-12-08", 20)), {
      name: "TEST-b.csv",
      listing: "TEST",
      replace: true,
    });
    await importText(ours, archiveTextOf(theirs));
    expect(closesOf(ours)).toEqual({ "2025-12-08": 20 });
    const b = ours.prepare<[], number>("SELECT id FROM imports WHERE file_name = 'TEST-b.csv'").pluck().get();
    pricesStore(ours).undo(b ?? 0, AT);
    expect(closesOf(ours)).toEqual({ "2025-12-08": 10 });
  });

  test("what was undone here does not come back", async () => {
    await importPrices(theirs, fileOf(bar("2025-12-08", 10)));
    const text = archiveTextOf(theirs);
    await importText(ours, text);
    pricesStore(ours).undo(1, AT);
    const report = await importText(ours, text, { replace: true });
    expect(report.counts.price_bars).toEqual({ added: 0, same: 0, kept: 1, replaced: 0 });
    expect(report.left).toEqual([{ kind: "imports", name: "file.csv" }]);
    expect(closesOf(ours)).toEqual({});
  });
});

describe("deletions", () => {
  const theirBars = () =>
    importPrices(theirs, fileOf(bar("2025-12-08", 10), bar("2025-12-09", 11), bar("2025-12-10", 12)));
  /** Deletes the bars of 8 and 9 December. */
  const deleteTwo = (db: Db) =>
    pricesStore(db).deleteRange(
      {
        ...{ listingId: listingOf(db).id, interval: 86_400, from: Date.UTC(2025, 11, 8) / 1000 },
        to: Date.UTC(2025, 11, 10) / 1000,
        ...{ fromDate: "2025-12-08", toDate: "2025-12-09" },
      },
      AT,
    ) ?? 0;

  test("one comes with the bars it took, and can be undone here", async () => {
    await theirBars();
    deleteTwo(theirs);
    makeImport(ours, makeListing(ours, { ticker: "NMRX" }));
    const report = await importText(ours, archiveTextOf(theirs));
    expect(countsOf(report)).toMatchObject({ deletions: { added: 1 }, price_bars: { added: 1 } });
    expect(pricesStore(ours).undelete(1, AT)).toBe(true);
    expect(pricesStore(ours).coverageOf(listingOf(ours).id)).toMatchObject([{ bars: 3 }]);
    expect(closesOf(ours)).toMatchObject({ "2025-12-08": 10, "2025-12-09": 11, "2025-12-10": 12 });
  });

  test("what was deleted here does not come back", async () => {
    await theirBars();
    const text = archiveTextOf(theirs);
    await importText(ours, text);
    const id = deleteTwo(ours);
    const report = await importText(ours, text, { replace: true });
    expect(report.counts.price_bars).toEqual({ added: 0, same: 1, kept: 2, replaced: 0 });
    expect(closesOf(ours)).toEqual({ "2025-12-10": 12 });
    pricesStore(ours).undelete(id, AT);
    expect(Object.keys(closesOf(ours))).toHaveLength(3);
  });

  test("what was deleted there and is here stays, and that is told", async () => {
    await theirBars();
    await importText(ours, archiveTextOf(theirs));
    deleteTwo(theirs);
    const report = await importText(ours, archiveTextOf(theirs));
    expect(report.counts.deletions).toEqual({ added: 0, same: 0, kept: 1, replaced: 0 });
    expect(report.left).toEqual([{ kind: "deletions", name: "of TEST, 2025-12-08 to 2025-12-09" }]);
    expect(Object.keys(closesOf(ours))).toHaveLength(3);
    expect(ours.prepare("SELECT * FROM deletions").all()).toEqual([]);
  });

  test("one that was undone here stays so", async () => {
    await theirBars();
    deleteTwo(theirs);
    await importText(ours, archiveTextOf(theirs));
    pricesStore(ours).undelete(1, AT);
    const report = await importText(ours, archiveTextOf(theirs));
    expect(report.counts.deletions).toEqual({ added: 0, same: 0, kept: 1, replaced: 0 });
    expect(Object.keys(closesOf(ours))).toHaveLength(3);
    expect(ours.prepare("SELECT * FROM deleted_bars").all()).toEqual([]);
  });
});

test("splits and dividends are merged like bars", async () => {
  const action = (db: Db, exDate: string, value: number) => {
    db.exec(
      "INSERT INTO imports (kind, file_name, format, subject, created_at) VALUES ('actions', 'a.csv', 'long', 'TEST', '2025-12-15T12:00:00.000Z')",
    );
    db.prepare("INSERT INTO corporate_actions VALUES (?, ?, 'split', ?, (SELECT max(id) FROM imports))").run(
      listingOf(db).id,
      exDate,
      value,
    );
  };
  for (const [date, value] of [
    ["2025-06-01", 2],
    ["2025-07-01", 3],
    ["2025-08-01", 4],
  ] as const)
    action(theirs, date, value);
  for (const [date, value] of [
    ["2025-06-01", 2],
    ["2025-07-01", 5],
  ] as const)
    action(ours, date, value);
  const before = contentOf(ours).corporate_actions;
  expect((await importText(ours, archiveTextOf(theirs))).counts.corporate_actions).toEqual({
    added: 1,
    same: 1,
    kept: 1,
    replaced: 0,
  });
  expect(contentOf(ours).corporate_actions).toEqual(expect.arrayContaining(before ?? []));
  const again = await importText(ours, archiveTextOf(theirs), { replace: true, fileName: "old.json" });
  expect(again.counts.corporate_actions).toEqual({ added: 0, same: 2, kept: 0, replaced: 1 });
  const values = () => ours.prepare("SELECT value FROM corporate_actions ORDER BY ex_date").pluck().all();
  expect(values()).toEqual([2, 3, 4]);
  const id = ours.prepare<[], number>("SELECT id FROM imports WHERE file_name = 'old.json'").pluck().get();
  pricesStore(ours).undo(id ?? 0, AT);
  expect(values()).toEqual([2, 5, 4]);
});

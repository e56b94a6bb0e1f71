import { parse } from "csv-parse/sync";
import { expect, test } from "vitest";
import { readCatalogue } from "../../../server/companies/catalogue.ts";
import type { Db } from "../../../server/db/open.ts";
import { CSV_TABLES, type CsvTable, csvOf } from "../../../server/export/csv/tables-store.ts";
import { seededDb, testDb } from "../../support/db.ts";
import { makeImport, makeListing, makeNews, makeNote } from "../../support/factories.ts";
import { drawFrom } from "../../support/filled/draw.ts";
import { fillDatabase } from "../../support/filled/fill.ts";

const textOf = (db: Db, table: CsvTable) => [...csvOf(db, table)].join("");

/** A table read back by a parser of somebody else. */
function rowsOf(db: Db, table: CsvTable): Record<string, string>[] {
  return parse(textOf(db, table), { columns: true, record_delimiter: "\r\n" });
}

test("every table has a row for each there is, whatever stands in it", () => {
  const db = testDb();
  fillDatabase(db, drawFrom(6), 1200);
  for (const table of CSV_TABLES) {
    const count = db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
    expect(rowsOf(db, table).length, table).toBe(count);
  }
});

test("an empty table is its header", () => {
  expect(textOf(testDb(), "settings")).toBe("name,value\r\n");
});

test("tickers and titles stand beside ids", () => {
  const db = seededDb();
  const listing = makeListing(db, { ticker: "NMRX", companyName: "Northmere Foods" });
  makeNote(db, { listing, newsId: 1, moveId: 1, text: "high" });
  expect(rowsOf(db, "reported_moves")[0]).toMatchObject({
    ...{ news_id: "1", published_date: "2025-12-10", ticker: "BABA", mic: "XNYS", percent: "3" },
    title: expect.stringContaining("Alibaba Jumps 3%"),
  });
  expect(rowsOf(db, "price_notes")).toMatchObject([
    { ticker: "NMRX", price: "161.7", text: "high", title: expect.stringContaining("Alibaba Jumps 3%") },
  ]);
  expect(rowsOf(db, "news_items")[0]).toMatchObject({
    mentions: "Alibaba|Meta|Alphabet|Nvidia|OpenAI",
    topics: "AI models|open source|US–China",
  });
});

test("a text that a spreadsheet would run begins with an apostrophe; numbers stay numbers", () => {
  const db = testDb();
  for (const title of ["=1+1", "+1", "-1", "@x", "\tx", "plain, with a comma"]) makeNews(db, { title });
  expect(rowsOf(db, "news_items").map(({ title }) => title)).toEqual([
    ...["'=1+1", "'+1", "'-1", "'@x", "'\tx", "plain, with a comma"],
  ]);
  const listing = makeListing(db, { ticker: "NMRX" });
  db.exec(`INSERT INTO reported_moves (news_id, position, subject, listing_id, percent, decimals, qualifier, statistic, quote,
    created_at, updated_at) VALUES (1, 0, 'N', ${listing.id}, -2.5, 1, 'exact', 'last', '', '', '')`);
  expect(textOf(db, "reported_moves")).toContain(",NMRX,XNYS,-2.5,,1,");
});

test("bars have their start as an instant", () => {
  const db = testDb();
  makeImport(db, makeListing(db, { ticker: "NMRX" }));
  expect(textOf(db, "price_bars").split("\r\n")[1]).toBe(
    "NMRX,XNYS,86400,2014-09-19T00:00:00Z,92.7,99.7,89.95,93.89,,,1",
  );
});

test("listings can be imported again as a list of listings", () => {
  const { rows, refused } = readCatalogue(textOf(seededDb(), "listings"), "XNYS");
  expect(refused).toEqual([]);
  expect(rows.map(({ ticker, mic, adsRatio }) => [ticker, mic, adsRatio])).toContainEqual([
    "BABA",
    "XNYS",
    8,
  ]);
});

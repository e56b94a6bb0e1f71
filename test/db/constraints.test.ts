import { beforeEach, describe, expect, test } from "vitest";
import { LISTING_KINDS } from "../../server/companies/companies.ts";
import type { Db } from "../../server/db/open.ts";
import { QUALIFIERS, SESSIONS, STATISTICS } from "../../server/moves/moves.ts";
import { PRICE_KINDS } from "../../server/notes/notes.ts";
import { testDb } from "../support/db.ts";
import { makeListing, makeMove, makeNews, makeNote } from "../support/factories.ts";

let db: Db;
beforeEach(() => {
  db = testDb();
  const listing = makeListing(db);
  const move = makeMove(db, { listing });
  makeNote(db, { listing, newsId: move.newsId, moveId: move.id });
});

function set(table: string, column: string, value: unknown): () => unknown {
  return () => db.prepare(`UPDATE ${table} SET ${column} = ?`).run(value);
}

test("every table is strict", () => {
  const loose = db.prepare(
    "SELECT name FROM pragma_table_list WHERE NOT strict AND name NOT LIKE 'sqlite_%'",
  );
  expect(loose.pluck().all()).toEqual([]);
});

test("a value of the wrong type is refused", () => {
  expect(set("price_notes", "price", "dear")).toThrow("cannot store TEXT value in REAL column");
  expect(set("news_items", "version", 1.5)).toThrow("cannot store REAL value in INTEGER column");
});

describe("the words the code knows are those the tables take", () => {
  test.each([
    ["listings", "kind", LISTING_KINDS],
    ["reported_moves", "session", SESSIONS],
    ["reported_moves", "statistic", STATISTICS],
    ["price_notes", "price_kind", PRICE_KINDS],
    ["settings", "name", ["theme", "convention", "zone"]],
  ])("%s.%s", (table, column, words) => {
    if (table === "settings") db.exec("INSERT INTO settings (name, value) VALUES ('theme', 'x')");
    for (const word of words) expect(set(table, column, word)).not.toThrow();
    for (const wrong of ["", "nonsense", String(words[0]).toUpperCase(), ` ${words[0]}`])
      expect(set(table, column, wrong)).toThrow("CHECK constraint failed");
  });

  test("reported_moves.qualifier", () => {
    for (const qualifier of QUALIFIERS.filter((word) => word !== "range"))
      expect(set("reported_moves", "qualifier", qualifier)).not.toThrow();
    for (const wrong of ["", "nonsense", "EXACT"])
      expect(set("reported_moves", "qualifier", wrong)).toThrow("CHECK constraint failed");
  });
});

describe("values that cannot be", () => {
  test.each([
    ["companies", "name", ""],
    ["companies", "name", "x".repeat(201)],
    ["listings", "ticker", ""],
    ["listings", "mic", "nyse"],
    ["listings", "mic", "NYSEX"],
    ["listings", "currency", "usd"],
    ["listings", "currency", "US"],
    ["listings", "ads_ratio", 0],
    ["news_items", "title", ""],
    ["news_items", "published_date", "2025-02-30"],
    ["news_items", "published_date", "12-10"],
    ["news_items", "published_time", "half past eight"],
    ["news_items", "published_at", "2025-12-10T13:05:00.000Z"],
    ["news_items", "year_inferred", 2],
    ["reported_moves", "percent", 1e9],
    ["reported_moves", "decimals", 7],
    ["reported_moves", "decimals", -1],
    ["reported_moves", "qualifier", "range"],
    ["reported_moves", "percent_to", 5],
    ["reported_moves", "trade_date", "2025-13-01"],
    ["reported_moves", "figure_start", 0],
    ["price_notes", "price", 0],
    ["price_notes", "price", -1],
    ["price_notes", "text", "x".repeat(4001)],
  ])("%s.%s = %j is refused", (table, column, value) => {
    expect(set(table, column, value)).toThrow("CHECK constraint failed");
  });

  test.each([
    ["between 3% and 2%", 3, 2],
    ["between −3% and +5%", -3, 5],
  ])("a range %s is refused", (_words, percent, percentTo) => {
    expect(() => makeMove(db, { qualifier: "range", percent, percentTo })).toThrow("CHECK constraint failed");
  });

  test("a figure cannot end before it begins", () => {
    expect(() => makeMove(db, { figureStart: 5, figureEnd: 5 })).toThrow("CHECK constraint failed");
  });

  test("a time without a date, or an instant without zone, is refused", () => {
    expect(() => makeNews(db, { published: { date: null, time: "08:05" } })).toThrow(
      "CHECK constraint failed",
    );
    const noZone = { time: "08:05", at: "2025-12-10T13:05:00.000Z" };
    expect(() => makeNews(db, { published: noZone })).toThrow("CHECK constraint failed");
    expect(() => makeNews(db, { published: { ...noZone, zone: "America/New_York" } })).not.toThrow();
  });

  test("one ticker stands once on an exchange, whatever its letter case", () => {
    makeListing(db, { ticker: "BABA" });
    expect(() => makeListing(db, { ticker: "baba" })).toThrow("UNIQUE constraint failed");
    expect(() => makeListing(db, { ticker: "BABA", mic: "XHKG" })).not.toThrow();
  });
});

describe("references", () => {
  test.each([
    ["listings", "company_id"],
    ["reported_moves", "news_id"],
    ["reported_moves", "listing_id"],
    ["price_notes", "listing_id"],
    ["price_notes", "news_id"],
    ["price_notes", "move_id"],
  ])("%s.%s cannot point at nothing", (table, column) => {
    expect(set(table, column, 999)).toThrow("FOREIGN KEY constraint failed");
  });

  test("every reference has an index of its own, so that a deletion does not search whole tables", () => {
    const unindexed = db.prepare(
      `SELECT t.name || '.' || f."from" FROM pragma_table_list AS t, pragma_foreign_key_list(t.name) AS f
       WHERE NOT EXISTS (SELECT 1 FROM pragma_index_list(t.name) AS i, pragma_index_info(i.name) AS c
                         WHERE c.seqno = 0 AND c.name = f."from")
       AND NOT EXISTS (SELECT 1 FROM pragma_table_info(t.name) AS c WHERE c.pk = 1 AND c.name = f."from")`,
    );
    expect(unindexed.pluck().all()).toEqual([]);
  });

  test("what a person noted outlives the story it was about", () => {
    db.exec("DELETE FROM news_items");
    expect(db.prepare("SELECT news_id, move_id FROM price_notes").all()).toEqual([
      { news_id: null, move_id: null },
    ]);
  });

  test("a listing with notes cannot go", () => {
    expect(() => db.exec("DELETE FROM listings")).toThrow("FOREIGN KEY constraint failed");
  });
});

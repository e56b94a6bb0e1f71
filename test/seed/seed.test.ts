import { describe, expect, test } from "vitest";
import { seed as seedAll, seedStory as seed } from "../../seed/seed.ts";
import { companiesStore } from "../../server/companies/store.ts";
import type { Db } from "../../server/db/open.ts";
import { movesStore } from "../../server/moves/store.ts";
import { newsStore } from "../../server/news/store.ts";
import { NOW, seededDb, testDb } from "../support/db.ts";
import { makeCompany, makeListing } from "../support/factories.ts";

const LATER = new Date("2026-01-02T12:00:00.000Z");

/** Every row of every table. */
function rowsOf(db: Db): Record<string, unknown[]> {
  const tables = db
    .prepare<[], string>("SELECT name FROM sqlite_schema WHERE type = 'table' AND name NOT LIKE 'sqlite_%'")
    .pluck()
    .all();
  return Object.fromEntries(tables.map((table) => [table, db.prepare(`SELECT * FROM ${table}`).all()]));
}

test("with all its listings the seed can run twice, and leaves a corrected one alone", () => {
  const db = testDb();
  seedAll(db, NOW);
  db.prepare("UPDATE listings SET currency = 'EUR' WHERE ticker = 'AAPL'").run();
  db.prepare("DELETE FROM listings WHERE ticker = 'TSLA' AND mic = 'XNAS'").run();
  const before = rowsOf(db);
  expect(seedAll(db, LATER).added).toEqual({ companies: 0, listings: 0, stories: 0, moves: 0 });
  expect(rowsOf(db)).toEqual(before);
});

function column(db: Db, sql: string): unknown[] {
  return db.prepare(sql).pluck().all();
}

describe("the first time", () => {
  test("says what it loaded", () => {
    expect(seed(testDb(), NOW)).toEqual({
      added: { companies: 5, listings: 5, stories: 1, moves: 2 },
      kept: 0,
    });
  });

  test("the story is what the article prints, and what was inferred says so", () => {
    const db = seededDb();
    const news = newsStore(db);
    const [story] = news.newest(10);
    expect(story).toMatchObject({
      title:
        "Alibaba Jumps 3% While Meta Falls 1%. Meta Refined New AI Model Using Alibaba's Qwen, Bloomberg Reports",
      ...{
        publisher: "Tiger Newspress",
        creditedSource: "Bloomberg",
        url: null,
        author: null,
        language: "en",
      },
      published: {
        ...{ date: "2025-12-10", time: null, zone: null, at: null, printed: "12-10", yearInferred: true },
      },
    });
    const id = story?.id ?? 0;
    expect(news.mentionsOf(id).map(({ name }) => name)).toEqual([
      "Alibaba",
      "Alphabet",
      "Meta",
      "Nvidia",
      "OpenAI",
    ]);
    expect(news.topicsOf(id)).toEqual(["AI models", "open source", "US–China"]);
  });

  test("the two moves are on their listings, with the sentence they come from and the figure in it", () => {
    const db = seededDb();
    const moves = movesStore(db, companiesStore(db).listing).ofNews(1);
    expect(moves).toMatchObject([
      { percent: 3, session: "premarket", statistic: "extreme", listing: { ticker: "BABA", mic: "XNYS" } },
      { percent: -1, session: "premarket", statistic: "last", listing: { ticker: "META", mic: "XNAS" } },
    ]);
    const figures = moves.map(({ quote, figureStart, figureEnd }) =>
      quote.slice(figureStart ?? 0, figureEnd ?? 0),
    );
    expect(figures).toEqual(["3%", "1%"]);
    expect(new Set(moves.map(({ quote }) => quote)).size).toBe(1);
  });

  test("Alibaba has two lines, one a depositary share of eight; OpenAI has none", () => {
    const companies = companiesStore(seededDb());
    const linesOf = (slug: string) =>
      companies
        .listingsOf(companies.companyBySlug(slug)?.id ?? 0)
        .map(({ ticker, mic, currency, adsRatio }) => [ticker, mic, currency, adsRatio]);
    expect(linesOf("alibaba")).toEqual([
      ["BABA", "XNYS", "USD", 8],
      ["9988", "XHKG", "HKD", null],
    ]);
    expect(companies.companyBySlug("openai")).toBeDefined();
    expect(linesOf("openai")).toEqual([]);
  });

  test("no price is made up", () => {
    expect(column(seededDb(), "SELECT count(*) FROM price_notes")).toEqual([0]);
  });
});

describe("a second time", () => {
  test("the rows are the same", () => {
    const db = seededDb();
    const before = rowsOf(db);
    const report = seed(db, LATER);
    expect(rowsOf(db)).toEqual(before);
    expect(report).toEqual({ added: { companies: 0, listings: 0, stories: 0, moves: 0 }, kept: 6 });
  });

  test.each([
    ["an edited title", "UPDATE news_items SET title = 'Mine'"],
    ["a corrected move", "UPDATE reported_moves SET percent = 3.4, decimals = 1 WHERE position = 0"],
    ["a renamed company", "UPDATE companies SET name = 'Alibaba Group' WHERE name = 'Alibaba'"],
    ["a corrected listing", "UPDATE listings SET currency = 'CNY' WHERE ticker = '9988'"],
    ["a story put in the trash", "UPDATE news_items SET deleted_at = '2025-12-16T00:00:00.000Z'"],
    ["a story gone for good", "DELETE FROM news_items"],
    ["a move gone for good", "DELETE FROM reported_moves WHERE position = 1"],
    ["a listing gone for good", "DELETE FROM listings WHERE ticker = 'NVDA'"],
    [
      "a mention taken off",
      "DELETE FROM mentions WHERE company_id = (SELECT id FROM companies WHERE name = 'Nvidia')",
    ],
  ])("%s stays as the person left it", (_what, sql) => {
    const db = seededDb();
    expect(db.prepare(sql).run().changes).toBeGreaterThan(0);
    const before = rowsOf(db);
    seed(db, LATER);
    expect(rowsOf(db)).toEqual(before);
  });
});

describe("what a person entered before the seed came", () => {
  test("a company is used as it stands, whatever its letter case", () => {
    const db = testDb();
    const mine = makeCompany(db, "ALIBABA");
    expect(seed(db, NOW).added).toMatchObject({ companies: 4, listings: 5 });
    expect(column(db, "SELECT name FROM companies WHERE name = 'alibaba' COLLATE NOCASE")).toEqual([
      "ALIBABA",
    ]);
    expect(companiesStore(db).listingsOf(mine.id)).toHaveLength(2);
  });

  test("a listing is not doubled, and the story's move is on it", () => {
    const db = testDb();
    const mine = makeListing(db, { ticker: "baba", companyName: "Alibaba Group" });
    expect(seed(db, NOW).added.listings).toBe(4);
    expect(column(db, "SELECT count(*) FROM listings WHERE ticker = 'BABA'")).toEqual([1]);
    expect(column(db, "SELECT listing_id FROM reported_moves WHERE position = 0")).toEqual([mine.id]);
  });
});

test("a seeding that fails leaves nothing behind", () => {
  const db = testDb();
  db.exec(
    "CREATE TRIGGER no_moves BEFORE INSERT ON reported_moves BEGIN SELECT raise(ABORT, 'no moves'); END",
  );
  const before = rowsOf(db);
  expect(() => seed(db, NOW)).toThrow("no moves");
  expect(rowsOf(db)).toEqual(before);
});

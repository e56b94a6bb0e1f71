import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "../../../server/db/open.ts";
import { NOW, seededDb, testDb } from "../../support/db.ts";
import { makeCompany, makeListing, makeMove, makeNews, makeNote } from "../../support/factories.ts";
import { archiveTextOf, countsOf, importText } from "./archiving.ts";

/** Counts of what was there already. */
const SEED = {
  ...{ companies: { same: 5 }, listings: { same: 5 }, topics: { same: 3 }, news_items: { same: 1 } },
  reported_moves: { same: 2 },
};

let theirs: Db;
let ours: Db;
beforeEach(() => {
  theirs = seededDb();
  ours = seededDb();
});

const one = (db: Db, sql: string) => db.prepare<[], unknown>(sql).pluck().get();

test("what is here already is not doubled, and nothing of it is changed", async () => {
  const before = archiveTextOf(ours);
  expect(countsOf(await importText(ours, archiveTextOf(theirs)))).toEqual(SEED);
  expect(archiveTextOf(ours)).toBe(before);
});

describe("stories", () => {
  test("new ones come beside those that are here, with moves, notes and whom they mention", async () => {
    const own = makeMove(ours, { subject: "Ownmark" });
    const listing = makeListing(theirs, { ticker: "NMRX", companyName: "Northmere Foods" });
    const company = makeCompany(theirs, "Pellbrook");
    const { id: newsId } = makeNews(theirs, { title: "Northmere up", mentions: [company] });
    const move = makeMove(theirs, { newsId, listing });
    makeNote(theirs, { listing, newsId, moveId: move.id, submissionKey: "theirs", text: "looked high" });
    expect(own.newsId).toBe(newsId);

    const report = await importText(ours, archiveTextOf(theirs));
    expect(countsOf(report)).toEqual({
      ...SEED,
      ...{ companies: { same: 5, added: 2 }, listings: { same: 5, added: 1 } },
      ...{
        news_items: { same: 1, added: 1 },
        reported_moves: { same: 2, added: 1 },
        price_notes: { added: 1 },
      },
    });
    const row = ours
      .prepare(
        `SELECT note.text, news.title, move.subject, ticker, companies.name AS mentioned FROM price_notes AS note
         JOIN news_items AS news ON news.id = note.news_id
         JOIN reported_moves AS move ON move.id = note.move_id AND move.news_id = news.id
         JOIN listings ON listings.id = note.listing_id AND listings.id = move.listing_id
         JOIN mentions ON mentions.news_id = news.id JOIN companies ON companies.id = mentions.company_id`,
      )
      .get();
    expect(row).toEqual({
      ...{ text: "looked high", title: "Northmere up", subject: "Northmere Foods", ticker: "NMRX" },
      mentioned: "Pellbrook",
    });
    expect(one(ours, `SELECT subject FROM reported_moves WHERE news_id = ${own.newsId}`)).toBe("Ownmark");
  });

  test.each([
    ["the form it was entered with", { submission_key: "form" }, { title: "Another title" }],
    ["its address", { url_key: "https://a.example/1" }, { title: "Another title" }],
    ["title, publisher and date, in whatever letter case", {}, { publisher: "THE EXAMPLE" }],
  ])("one is known by %s, and stays as it is here", async (_by, both, given) => {
    for (const db of [theirs, ours]) {
      const { id } = makeNews(db, { title: "Acme rises" });
      for (const [column, value] of Object.entries(both))
        db.prepare(`UPDATE news_items SET ${column} = ? WHERE id = ?`).run(value, id);
    }
    for (const [column, value] of Object.entries(given))
      theirs.prepare(`UPDATE news_items SET ${column} = ? WHERE title = 'Acme rises'`).run(value);
    const before = archiveTextOf(ours);
    const report = await importText(ours, archiveTextOf(theirs));
    expect(report.counts.news_items).toEqual({ added: 0, same: 1, kept: 1, replaced: 0 });
    expect(report.left).toEqual([{ kind: "news_items", name: "“Acme rises”" }]);
    expect(archiveTextOf(ours)).toBe(before);
  });

  test("two of one title and date, entered on purpose, come in as two, and once", async () => {
    for (const key of ["a", "b"])
      makeNews(theirs, { title: "Acme rises", publisher: `The Example`, author: key });
    for (const added of [2, 0])
      expect((await importText(ours, archiveTextOf(theirs))).counts.news_items.added).toBe(added);
    expect(ours.prepare("SELECT author FROM news_items WHERE title = 'Acme rises'").pluck().all()).toEqual([
      "a",
      "b",
    ]);
  });

  test("one known by its form is never taken for another of the same address", async () => {
    const enter = (db: Db, key: string) =>
      db
        .prepare("UPDATE news_items SET submission_key = ?, url_key = 'https://a.example/1' WHERE id = ?")
        .run(key, makeNews(db, { title: key }).id);
    for (const key of ["first", "second"]) enter(theirs, key);
    enter(ours, "second");
    expect((await importText(ours, archiveTextOf(theirs))).counts.news_items).toMatchObject({
      added: 1,
      same: 2,
    });
    expect(one(ours, "SELECT count(*) FROM news_items WHERE submission_key = 'first'")).toBe(1);
  });

  test("one deleted here is not brought back, one deleted there is not deleted here", async () => {
    for (const db of [theirs, ours]) for (const title of ["Here", "There"]) makeNews(db, { title });
    const remove = (db: Db, title: string) =>
      db.prepare("UPDATE news_items SET deleted_at = ? WHERE title = ?").run(NOW.toISOString(), title);
    remove(ours, "Here");
    remove(theirs, "There");
    const report = await importText(ours, archiveTextOf(theirs));
    expect(report.left.map(({ name }) => name)).toEqual(["“Here”", "“There”"]);
    expect(one(ours, "SELECT title FROM news_items WHERE deleted_at IS NOT NULL")).toBe("Here");
  });

  test("a story with another move, mention or topic is another content", async () => {
    makeMove(theirs, { newsId: 1, subject: "Third" });
    expect((await importText(ours, archiveTextOf(theirs))).counts.news_items).toMatchObject({
      same: 0,
      kept: 1,
    });
    expect(one(ours, "SELECT count(*) FROM reported_moves")).toBe(2);
    theirs = seededDb();
    theirs.exec("DELETE FROM news_topics WHERE topic_id = 1");
    expect((await importText(ours, archiveTextOf(theirs))).counts.news_items).toMatchObject({
      same: 0,
      kept: 1,
    });
    theirs = seededDb();
    theirs.exec("DELETE FROM mentions WHERE company_id = 5");
    expect((await importText(ours, archiveTextOf(theirs))).counts.news_items).toMatchObject({
      same: 0,
      kept: 1,
    });
  });
});

describe("notes", () => {
  test("one is known by the form it was written in, and stays as it is here", async () => {
    const listingOf = (db: Db) => makeListing(db, { ticker: "NMRX", companyName: "Northmere Foods" });
    makeNote(theirs, { listing: listingOf(theirs), submissionKey: "k", text: "there" });
    makeNote(ours, { listing: listingOf(ours), submissionKey: "k", text: "here" });
    const report = await importText(ours, archiveTextOf(theirs));
    expect(report.counts.price_notes).toEqual({ added: 0, same: 0, kept: 1, replaced: 0 });
    expect(report.left).toEqual([{ kind: "price_notes", name: "on NMRX, 2025-12-10T13:05Z" }]);
    expect(one(ours, "SELECT text FROM price_notes")).toBe("here");
  });

  test("one about a move that its story does not tell here is about the story", async () => {
    const listing = makeListing(theirs, { ticker: "NMRX" });
    const move = makeMove(theirs, { newsId: 1, listing });
    makeNote(theirs, { listing, newsId: 1, moveId: move.id });
    await importText(ours, archiveTextOf(theirs));
    expect(ours.prepare("SELECT news_id, move_id FROM price_notes").get()).toEqual({
      news_id: 1,
      move_id: null,
    });
  });
});

describe("companies and listings", () => {
  test("a company is known by its listing, whatever it is called here", async () => {
    ours.exec("UPDATE companies SET name = 'Alibaba Group', slug = 'alibaba-group' WHERE slug = 'alibaba'");
    const report = await importText(ours, archiveTextOf(theirs));
    expect(report.counts.companies).toEqual({ added: 0, same: 4, kept: 1, replaced: 0 });
    expect(report.left).toEqual([{ kind: "companies", name: "Alibaba Group" }]);
  });

  test("one without listings is known by its name", async () => {
    ours.exec("UPDATE companies SET slug = 'open-ai' WHERE slug = 'openai'");
    expect((await importText(ours, archiveTextOf(theirs))).counts.companies).toMatchObject({ same: 5 });
  });

  test("another company may have the slug here: the new one gets one of its own, once", async () => {
    makeListing(theirs, { ticker: "QQA", companyName: "Pellbrook" });
    makeCompany(theirs, "Pellbrook");
    makeCompany(ours, "Other");
    makeListing(ours, { ticker: "QQA", companyId: makeCompany(ours, "Pellbrook").id });
    ours.exec("UPDATE companies SET slug = 'pellbrook-2' WHERE slug = 'pellbrook'");
    for (const added of [1, 0])
      expect((await importText(ours, archiveTextOf(theirs))).counts.companies.added).toBe(added);
    expect(ours.prepare("SELECT slug FROM companies WHERE name = 'Pellbrook'").pluck().all()).toEqual([
      "pellbrook-2",
      "pellbrook-2-2",
    ]);
  });

  test("names that are not known here yet are added", async () => {
    theirs.exec("INSERT INTO company_aliases SELECT 'Ali', id FROM companies WHERE slug = 'alibaba'");
    await importText(ours, archiveTextOf(theirs));
    expect(
      one(
        ours,
        "SELECT slug FROM company_aliases JOIN companies ON id = company_id WHERE company_aliases.name = 'Ali'",
      ),
    ).toBe("alibaba");
  });

  test("a listing that says something else stays as it is here", async () => {
    theirs.exec("UPDATE listings SET ads_ratio = 4 WHERE ticker = 'BABA'");
    const report = await importText(ours, archiveTextOf(theirs));
    expect(report.left).toEqual([{ kind: "listings", name: "BABA.XNYS" }]);
    expect(one(ours, "SELECT ads_ratio FROM listings WHERE ticker = 'BABA'")).toBe(8);
  });
});

test("settings that were made here stay, others are taken over", async () => {
  theirs.exec("INSERT INTO settings VALUES ('theme', 'dark'), ('zone', 'Asia/Tokyo')");
  ours.exec("INSERT INTO settings VALUES ('theme', 'light')");
  expect((await importText(ours, archiveTextOf(theirs))).counts.settings).toMatchObject({
    added: 1,
    kept: 1,
  });
  expect(ours.prepare("SELECT * FROM settings").all()).toEqual([
    { name: "theme", value: "light" },
    { name: "zone", value: "Asia/Tokyo" },
  ]);
});

test("what the seed put in there is not put in here again", async () => {
  const empty = testDb();
  await importText(empty, archiveTextOf(theirs));
  expect(one(empty, "SELECT count(*) FROM seeded")).toBe(one(theirs, "SELECT count(*) FROM seeded"));
});

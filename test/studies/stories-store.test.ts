import { describe, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import type { StoryFilter } from "../../server/studies/request.ts";
import { studyStoriesStore } from "../../server/studies/stories-store.ts";
import { testDb } from "../support/db.ts";
import { makeCompany, makeListing, makeMove, makeNews } from "../support/factories.ts";
import { makeBar } from "../support/make-bars.ts";
import { makeManyReports, makeReport } from "../support/market.ts";
import { filterOf } from "../support/study.ts";

/** The events of a filter as "story-ticker". */
function found(db: Db, filter: Partial<StoryFilter> = {}): string[] {
  return studyStoriesStore(db)
    .eventsOf(filterOf(filter))
    .map(({ newsId, ticker }) => `${newsId}-${ticker}`);
}

/** Two stocks to be reported on. */
function stocksOf(db: Db) {
  return { nmrx: makeListing(db, { ticker: "NMRX" }), hlio: makeListing(db, { ticker: "HLIO" }) };
}

function addTopic(db: Db, newsId: number, name: string): void {
  const { lastInsertRowid } = db.prepare("INSERT INTO topics (name) VALUES (?)").run(name);
  db.prepare("INSERT INTO news_topics VALUES (?, ?)").run(newsId, lastInsertRowid);
}

describe("the stocks that a story reports a move of", () => {
  test("are its events, oldest first, each once however often it is said to move", () => {
    const db = testDb();
    const { nmrx, hlio } = stocksOf(db);
    const later = makeNews(db, { published: { date: "2025-10-02" } }).id;
    for (const listing of [hlio, nmrx, nmrx]) makeMove(db, { newsId: later, listing });
    const earlier = makeReport(db, nmrx, "2025-10-01");
    expect(found(db)).toEqual([`${earlier}-NMRX`, `${later}-NMRX`, `${later}-HLIO`]);
  });

  test("come with the instant of publication, else with its date, else with none", () => {
    const db = testDb();
    const listing = makeListing(db);
    makeReport(db, listing, "2025-12-10");
    makeReport(db, listing, "2025-12-09", { time: null });
    makeReport(db, listing, null);
    expect(
      studyStoriesStore(db)
        .eventsOf(filterOf())
        .map(({ when }) => when),
    ).toEqual(["2025-12-09", "2025-12-10T17:00:00.000Z", null]);
  });

  test("are none where the move's listing is not known, or the story was deleted", () => {
    const db = testDb();
    makeMove(db, { listing: null });
    const id = makeReport(db, makeListing(db), "2025-12-10");
    db.prepare("UPDATE news_items SET deleted_at = 'x' WHERE id = ?").run(id);
    expect(found(db)).toEqual([]);
  });

  test("are at most one more than a study takes", () => {
    const db = testDb();
    makeManyReports(db, makeListing(db), 20_002);
    expect(found(db)).toHaveLength(20_001);
  });
});

describe("stories are picked by", () => {
  test("the story, the company whose stock it is, publisher and topic, however they are written", () => {
    const db = testDb();
    const { nmrx, hlio } = stocksOf(db);
    const a = makeReport(db, nmrx, "2025-12-09", { publisher: "Harbor Street Daily" });
    const b = makeReport(db, hlio, "2025-12-10", { publisher: "The Ledger Wire" });
    addTopic(db, b, "Takeovers");
    expect(found(db, { newsId: a })).toEqual([`${a}-NMRX`]);
    expect(found(db, { companyId: hlio.companyId })).toEqual([`${b}-HLIO`]);
    expect(found(db, { publisher: "harbor street daily" })).toEqual([`${a}-NMRX`]);
    expect(found(db, { topic: "takeovers" })).toEqual([`${b}-HLIO`]);
    expect(found(db, { topic: "takeovers", companyId: nmrx.companyId })).toEqual([]);
  });

  test("their date, both ends included, on the clock it was given by", () => {
    const db = testDb();
    const listing = makeListing(db, { ticker: "X" });
    makeReport(db, listing, null);
    // Late in New York it is the next day already in UTC.
    const late = makeReport(db, listing, "2025-12-10", { time: "23:30" });
    const published = {
      date: "2025-12-11",
      time: "06:00",
      zone: "Pacific/Kiritimati",
      at: "2025-12-10T16:00:00.000Z",
    };
    const { id: early } = makeNews(db, { published });
    makeMove(db, { newsId: early, listing });
    expect(found(db, { from: "2025-12-10", to: "2025-12-10" })).toEqual([`${late}-X`]);
    expect(found(db, { from: "2025-12-11" })).toEqual([`${early}-X`]);
    expect(found(db, { to: "2025-12-11" })).toEqual([`${early}-X`, `${late}-X`]);
    expect(found(db, { to: "2025-12-09" })).toEqual([]);
  });

  test("session and direction of the move itself", () => {
    const db = testDb();
    const { nmrx, hlio } = stocksOf(db);
    const { id } = makeNews(db);
    makeMove(db, { newsId: id, listing: nmrx, percent: 3, session: "premarket" });
    makeMove(db, { newsId: id, listing: hlio, percent: -1, session: "regular" });
    expect(found(db, { session: "premarket" })).toEqual([`${id}-NMRX`]);
    expect(found(db, { direction: "down" })).toEqual([`${id}-HLIO`]);
    expect(found(db, { session: "premarket", direction: "down" })).toEqual([]);
  });
});

describe("the companies that a story mentions", () => {
  test("stand for themselves by the line that has daily prices, else by the first; without a line by none", () => {
    const db = testDb();
    const company = makeCompany(db, "Northmere Foods");
    const unlisted = makeCompany(db);
    for (const [ticker, mic] of [
      ["NMRX", "XNYS"],
      ["1234", "XHKG"],
    ] as const)
      makeListing(db, { ticker, mic, companyId: company.id });
    const { id } = makeNews(db, { mentions: [company, unlisted] });
    expect(found(db, { stocks: "mentioned" })).toEqual([`${id}-NMRX`]);
    expect(found(db)).toEqual([]);
    const home = { ...makeListing(db), id: 2, mic: "XHKG" };
    makeBar(db, { listing: home, date: "2025-12-10", close: 10 });
    expect(found(db, { stocks: "mentioned" })).toEqual([`${id}-1234`]);
    expect(found(db, { stocks: "mentioned", companyId: company.id })).toEqual([`${id}-1234`]);
    expect(found(db, { stocks: "mentioned", companyId: unlisted.id })).toEqual([]);
  });

  test("are taken where one of the story's moves is as asked, whosever it is", () => {
    const db = testDb();
    const other = makeListing(db, { ticker: "HLIO" });
    const company = { id: other.companyId, name: other.companyName, slug: "" };
    const { id } = makeNews(db, { mentions: [company] });
    makeMove(db, { newsId: id, listing: null, percent: 3, session: "premarket" });
    makeMove(db, { newsId: id, listing: null, percent: -1, session: "regular" });
    expect(found(db, { stocks: "mentioned", session: "premarket" })).toEqual([`${id}-HLIO`]);
    expect(found(db, { stocks: "mentioned", session: "after_hours" })).toEqual([]);
    expect(found(db, { stocks: "mentioned", session: "premarket", direction: "down" })).toEqual([]);
  });
});

describe("what a study may name", () => {
  test("markets are indices and funds with daily prices: indices first, then those with most", () => {
    const db = testDb();
    const fund = makeListing(db, { kind: "fund" });
    const few = makeListing(db, { kind: "index" });
    const many = makeListing(db, { kind: "index" });
    makeBar(db, {
      listing: makeListing(db, { kind: "index" }),
      date: "2025-12-11",
      time: "10:00",
      close: 10,
    });
    for (const listing of [fund, few, many, makeListing(db)])
      makeBar(db, { listing, date: "2025-12-10", close: 10 });
    makeBar(db, { listing: many, date: "2025-12-11", close: 10 });
    expect(studyStoriesStore(db).markets()).toEqual([many.id, few.id, fund.id]);
  });

  test("companies are those that the newest stories mention, by name; topics all", () => {
    const db = testDb();
    const old = makeCompany(db, "Old");
    makeCompany(db, "Nobody");
    makeNews(db, { published: { date: "2024-01-01" }, mentions: [old] });
    const { id } = makeNews(db, { mentions: ["beta", "Alpha"].map((name) => makeCompany(db, name)) });
    for (const name of ["chips", "AI"]) addTopic(db, id, name);
    expect(studyStoriesStore(db).companies(1)).toEqual(["Alpha", "beta"]);
    expect(studyStoriesStore(db).companies(2)).toEqual(["Alpha", "beta", "Old"]);
    expect(studyStoriesStore(db).topics(9)).toEqual(["AI", "chips"]);
  });
});

import { describe, expect, test } from "vitest";
import { companiesStore } from "../../server/companies/store.ts";
import type { Db } from "../../server/db/open.ts";
import type { MoveFields, StoryFields } from "../../server/stories/fields.ts";
import { readStoryForm } from "../../server/stories/form.ts";
import { NOW, testDb } from "../support/db.ts";
import { makeCompany, makeListing } from "../support/factories.ts";
import { moveFields, storyFields } from "./example.ts";

function acmeDb(): Db {
  const db = testDb();
  const { companyId } = makeListing(db, { ticker: "ACM", companyName: "Acme" });
  makeListing(db, { ticker: "7007", mic: "XHKG", currency: "HKD", companyId });
  makeListing(db, { ticker: "BOLT", companyName: "Bolt Works", mic: "XNAS" });
  makeCompany(db, "Quiet");
  return db;
}

function read(given: Partial<StoryFields>, db = acmeDb()) {
  return readStoryForm(storyFields(given), { companies: companiesStore(db), now: NOW });
}

function inputOf(given: Partial<StoryFields>, db = acmeDb()) {
  const result = read(given, db);
  if (!result.ok) throw new Error(JSON.stringify(result.errors));
  return result.input;
}

function errorsOf(given: Partial<StoryFields>) {
  const result = read(given);
  return result.ok ? {} : result.errors;
}

const moveOf = (given: Partial<MoveFields>, title = "Acme jumps 3%") =>
  inputOf({ title, moves: [moveFields(given)] }).moves[0];
const moveErrorsOf = (given: Partial<MoveFields>) => errorsOf({ moves: [moveFields(given)] });

test("the least a story needs: all else stays unknown", () => {
  expect(inputOf({})).toEqual({
    ...{ title: "Acme jumps 3%", publisher: "The Example", creditedSource: null, author: null },
    ...{ url: null, urlKey: null, language: null, companyIds: [], newCompanies: [], topics: [], moves: [] },
    published: {
      ...{ date: null, time: null, zone: null, at: null, printed: null },
      ...{ yearInferred: false, yearInferredFrom: null },
    },
  });
});

test("everything given is kept", () => {
  const input = inputOf({
    ...{ title: " Acme  jumps\n3% ", credited_source: "Wire", author: "A. Writer", language: "de-CH" },
    ...{ url: "https://Example.com/a?utm_source=x", date: "2025-12-10", time: "08:05", zone: "new york" },
    ...{
      printed: "12-10",
      year_inferred: "1",
      year_inferred_from: "the text",
      topics: "AI, open source，ai",
    },
    mentions: "Quiet\n\n BOLT ",
  });
  expect(input).toMatchObject({
    ...{ title: "Acme jumps 3%", creditedSource: "Wire", author: "A. Writer", language: "de-CH" },
    ...{ url: "https://Example.com/a?utm_source=x", urlKey: "https://example.com/a" },
    ...{ topics: ["ai", "open source"], companyIds: [2, 3] },
    published: {
      ...{ date: "2025-12-10", time: "08:05", zone: "America/New_York", at: "2025-12-10T13:05:00.000Z" },
      ...{ printed: "12-10", yearInferred: true, yearInferredFrom: "the text" },
    },
  });
});

describe("what cannot be taken", () => {
  test.each<[Partial<StoryFields>, Record<string, string>]>([
    [{ title: "" }, { title: "Give the story's title." }],
    [{ title: "  \n " }, { title: "Give the story's title." }],
    [{ title: "💹".repeat(501) }, { title: "501 characters; 500 fit" }],
    [{ publisher: "" }, { publisher: "Say who published it." }],
    [{ publisher: "x".repeat(201) }, { publisher: "200 fit" }],
    [{ credited_source: "x".repeat(201) }, { credited_source: "200 fit" }],
    [{ author: "x".repeat(201) }, { author: "200 fit" }],
    [{ url: "javascript:alert(1)" }, { url: "not with “javascript:”" }],
    [{ language: "English!" }, { language: "no code of a language" }],
    [{ date: "2025-02-30" }, { date: "no such day" }],
    [{ date: "2025-13-01" }, { date: "no month 13" }],
    [{ date: "12-10" }, { date: "is no date" }],
    [{ time: "08:05" }, { time: "A time needs its date." }],
    [{ date: "2025-12-10", time: "25:00" }, { time: "is no time" }],
    [{ date: "2025-12-10", zone: "Gotham" }, { zone: "“Gotham” is no zone" }],
    [{ date: "2025-12-10", zone: "+05:30" }, { zone: "is no zone" }],
    [{ date: "2025-03-09", time: "02:30", zone: "America/New_York" }, { time: "set forward" }],
    [{ date: "2025-12-17" }, { date: "more than a day ahead" }],
    [{ date: "2025-12-16", time: "13:00", zone: "UTC" }, { time: "more than a day ahead" }],
    [{ year_inferred: "1" }, { year_inferred: "only where there is a date" }],
    [{ printed: "x".repeat(201) }, { printed: "200 fit" }],
    [{ topics: "x".repeat(81) }, { topics: "80 characters at most" }],
    [{ topics: Array.from({ length: 31 }, (_, i) => `t${i}`).join() }, { topics: "30 topics at most" }],
    [{ mentions: "Nowhere Inc" }, { mentions: "Not known: Nowhere Inc" }],
    [{ mentions: Array.from({ length: 101 }, (_, i) => `c${i}`).join("\n") }, { mentions: "100 companies" }],
  ])("%o", (given, errors) => {
    const [[name, words]] = Object.entries(errors) as [[string, string]];
    expect(errorsOf(given)).toEqual({ [name]: expect.stringContaining(words) });
  });

  test("the last moment that can be taken is a day from now", () => {
    expect(errorsOf({ date: "2025-12-16" })).toEqual({});
    expect(errorsOf({ date: "2025-12-16", time: "12:00", zone: "UTC" })).toEqual({});
    expect(errorsOf({ date: "2025-12-16", time: "12:01", zone: "UTC" })).toHaveProperty("time");
  });

  test("all of it is said at once, in the order of the form", () => {
    const errors = errorsOf({
      title: "",
      url: "x",
      date: "x",
      mentions: "Nowhere",
      moves: [moveFields({ percent: "x" })],
    });
    expect(Object.keys(errors)).toEqual(["title", "url", "date", "mentions", "move_1_percent"]);
  });

  test("a company that was filled in beside the story but not added is not lost in silence", () => {
    const newListing = { ...storyFields().newListing, new_name: "Nowhere" };
    expect(errorsOf({ newListing })).toEqual({ new_name: expect.stringContaining("not added yet") });
  });
});

describe("companies mentioned", () => {
  test.each([
    ["Acme", [1]],
    ["ACM", [1]],
    ["acme", [1]],
    ["7007", [1]],
    ["ACM Acme, XNYS", [1]],
    ["Bolt Works\nAcme\nacme", [1, 2]],
    ["quiet", [3]],
  ])("%s", (mentions, companyIds) => {
    expect(inputOf({ mentions })).toMatchObject({ companyIds, newCompanies: [] });
  });

  test("an unknown one is added once the person says so", () => {
    expect(
      inputOf({ mentions: "Acme\nNowhere  Inc", newCompanies: ["Nowhere Inc", "Acme", "Never asked"] }),
    ).toMatchObject({
      ...{ companyIds: [1], newCompanies: ["Nowhere Inc"] },
    });
  });

  test("two of one name are told apart by their tickers, or by the name in their address", () => {
    const db = acmeDb();
    makeListing(db, { ticker: "ACM2", companyName: "Acme" });
    const result = read({ mentions: "acme" }, db);
    expect(result).toMatchObject({
      errors: { mentions: expect.stringContaining("ACM Acme, XNYS; ACM2 Acme, XNYS") },
    });
    expect(inputOf({ mentions: "ACM2 Acme, XNYS" }, db).companyIds).toEqual([4]);
    expect(inputOf({ mentions: "acme-2" }, db).companyIds).toEqual([4]);
  });

  test("in capitals a ticker comes first, otherwise a name", () => {
    const db = acmeDb();
    makeCompany(db, "Acm");
    expect(inputOf({ mentions: "ACM" }, db).companyIds).toEqual([1]);
    expect(inputOf({ mentions: "Acm" }, db).companyIds).toEqual([4]);
  });

  test("another name it goes by will do", () => {
    const db = acmeDb();
    db.prepare("INSERT INTO company_aliases (name, company_id) VALUES ('Roadrunner Supplies', 1)").run();
    expect(inputOf({ mentions: "roadrunner supplies" }, db).companyIds).toEqual([1]);
  });

  test("the companies of the moves are among them", () => {
    expect(inputOf({ mentions: "Quiet", moves: [moveFields({ listing: "ACM" })] }).companyIds).toEqual([
      1, 3,
    ]);
  });
});

describe("a move", () => {
  test("as given", () => {
    expect(
      moveOf({
        ...{ id: "7", listing: "acm", subject: " the  firm ", percent: "−1.50%", wording: "nearly" },
        ...{ session: "premarket", statistic: "extreme", date: "2025-12-10", quote: "It fell nearly 1.50%." },
      }),
    ).toEqual({
      ...{ id: 7, subject: "the firm", listingId: 1, percent: -1.5, percentTo: null, decimals: 2 },
      ...{ qualifier: "nearly", session: "premarket", statistic: "extreme", tradeDate: "2025-12-10" },
      ...{ quote: "It fell nearly 1.50%.", figureStart: 15, figureEnd: 20, unsure: false },
    });
  });

  test("what is not said stays unsaid; a listing gives its company's name", () => {
    expect(moveOf({ listing: "", session: "", date: "" })).toMatchObject({
      listingId: null,
      session: null,
      tradeDate: null,
    });
    expect(moveOf({ listing: "BOLT", subject: "" })).toMatchObject({ subject: "Bolt Works", listingId: 3 });
  });

  test("a range is worded as one, whatever the wording still says", () => {
    expect(moveOf({ percent: "3 to 5", quote: "up 3% to 5%" })).toMatchObject({
      ...{ percent: 3, percentTo: 5, qualifier: "range", figureStart: 3, figureEnd: 11 },
    });
  });

  test("without a quote the title is it, where it states the figure", () => {
    expect(moveOf({ quote: "" })).toMatchObject({ quote: "Acme jumps 3%", figureStart: 11 });
    expect(moveErrorsOf({ quote: "", percent: "4" })).toEqual({
      move_1_quote: expect.stringContaining("does not state"),
    });
  });

  test("a place somebody found for the figure is kept as long as it can be right", () => {
    const quote = "Both rose: Acme 3%, Bolt 3%.";
    expect(moveOf({ quote, figure: "25-27" })).toMatchObject({ figureStart: 25, figureEnd: 27 });
    expect(moveOf({ quote, figure: "0-4" })).toMatchObject({ figureStart: 16, figureEnd: 18 });
    expect(moveOf({ quote: "It rose three percent.", figure: "8-21" })).toMatchObject({
      figureStart: 8,
      figureEnd: 21,
    });
    expect(moveOf({ quote: "It rose.", figure: "8-21" })).toMatchObject({
      figureStart: null,
      figureEnd: null,
    });
  });

  test.each<[Partial<MoveFields>, string, string]>([
    [{ listing: "Acme" }, "listing", "more than one listing"],
    [{ listing: "XYZZY" }, "listing", "No listing goes by “XYZZY”"],
    [{ subject: "" }, "listing", "Say whose price moved"],
    [{ subject: "x".repeat(201) }, "subject", "200 fit"],
    [{ percent: "" }, "percent", "Give the figure"],
    [{ percent: "-101" }, "percent", "more than 100%"],
    [{ percent: "1,205" }, "percent", "read two ways"],
    [{ wording: "range" }, "percent", "two figures"],
    [{ wording: "roughly" }, "wording", "how the text words it"],
    [{ session: "tea time" }, "session", "Choose a session"],
    [{ statistic: "mean" }, "statistic", "which price"],
    [{ date: "2025-02-30" }, "date", "no such day"],
    [{ quote: "x".repeat(2001) }, "quote", "2,000 fit"],
  ])("%o is refused", (given, name, words) => {
    expect(moveErrorsOf(given)).toEqual({ [`move_1_${name}`]: expect.stringContaining(words) });
  });

  test("what reads two ways offers the readings", () => {
    expect(read({ moves: [moveFields({ listing: "Acme", percent: "-1,205" })] })).toMatchObject({
      answers: {
        move_1_listing: ["ACM Acme, XNYS", "7007 Acme, XHKG"],
        move_1_percent: ["-1205", "-1.205"],
      },
    });
  });

  test("rows without anything in them, and rows dropped, are no moves", () => {
    const blank = moveFields({ subject: "", percent: "", quote: " " });
    const dropped = moveFields({ keep: "drop", percent: "nonsense" });
    const kept = moveFields({ keep: "keep", unsure: "1", from: "Read from “x”" });
    expect(inputOf({ moves: [blank, dropped, kept] }).moves).toMatchObject([
      { subject: "Acme", unsure: false },
    ]);
  });
});

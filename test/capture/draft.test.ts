import { describe, expect, test } from "vitest";
import type { Article } from "../../server/capture/article/article.ts";
import { readArticle } from "../../server/capture/article/article.ts";
import { buildDirectory } from "../../server/capture/directory.ts";
import { draftOf } from "../../server/capture/draft.ts";
import { catalogueStore } from "../../server/companies/catalogue-store.ts";
import { companiesStore } from "../../server/companies/store.ts";
import { NOW, seededDb } from "../support/db.ts";
import { ARTICLE, PAGE } from "./example.ts";

function draft(article: Article) {
  const db = seededDb();
  return draftOf(article, buildDirectory(catalogueStore(db).namedLines()), companiesStore(db));
}

const pasted = (text: string) => draft(readArticle({ text }, NOW));
const saved = (html: string) => draft(readArticle({ html }, NOW));

/** An article of which nothing is known but its text. */
function nameless(given: Partial<Article["published"]> = {}): Article {
  const published = {
    ...{ date: null, time: null, zone: null, at: null, printed: null },
    ...{ yearInferred: false, yearInferredFrom: null },
    ...given,
  };
  return {
    ...{ title: null, publisher: null, creditedSource: null, author: null, url: null, language: null },
    ...{ text: "Nothing.", topics: [], published },
  };
}

test("a pasted article fills in the story", () => {
  expect(pasted(ARTICLE).fields).toMatchObject({
    title: "Nvidia Slides 4.2% While Alphabet Gains 2%, Reuters Reports",
    ...{ publisher: "Harbour Wire", credited_source: "Reuters", author: "", url: "", language: "en" },
    ...{ date: "2025-12-09", time: "", zone: "", printed: "12-09", year_inferred: "1" },
    mentions: "Nvidia\nAlphabet\nOpenAI",
  });
});

test("each move is a row with its listing, its figure and the sentence it was read from", () => {
  const { fields } = pasted(ARTICLE);
  expect(fields.moves).toMatchObject([
    {
      ...{ listing: "NVDA Nvidia, XNAS", subject: "Nvidia", percent: "\u22124.2", wording: "exact" },
      ...{ session: "premarket", statistic: "extreme", date: "2025-12-09", unsure: "", keep: "" },
    },
    { listing: "GOOGL Alphabet, XNAS", subject: "Alphabet", percent: "+2", session: "premarket" },
  ]);
  for (const { quote, figure, percent } of fields.moves) {
    const [from, until] = figure.split("-").map(Number);
    expect(quote.slice(from, until)).toBe(`${percent.slice(1)}%`);
  }
  expect(fields.moves[1]?.from).toBe("Read from “…while Alphabet gained 2%.”.");
});

test("a saved page tells more than its text", () => {
  const { fields, hints } = saved(PAGE);
  expect(fields).toMatchObject({
    title: "Nvidia slides 4.2%, chips follow",
    ...{ url: "https://harbour.example/nvidia", date: "2025-12-09", time: "13:05", zone: "UTC" },
    year_inferred: "",
  });
  expect(hints).toEqual({ zone: "Read as UTC time." });
});

describe("what is not known is said", () => {
  test("a year that is not printed, and from what it was inferred", () => {
    expect(pasted(ARTICLE).hints.date).toBe(
      "Printed “12-09”; the year is inferred: the latest such day up to 15 Dec 2025, when it was captured.",
    );
  });

  test("a time and an address that are not printed", () => {
    expect(pasted(ARTICLE).hints).toMatchObject({ time: "Not given in the text.", url: "Not printed." });
  });

  test.each([
    ["no date", {}, { date: "No date was found." }],
    [
      "a date nobody can tell",
      { printed: "3/4" },
      { date: "Printed “3/4”; which day that is cannot be told." },
    ],
    [
      "a time on no clock",
      { date: "2025-12-09", time: "08:05:00" },
      { zone: "The text does not say on which clock." },
    ],
    [
      "a clock",
      { date: "2025-12-09", time: "08:05:00", zone: "America/New_York" },
      { zone: "Read as New York time." },
    ],
  ])("%s", (_what, published, hints) => {
    expect(draft(nameless(published)).hints).toEqual({ url: "Not printed.", ...hints });
  });
});

describe("the trading day of a move", () => {
  const dayOf = (sentence: string, date: string | null = "2025-12-09") =>
    draft({ ...nameless({ date }), text: sentence }).fields.moves[0]?.date;

  test.each([
    ["is the story's own", "Nvidia shares fell 4%.", "2025-12-09"],
    ["is the story's own where its weekday is named", "Nvidia shares fell 4% on Tuesday.", "2025-12-09"],
    ["is the weekday named, the latest before", "Nvidia shares fell 4% on Friday.", "2025-12-05"],
    ["may be six days before", "Nvidia shares fell 4% on Wednesday.", "2025-12-03"],
  ])("%s", (_what, sentence, day) => expect(dayOf(sentence)).toBe(day));

  test("is not known where the story has no date", () => {
    expect(dayOf("Nvidia shares fell 4% on Friday.", null)).toBe("");
  });
});

test("a company that is not known is a name to be linked, and a guess says it is one", () => {
  const { fields } = draft({ ...nameless(), text: "Kellogg fell 3%." });
  expect(fields.moves).toMatchObject([{ listing: "", subject: "Kellogg", unsure: "1" }]);
});

test("a range is typed as one", () => {
  const { fields } = draft({ ...nameless(), text: "Nvidia shares fell 3-5.5% today." });
  expect(fields.moves).toMatchObject([{ percent: "\u22123.0 to \u22125.5", wording: "range" }]);
});

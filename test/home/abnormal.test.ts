import { describe, expect, test } from "vitest";
import { companiesStore } from "../../server/companies/store.ts";
import type { Db } from "../../server/db/open.ts";
import { abnormalSection } from "../../server/home/abnormal/section.ts";
import type { AbnormalView } from "../../server/home/abnormal/view.ts";
import { movesStore } from "../../server/moves/store.ts";
import { newsStore } from "../../server/news/store.ts";
import { barsStore } from "../../server/prices/bars-store.ts";
import { studyStoriesStore } from "../../server/studies/stories-store.ts";
import { testDb } from "../support/db.ts";
import { makeListing, makeMove } from "../support/factories.ts";
import { LAST_SESSION, makeMarket, makeReport } from "../support/market.ts";

const SESSION = "2025-10-15";

/** What a story's page says of it against the market. */
function sectionOf(db: Db, newsId: number, asked = ""): AbnormalView | null {
  const companies = companiesStore(db);
  const item = newsStore(db).find(newsId);
  if (!item) throw new Error(`there is no story ${newsId}`);
  const parts = { companies, bars: barsStore(db), markets: studyStoriesStore(db).markets };
  return abnormalSection(parts, item, movesStore(db, companies.listing).ofNews(newsId), asked);
}

/** A story of a stock that was up 10 % more than drawn on its session. */
function reported(time: string | null = "12:00", date = SESSION) {
  const db = testDb();
  const market = makeMarket(db, { stocks: ["NMRX", "HLIO"], jumps: { NMRX: { [SESSION]: 0.1 } } });
  const id = makeReport(db, market.stock("NMRX"), date, { time });
  return { db, market, id };
}

describe("a story's move against the market", () => {
  test("is told with the market's part, what was more, its spread and p", () => {
    const { db, id } = reported();
    const stock = sectionOf(db, id)?.stocks[0];
    expect(stock?.ticker).toBe("NMRX");
    const told =
      /^was up (?<total>\d+\.\d)%, of which (?<market>[+−]\d+\.\d)% the market’s; abnormal (?<abnormal>[+−]\d+\.\d)% ± \d+\.\d, p (?<p>< 0\.001|\d\.\d{3})\. Session of Wed 15 Oct 2025\.$/;
    expect(stock?.sentence).toMatch(told);
    const { total, market, abnormal, p } = told.exec(stock?.sentence ?? "")?.groups ?? {};
    const numberOf = (text = "") => Number(text.replace("−", "-"));
    expect(numberOf(market) + numberOf(abnormal)).toBeCloseTo(numberOf(total), 0);
    expect(numberOf(abnormal)).toBeGreaterThan(2);
    expect(p).toBe(stock?.rows[0]?.figures?.p);
  });

  test("has the event session, [−1, +1] and [0, +5] with interval and p, and what it was estimated from", () => {
    const { db, id } = reported();
    const stock = sectionOf(db, id)?.stocks[0];
    expect(stock?.rows.map(({ window }) => window)).toEqual(["[0, 0]", "[−1, +1]", "[0, +5]"]);
    for (const { figures } of stock?.rows ?? [])
      expect(figures).toMatchObject({
        car: expect.stringMatching(/^[+−]\d+\.\d\d$/),
        interval: expect.stringMatching(/^[+−]\d+\.\d\d to [+−]\d+\.\d\d$/),
        p: expect.stringMatching(/^(< 0\.001|\d\.\d{3})$/),
      });
    expect(stock?.estimation).toMatch(/^α [+−]\d\.\d{3}%, β \d\.\d\d, σ \d\.\d\d%, from 120 sessions$/);
  });

  test.each([
    [
      "after the close",
      "16:05",
      SESSION,
      "Published on Wed 15 Oct 2025: the session of Thu 16 Oct 2025 counts.",
    ],
    [
      "on a Saturday",
      "12:00",
      "2025-10-11",
      "Published on Sat 11 Oct 2025: the session of Mon 13 Oct 2025 counts.",
    ],
    ["at no known time", null, SESSION, "Session of Wed 15 Oct 2025. Its time is not given."],
  ])("published %s says which session counts", (_, time, date, sentence) => {
    const { db, id } = reported(time, date);
    const told = sectionOf(db, id)?.stocks[0]?.sentence ?? "";
    expect(told.endsWith(sentence), told).toBe(true);
  });

  test("is told for each listing that moved, once however often it did", () => {
    const { db, market, id } = reported();
    for (const ticker of ["HLIO", "NMRX"]) makeMove(db, { newsId: id, listing: market.stock(ticker) });
    makeMove(db, { newsId: id, listing: null });
    expect(sectionOf(db, id)?.stocks.map(({ ticker }) => ticker)).toEqual(["NMRX", "HLIO"]);
  });

  test("that fell says so", () => {
    const db = testDb();
    const market = makeMarket(db, { jumps: { NMRX: { [SESSION]: -0.08 } } });
    const id = makeReport(db, market.stock("NMRX"), SESSION);
    expect(sectionOf(db, id)?.stocks[0]?.sentence).toMatch(/^was down \d+\.\d%, .* abnormal −\d+\.\d%/);
  });
});

describe("what cannot be told says why", () => {
  test("for a stock of the story without prices, beside one that has some", () => {
    const { db, id } = reported();
    makeMove(db, { newsId: id, listing: makeListing(db, { ticker: "NONE" }) });
    expect(sectionOf(db, id)?.stocks[1]).toEqual({
      ...{ ticker: "NONE", sentence: "cannot be held: there are no daily prices of it." },
      ...{ rows: [], estimation: "" },
    });
  });

  test("for a story outside the days with prices, or too early to estimate from", () => {
    for (const [date, why] of [
      ["2030-01-02", "it lies outside the days there are prices of"],
      ["2025-03-03", "too few days before it have prices to estimate from"],
    ] as const) {
      const { db, id } = reported("12:00", date);
      expect(sectionOf(db, id)?.stocks[0]?.sentence).toBe(`cannot be held: ${why}.`);
    }
  });

  test("for a window that reaches beyond the last price", () => {
    const { db, id } = reported("12:00", LAST_SESSION);
    expect(
      sectionOf(db, id)?.stocks[0]?.rows.map(({ figures, reason }) => [figures !== null, reason]),
    ).toEqual([
      [true, ""],
      [false, "the window reaches beyond the days there are prices of"],
      [false, "the window reaches beyond the days there are prices of"],
    ]);
  });

  test("for a session without a price of the stock, or of the index", () => {
    for (const [ticker, told] of [
      ["NMRX", "has no price on that session or the one before."],
      ["MKT", "cannot be held on that session: the index has no price then or the session before."],
    ] as const) {
      const { db, id } = reported();
      db.prepare(
        "DELETE FROM price_bars WHERE start = unixepoch(?) AND listing_id = (SELECT id FROM listings WHERE ticker = ?)",
      ).run(SESSION, ticker);
      expect(sectionOf(db, id)?.stocks[0]?.sentence).toBe(`${told} Session of Wed 15 Oct 2025.`);
    }
  });
});

describe("the section is left out", () => {
  test("for a story without a date, one without moves, and one none of whose stocks has prices", () => {
    const { db, market } = reported();
    expect(sectionOf(db, makeReport(db, market.stock("NMRX"), null))).toBeNull();
    expect(sectionOf(db, makeReport(db, makeListing(db), SESSION))).toBeNull();
    expect(sectionOf(db, makeMove(db, { listing: null }).newsId)).toBeNull();
  });
});

describe("the index", () => {
  test("is the likeliest unless another is asked for, and is written as its field reads it", () => {
    const { db, id } = reported();
    const usual = sectionOf(db, id);
    expect(usual).toMatchObject({ index: "MKT Example Market, XNYS", problem: null });
    expect(usual?.indices).toEqual(["MKT Example Market, XNYS"]);
    const other = sectionOf(db, id, "HLIO");
    expect(other).toMatchObject({ index: "HLIO HLIO Holdings, XNYS", problem: null });
    expect(other?.stocks[0]?.sentence).not.toBe(usual?.stocks[0]?.sentence);
  });

  test("that is not known, is several, or has no prices is named, and asked for again", () => {
    const { db, id } = reported();
    for (const mic of ["XNYS", "XHKG"]) makeListing(db, { ticker: "TWIN", mic, companyName: "Twin" });
    makeListing(db, { ticker: "BARE" });
    for (const [asked, problem] of [
      ["nothing", "No listing goes by “nothing”."],
      ["TWIN", "“TWIN” has more than one listing. Which is meant? TWIN Twin, XNYS; TWIN Twin, XHKG"],
      ["BARE", "There are no daily prices of BARE. Import them, or name another index."],
    ])
      expect(sectionOf(db, id, asked)).toMatchObject({
        ...{ index: asked, stocks: [], problem: expect.stringContaining(problem ?? "") },
      });
  });

  test("that is not there yet is asked for", () => {
    const { db, id } = reported();
    db.exec("UPDATE listings SET kind = 'equity'");
    expect(sectionOf(db, id)).toMatchObject({ index: "", indices: [], stocks: [] });
    expect(sectionOf(db, id)?.problem).toContain("No index has daily prices yet");
  });
});

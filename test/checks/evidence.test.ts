import { describe, expect, test } from "vitest";
import { checkClaim } from "../../server/checks/check.ts";
import { checkMove } from "../../server/checks/check-move.ts";
import { evidenceReader, notedPrices } from "../../server/checks/evidence.ts";
import { companiesStore } from "../../server/companies/store.ts";
import type { Listing } from "../../server/companies/companies.ts";
import type { Db } from "../../server/db/open.ts";
import { notesStore } from "../../server/notes/store.ts";
import { barsStore } from "../../server/prices/bars-store.ts";
import { addAction, addBars, addDaily } from "../support/bars.ts";
import { testDb } from "../support/db.ts";
import { makeListing, makeMove, makeNews, makeNote } from "../support/factories.ts";
import { at, bar, claim, WEEK } from "./example.ts";

const DAY = "2025-12-10";
const { "2025-12-09": _, ...WITHOUT_TUESDAY } = WEEK;

function reader(db: Db) {
  return evidenceReader(barsStore(db), notedPrices(notesStore(db, companiesStore(db).listing)));
}

function checked(db: Db, listing: Listing, given = {}) {
  return checkClaim(claim(given), reader(db)(listing));
}

test("a claim is checked by the bars, splits and notes that are stored", () => {
  const db = testDb();
  const listing = makeListing(db);
  expect(checked(db, listing).reason).toBe("no_previous_close");
  addDaily(db, listing, WEEK);
  expect(checked(db, listing).reason).toBe("no_extended_hours_data");
  makeNote(db, { listing, price: 105, observedAt: at(DAY, "08:50") });
  makeNote(db, { listing, price: 109, observedAt: at(DAY, "09:01") });
  expect(checked(db, listing)).toMatchObject({ source: "notes", verdict: "understated", ref: 100 });
  addBars(db, listing, [bar(DAY, "08:50", 5, [103, 103, 103, 103])]);
  expect(checked(db, listing)).toMatchObject({ source: "intraday", verdict: "confirmed" });
  addAction(db, listing, { exDate: DAY, kind: "split", value: 2 });
  expect(checked(db, listing)).toMatchObject({ ref: 50, verdict: "understated" });
});

test("bars of several lengths are told as one", () => {
  const db = testDb();
  const listing = makeListing(db);
  addDaily(db, listing, WEEK);
  addBars(db, listing, [
    bar(DAY, "07:00", 60, [101, 104, 101, 104]),
    bar(DAY, "08:00", 60, [101, 109, 101, 104]),
    bar(DAY, "08:10", 1, [103, 103, 103, 103]),
  ]);
  // One minute of the hour from 08:00 does not tell what its high was.
  expect(checked(db, listing, { statistic: "extreme" }).measured).toBeCloseTo(9, 9);
});

describe("a session on which nothing of the exchange traded", () => {
  const claimed = { session: null, statistic: "close", reportedAt: at("2025-12-09", "18:00") };

  /** Five more listings, on exchanges that keep the same days. */
  function others(db: Db, bars: typeof WITHOUT_TUESDAY, count = 5): void {
    for (const mic of ["XNYS", "XNAS", "XASE", "ARCX", "BATS"].slice(0, count))
      addDaily(db, makeListing(db, { mic }), bars);
  }

  test("is passed over where five traded on both sides of it", () => {
    const db = testDb();
    others(db, WITHOUT_TUESDAY);
    const listing = makeListing(db);
    addDaily(db, listing, WITHOUT_TUESDAY);
    expect(checked(db, listing, claimed).session).toBe("2025-12-08");
    expect(checked(db, listing)).toMatchObject({ reason: "no_extended_hours_data", ref: 100 });
  });

  test("stays where the listing alone lacks a bar, or too few have any", () => {
    const db = testDb();
    others(db, WITHOUT_TUESDAY, 4);
    const listing = makeListing(db);
    addDaily(db, listing, { "2025-12-08": [1, 1, 1, 1], "2025-12-11": [1, 1, 1, 1] });
    expect(checked(db, listing, claimed)).toMatchObject({ session: "2025-12-09" });
    addDaily(db, makeListing(db), WITHOUT_TUESDAY);
    expect(checked(db, listing, claimed)).toMatchObject({ session: "2025-12-08" });
    // One bar on it, be it of five minutes, and the exchange was open.
    addBars(db, makeListing(db, { kind: "index" }), [bar("2025-12-09", "10:00", 5, [1, 1, 1, 1])]);
    expect(checked(db, listing, claimed)).toMatchObject({ session: "2025-12-09" });
  });

  test("says nothing of another exchange's days", () => {
    const db = testDb();
    others(db, WITHOUT_TUESDAY);
    const listing = makeListing(db, { mic: "XHKG" });
    addDaily(db, listing, WITHOUT_TUESDAY);
    const said = { ...claimed, reportedAt: at("2025-12-09", "18:00", "Asia/Hong_Kong") };
    expect(checked(db, listing, said).session).toBe("2025-12-09");
  });
});

describe("a reported move", () => {
  test("is checked at the time its story was published", () => {
    const db = testDb();
    const listing = makeListing(db);
    addDaily(db, listing, WEEK);
    addBars(db, listing, [bar(DAY, "08:00", 5, [97, 97, 96, 97]), bar(DAY, "08:05", 5, [97, 97, 90, 97])]);
    const published = { time: "08:07", zone: "America/New_York", at: at(DAY, "08:07") };
    const news = makeNews(db, { published });
    const move = makeMove(db, {
      ...{ newsId: news.id, listing, percent: -3, percentTo: -5, qualifier: "range", statistic: "extreme" },
    });
    expect(checkMove(move, news.published, reader(db))).toMatchObject({
      ...{ reportedAt: published.at, note: null },
      check: { verdict: "confirmed", interval: [2.5, 5.5], measured: expect.closeTo(-4, 9) },
    });
  });

  test("of a listing nobody knows is not", () => {
    const db = testDb();
    const news = makeNews(db);
    const move = makeMove(db, { newsId: news.id, listing: null });
    expect(checkMove(move, news.published, reader(db)).check.reason).toBe("unknown_symbol");
  });

  test("whose day nobody knows is not", () => {
    const db = testDb();
    const news = makeNews(db, { published: { date: null } });
    const move = makeMove(db, { newsId: news.id, tradeDate: null });
    expect(checkMove(move, news.published, reader(db))).toMatchObject({
      ...{ reportedAt: null, note: "the story has no date", check: { verdict: "no_data" } },
    });
  });
});

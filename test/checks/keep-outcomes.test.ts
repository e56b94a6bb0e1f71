import Database from "better-sqlite3";
import fc from "fast-check";
import { beforeEach, describe, expect, test } from "vitest";
import { notedPrices } from "../../server/checks/evidence.ts";
import { outcomeKeeper } from "../../server/checks/keep-outcomes.ts";
import { outcomeOf } from "../../server/checks/outcomes.ts";
import { outcomesStore } from "../../server/checks/outcomes-store.ts";
import { checkReporter } from "../../server/checks/report.ts";
import type { Listing } from "../../server/companies/companies.ts";
import { companiesStore } from "../../server/companies/store.ts";
import type { Db } from "../../server/db/open.ts";
import { movesStore } from "../../server/moves/store.ts";
import { newsStore } from "../../server/news/store.ts";
import { notesStore } from "../../server/notes/store.ts";
import { barsStore } from "../../server/prices/bars-store.ts";
import { spansStore } from "../../server/prices/spans-store.ts";
import { DAY_SECONDS, dailyStart } from "../../server/prices/prices.ts";
import { pricesStore } from "../../server/prices/store.ts";
import { addAction, addDaily, type Prices } from "../support/bars.ts";
import { whenTestEnds } from "../support/cleanup.ts";
import { fileDb, NOW, testDb } from "../support/db.ts";
import { makeListing, makeMove, makeNews, makeNote } from "../support/factories.ts";

const LONG = 60_000;

function partsOf(db: Db) {
  const companies = companiesStore(db);
  const moves = movesStore(db, companies.listing);
  const notes = notesStore(db, companies.listing);
  const reading = { moves, news: newsStore(db), bars: barsStore(db), readNotes: notedPrices(notes) };
  const keeper = outcomeKeeper({ ...reading, outcomes: outcomesStore(db) });
  const derived = (id: number) => {
    const move = moves.find(id);
    const item = move && reading.news.findAny(move.newsId);
    if (!move || !item) throw new Error(`there is no move ${id}`);
    const report = checkReporter({ ...reading, spans: spansStore(db) }, NOW)(move, item.published);
    return outcomeOf(report, move.listing, report.hasBars);
  };
  return { keeper, derived, notes };
}

interface Kept {
  verdict: string;
  aftermath: string;
  missing: string | null;
  session: string | null;
}

/** What is kept of each move, by its id; null while it is not known. */
function kept(db: Db): Map<number, Kept | null> {
  const rows = db
    .prepare<[], Omit<Kept, "verdict"> & { id: number; verdict: string | null }>(
      `SELECT move_id AS id, verdict, aftermath, missing, session_date AS session
       FROM move_outcomes ORDER BY move_id`,
    )
    .all();
  return new Map(
    rows.map(({ id, verdict, ...rest }) => [id, verdict === null ? null : { verdict, ...rest }]),
  );
}

/** What is known must be what a page would derive at this moment. */
function expectFresh(db: Db, derived: (id: number) => object): void {
  for (const [id, outcome] of kept(db)) if (outcome) expect([id, outcome]).toEqual([id, derived(id)]);
}

const DAYS = ["2025-12-08", "2025-12-09", "2025-12-10", "2025-12-11", "2025-12-12"] as const;
const flat = (close: number): Prices => [close, close + 0.2, close - 0.2, close];

describe("outcomes of checks", () => {
  let db: Db;
  let listing: Listing;
  let newsId: number;
  let parts: ReturnType<typeof partsOf>;
  beforeEach(() => {
    db = testDb();
    listing = makeListing(db);
    newsId = makeNews(db, { published: { date: "2025-12-10" } }).id;
    makeMove(db, { newsId, listing, session: "regular", statistic: "close", percent: 3, tradeDate: null });
    parts = partsOf(db);
  });
  const outcome = () => kept(db).get(1);

  test("are not known until they were found out, then are what the page says", () => {
    expect(outcome()).toBeNull();
    expect(parts.keeper.catchUp(LONG)).toBe(0);
    const none = { verdict: "unchecked", aftermath: "no_data", missing: "prices" };
    expect(outcome()).toEqual({ ...none, session: expect.any(String) });
    addDaily(db, listing, { "2025-12-09": flat(100), "2025-12-10": flat(103), "2025-12-11": flat(101) });
    expect(outcome()).toBeNull();
    parts.keeper.catchUp(LONG);
    const found = { verdict: "confirmed", aftermath: "faded", missing: null };
    expect(outcome()).toEqual({ ...found, session: "2025-12-10" });
  });

  test("a note serves where there are no bars, and its text alone changes nothing", () => {
    const note = (price: number, priceKind: "close" | "previous_close", observedAt: string) =>
      makeNote(db, { listing, price, priceKind, observedAt });
    note(100, "previous_close", "2025-12-10T15:00:00.000Z");
    const close = note(103, "close", "2025-12-10T22:00:00.000Z");
    parts.keeper.catchUp(LONG);
    expect(outcome()).toMatchObject({ verdict: "confirmed" });
    db.prepare("UPDATE price_notes SET text = 'thin' WHERE id = ?").run(close.id);
    expect(outcome()).toMatchObject({ verdict: "confirmed" });
    parts.notes.delete(close.id, NOW.toISOString());
    expect(outcome()).toBeNull();
    parts.keeper.catchUp(LONG);
    expect(outcome()).toMatchObject({ verdict: "unchecked" });
    parts.notes.restore(close.id);
    parts.keeper.catchUp(LONG);
    expect(outcome()).toMatchObject({ verdict: "confirmed" });
  });

  test("a split between the close before and the session changes what was measured; taking it back does too", () => {
    addDaily(db, listing, { "2025-12-09": flat(100), "2025-12-10": flat(51.5), "2025-12-11": flat(52) });
    parts.keeper.catchUp(LONG);
    expect(outcome()).toMatchObject({ verdict: "opposite_direction" });
    addAction(db, listing, { exDate: "2025-12-10", kind: "split", value: 2 });
    expect(outcome()).toBeNull();
    parts.keeper.catchUp(LONG);
    expect(outcome()).toMatchObject({ verdict: "confirmed" });
    db.prepare("UPDATE corporate_actions SET value = 4").run();
    expect(outcome()).toBeNull();
    parts.keeper.catchUp(LONG);
    db.prepare("DELETE FROM corporate_actions").run();
    expect(outcome()).toBeNull();
  });

  test("another title leaves them known; another date, figure or listing does not", () => {
    parts.keeper.catchUp(LONG);
    db.prepare("UPDATE news_items SET title = 'x', published_date = published_date").run();
    db.prepare("UPDATE reported_moves SET quote = 'x', position = 3, updated_at = 'now'").run();
    expect(outcome()).not.toBeNull();
    for (const change of [
      "UPDATE news_items SET published_date = '2025-12-11'",
      "UPDATE reported_moves SET percent = 4",
      "UPDATE reported_moves SET listing_id = NULL",
      "UPDATE reported_moves SET trade_date = '2025-12-09'",
    ]) {
      db.exec(change);
      expect([change, outcome()]).toEqual([change, null]);
      parts.keeper.catchUp(LONG);
      expect(outcome()).not.toBeNull();
    }
  });

  test("go with their move", () => {
    db.prepare("DELETE FROM reported_moves").run();
    expect(kept(db).size).toBe(0);
    expect(parts.keeper.catchUp(LONG)).toBe(0);
  });

  test("while another process writes nothing waits, and that something does is told", () => {
    const file = fileDb();
    makeMove(file.db);
    const { keeper } = partsOf(file.db);
    const other = new Database(file.path);
    whenTestEnds(() => other.close());
    other.exec("BEGIN IMMEDIATE");
    expect(keeper.catchUp(LONG)).toBe(1);
    other.exec("COMMIT");
    expect(keeper.catchUp(LONG)).toBe(0);
    expect(kept(file.db).get(1)).toMatchObject({ verdict: "unchecked" });
  });

  test("with little time the rest is left to the next time", () => {
    for (let i = 0; i < 120; i++) makeMove(db, { newsId, listing });
    expect([parts.keeper.catchUp(-1), parts.keeper.catchUp(-1), parts.keeper.catchUp(-1)]).toEqual([
      71, 21, 0,
    ]);
  });

  test("all are found out anew after the method was another", () => {
    parts.keeper.catchUp(LONG);
    db.exec(
      "UPDATE move_outcomes SET verdict = 'plausible'; UPDATE progress SET value = 0 WHERE name = 'method'",
    );
    parts.keeper.catchUp(LONG);
    expect(outcome()).toMatchObject({ verdict: "unchecked" });
  });
});

test("a day on which the exchange turns out to have been closed changes the moves of other listings", () => {
  const db = testDb();
  const { keeper, derived } = partsOf(db);
  const moving = makeListing(db);
  const newsId = makeNews(db, { published: { date: "2025-12-11" } }).id;
  makeMove(db, { newsId, listing: moving, session: "regular", statistic: "close", tradeDate: null });
  addDaily(db, moving, { "2025-12-09": flat(100), "2025-12-11": flat(103) });
  keeper.catchUp(LONG);
  expect(kept(db).get(1)).toMatchObject({ verdict: "no_data" });
  const others = Array.from({ length: 5 }, () => makeListing(db));
  for (const other of others) addDaily(db, other, { "2025-12-09": flat(50), "2025-12-11": flat(50) });
  keeper.catchUp(LONG);
  expect(kept(db).get(1)).toMatchObject({ verdict: "confirmed" });
  expectFresh(db, derived);
  // One of them traded on that day after all.
  addDaily(db, others[0] as Listing, { "2025-12-10": flat(50) });
  keeper.catchUp(LONG);
  expect(kept(db).get(1)).toMatchObject({ verdict: "no_data" });
  db.exec("DELETE FROM price_bars; DELETE FROM price_coverage");
  keeper.catchUp(LONG);
  expect(kept(db).get(1)).toMatchObject({ verdict: "unchecked" });
  expect(db.prepare("SELECT * FROM closed_days").all()).toEqual([]);
});

/** Things people do that a check may depend on. */
type Step = (db: Db, listings: readonly Listing[]) => void;

const steps: fc.Arbitrary<Step> = fc.oneof(
  fc.record({ listing: fc.nat(6), day: fc.nat(4), close: fc.integer({ min: 97, max: 104 }) }).map(
    ({ listing, day, close }): Step =>
      (db, listings) => {
        const date = DAYS[day] as string;
        const owner = listings[listing] as Listing;
        const from = dailyStart(date);
        const range = { from, to: from + DAY_SECONDS, fromDate: date, toDate: date };
        const deleted = pricesStore(db).deleteRange(
          { listingId: owner.id, interval: DAY_SECONDS, ...range },
          "x",
        );
        if (deleted === null || close > 99) addDaily(db, owner, { [date]: flat(close) });
      },
  ),
  fc.record({ listing: fc.nat(1), day: fc.nat(4) }).map(
    ({ listing, day }): Step =>
      (db, listings) => {
        const owner = listings[listing] as Listing;
        const gone = db.prepare("DELETE FROM corporate_actions WHERE listing_id = ?").run(owner.id);
        if (gone.changes === 0)
          addAction(db, owner, { exDate: DAYS[day] as string, kind: "split", value: 2 });
      },
  ),
  fc.record({ listing: fc.nat(1), day: fc.nat(4), price: fc.integer({ min: 97, max: 104 }) }).map(
    ({ listing, day, price }): Step =>
      (db, listings) => {
        const observedAt = `${DAYS[day]}T22:00:00.000Z`;
        makeNote(db, { listing: listings[listing] as Listing, price, priceKind: "close", observedAt });
      },
  ),
  fc.constantFrom<Step>(
    (db) =>
      void db.prepare("UPDATE price_notes SET deleted_at = CASE WHEN deleted_at IS NULL THEN 'x' END").run(),
    (db) => void db.prepare("UPDATE news_items SET published_date = date(published_date, '-1 day')").run(),
    (db) => void db.prepare("UPDATE reported_moves SET percent = -percent WHERE id % 2 = 0").run(),
    (db) =>
      void pricesStore(db).undo(
        db.prepare<[], number>("SELECT max(id) FROM imports").pluck().get() ?? 0,
        "x",
      ),
    (db, listings) =>
      void makeMove(db, { listing: listings[1] as Listing, newsId: 1, statistic: "close", tradeDate: null }),
  ),
);

test("whatever is done, what is known is what a page would derive, and all is known after catching up", () => {
  fc.assert(
    fc.property(fc.array(steps, { minLength: 3, maxLength: 14 }), (done) => {
      const db = testDb();
      const listings = Array.from({ length: 7 }, () => makeListing(db));
      for (const date of DAYS) {
        const { id } = makeNews(db, { published: { date } });
        for (const session of ["regular", "premarket", "after_hours"] as const)
          makeMove(db, {
            newsId: id,
            listing: listings[id % 2] as Listing,
            session,
            statistic: "close",
            tradeDate: null,
          });
      }
      const { keeper, derived } = partsOf(db);
      for (const [i, step] of done.entries()) {
        step(db, listings);
        // Sometimes two things are done before anybody looks.
        if (i % 3 === 0) continue;
        keeper.catchUp(-1);
        expectFresh(db, derived);
        expect(keeper.catchUp(LONG)).toBe(0);
        expectFresh(db, derived);
        expect([...kept(db).values()]).not.toContain(null);
      }
      db.close();
    }),
    { numRuns: 40 },
  );
});

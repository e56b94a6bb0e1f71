import { describe, expect, test } from "vitest";
import { companiesStore } from "../../server/companies/store.ts";
import type { Db } from "../../server/db/open.ts";
import { barsStore } from "../../server/prices/bars-store.ts";
import { studyPrices } from "../../server/studies/prices-reader.ts";
import { addAction } from "../support/bars.ts";
import { testDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";

/** A week without a holiday in either place. */
const WEEK = ["2024-07-15", "2024-07-16", "2024-07-17", "2024-07-18", "2024-07-19"];
const WHOLE = { from: 0, to: 4 };

function reader(db: Db, index: string | null = "INDX", isClosed = (_mic: string, _date: string) => false) {
  return studyPrices({ bars: barsStore(db), byTicker: companiesStore(db).byTicker, isClosed }, index);
}

/** A listing with a close, and perhaps an adjusted one, on each day of the week; null for no bar. */
function withCloses(
  db: Db,
  given: { ticker: string; mic?: string },
  closes: readonly (number | null)[],
  adjusted: readonly (number | null)[] = [],
) {
  const listing = makeListing(db, given);
  makeBars(
    db,
    closes.flatMap((close, i) => (close === null ? [] : [{ listing, date: WEEK[i] ?? "", close }])),
  );
  const deliver = db.prepare(
    "UPDATE price_bars SET adj_close = ? WHERE listing_id = ? AND start = unixepoch(?)",
  );
  for (const [i, value] of adjusted.entries()) deliver.run(value, listing.id, WEEK[i]);
  return listing;
}

/** The closes of a symbol that a study gets. */
function closesOf(db: Db, symbol: string, span = WHOLE, index: string | null = "INDX"): number[] {
  const prices = reader(db, index);
  return [...prices.closesOf(symbol, prices.sessionsOf(symbol), span)];
}

describe("closes", () => {
  test("stand at the places of their sessions; a session without a bar has none", () => {
    const db = testDb();
    withCloses(db, { ticker: "AAA" }, [10, null, 12, 13, 14]);
    expect(closesOf(db, "AAA")).toEqual([10, Number.NaN, 12, 13, 14]);
  });

  test("are read from one place to another, both included", () => {
    const db = testDb();
    withCloses(db, { ticker: "AAA" }, [10, 11, 12, 13, 14]);
    expect(closesOf(db, "AAA", { from: 1, to: 3 })).toEqual([Number.NaN, 11, 12, 13, Number.NaN]);
    expect(closesOf(db, "AAA", { from: -40, to: 90 })).toEqual([10, 11, 12, 13, 14]);
    expect(closesOf(db, "AAA", { from: Number.POSITIVE_INFINITY, to: Number.NEGATIVE_INFINITY })).toEqual(
      new Array(5).fill(Number.NaN),
    );
  });

  test("are the adjusted ones as delivered, of an index as well, though it had a dividend", () => {
    const db = testDb();
    const listing = withCloses(db, { ticker: "INDX" }, [10, 11, 12, 13, 14], [5, 5.4, 6.1, 6.6, 7]);
    addAction(db, listing, { exDate: "2024-07-17", kind: "dividend", value: 1 });
    expect(closesOf(db, "INDX")).toEqual([5, 5.4, 6.1, 6.6, 7]);
  });

  test("are adjusted for splits and dividends where none were delivered", () => {
    const db = testDb();
    const listing = withCloses(db, { ticker: "AAA" }, [100, 100, 50, 48, 48]);
    addAction(db, listing, { exDate: "2024-07-17", kind: "split", value: 2 });
    addAction(db, listing, { exDate: "2024-07-18", kind: "dividend", value: 2 });
    expect(closesOf(db, "AAA")).toEqual([48, 48, 48, 48, 48]);
  });

  test("of both kinds stand on one scale: where none was delivered the factor counts", () => {
    const db = testDb();
    const listing = withCloses(db, { ticker: "AAA" }, [100, 100, 50, 50, 50], [50, null, null, 50, 50]);
    addAction(db, listing, { exDate: "2024-07-17", kind: "split", value: 2 });
    expect(closesOf(db, "AAA")).toEqual([50, 50, 50, 50, 50]);
  });

  test("know of splits after the last session asked for", () => {
    const db = testDb();
    const listing = withCloses(db, { ticker: "AAA" }, [100, 104, 108, 27, 30], [25, null, null, null, null]);
    addAction(db, listing, { exDate: "2024-07-18", kind: "split", value: 4 });
    expect(closesOf(db, "AAA", { from: 0, to: 1 }).slice(0, 2)).toEqual([25, 26]);
    // Beyond every bar there is.
    addAction(db, listing, { exDate: "2024-08-01", kind: "split", value: 2 });
    expect(closesOf(db, "AAA").slice(1)).toEqual([13, 13.5, 13.5, 15]);
  });

  test("of a stock on another exchange's days stand at those", () => {
    const db = testDb();
    withCloses(db, { ticker: "INDX" }, [1, 2, 3, 4, 5]);
    withCloses(db, { ticker: "9988", mic: "XHKG" }, [70, null, 72, null, 74]);
    const prices = reader(db);
    const own = prices.sessionsOf("9988");
    expect(own.zone).toBe("Asia/Hong_Kong");
    expect([...prices.closesOf("INDX", own, WHOLE)]).toEqual([1, 2, 3, 4, 5]);
  });

  test("of an unknown symbol are none", () => {
    const db = testDb();
    withCloses(db, { ticker: "INDX" }, [1, 2, 3, 4, 5]);
    expect(closesOf(db, "NONE")).toEqual(new Array(5).fill(Number.NaN));
  });
});

describe("a symbol", () => {
  test("is the first listing of that ticker with daily bars", () => {
    const db = testDb();
    makeListing(db, { ticker: "TWIN", mic: "XNYS" });
    withCloses(db, { ticker: "TWIN", mic: "XHKG" }, [7, 7, 7, 7, 7]);
    withCloses(db, { ticker: "TWIN", mic: "XNAS" }, [9, 9, 9, 9, 9]);
    expect(closesOf(db, "TWIN")).toEqual([7, 7, 7, 7, 7]);
    expect(reader(db).sessionsOf("TWIN").zone).toBe("Asia/Hong_Kong");
  });

  test("may name its exchange", () => {
    const db = testDb();
    withCloses(db, { ticker: "9988", mic: "OTCM" }, [9, 9, 9, 9, 9]);
    withCloses(db, { ticker: "9988", mic: "XHKG" }, [70, 71, 72, 73, 74]);
    expect(closesOf(db, "9988")[0]).toBe(9);
    expect(closesOf(db, "XHKG:9988")).toEqual([70, 71, 72, 73, 74]);
    expect(reader(db).isKnown("XNYS:9988")).toBe(false);
  });

  test("is not known without daily bars", () => {
    const db = testDb();
    const listing = makeListing(db, { ticker: "AAA" });
    const prices = reader(db);
    expect(prices.isKnown("AAA")).toBe(false);
    expect(prices.isKnown("NONE")).toBe(false);
    makeBars(db, [{ listing, date: "2024-07-15", time: "10:00", close: 1 }]);
    expect(reader(db).isKnown("AAA")).toBe(false);
    makeBars(db, [{ listing, date: "2024-07-15", close: 1 }]);
    expect(reader(db).isKnown("AAA")).toBe(true);
  });
});

describe("sessions", () => {
  test("are one object for all exchanges that keep the same days", () => {
    const db = testDb();
    withCloses(db, { ticker: "AAA", mic: "XNYS" }, [1, 2, 3]);
    withCloses(db, { ticker: "BBB", mic: "XNAS" }, [null, null, 3, 4, 5]);
    const prices = reader(db);
    expect(prices.sessionsOf("AAA")).toBe(prices.sessionsOf("BBB"));
    expect(prices.sessionsOf("AAA").dates).toEqual(WEEK);
  });

  test("of a symbol that is not known are the index's, and New York's without one", () => {
    const db = testDb();
    withCloses(db, { ticker: "AAA" }, [1, 2]);
    withCloses(db, { ticker: "HSI", mic: "XHKG" }, [1, 2, 3]);
    expect(reader(db, "HSI").sessionsOf("NONE")).toMatchObject({
      zone: "Asia/Hong_Kong",
      dates: WEEK.slice(0, 3),
    });
    for (const index of [null, "NONE"])
      expect(reader(db, index).sessionsOf("NONE")).toMatchObject({
        zone: "America/New_York",
        dates: WEEK.slice(0, 2),
      });
  });

  test("leave out days on which the exchange seems to have been closed", () => {
    const db = testDb();
    withCloses(db, { ticker: "AAA", mic: "XNAS" }, [1, 2, null, 4, 5]);
    const prices = reader(db, null, (_mic, date) => date === "2024-07-17");
    const own = prices.sessionsOf("AAA");
    expect(own.dates).toEqual(WEEK.filter((date) => date !== "2024-07-17"));
    expect([...prices.closesOf("AAA", own, WHOLE)]).toEqual([1, 2, 4, 5]);
  });
});

test("when an event happened is read on the exchange's clock", () => {
  const prices = reader(testDb());
  const momentOf = (when: string, zone: string) =>
    prices.momentOf({ id: "E", symbol: "AAA", when }, { zone, dates: [], closes: [] });
  expect(momentOf("2024-07-15", "Asia/Hong_Kong")).toEqual({ date: "2024-07-15", at: null });
  const at = Date.parse("2024-07-15T20:05:00Z") / 1000;
  expect(momentOf("2024-07-15T20:05:00Z", "America/New_York")).toEqual({ date: "2024-07-15", at });
  expect(momentOf("2024-07-15T20:05:00Z", "Asia/Hong_Kong")).toEqual({ date: "2024-07-16", at });
  expect(momentOf("2024-07-16T04:05:00+08:00", "America/New_York")).toEqual({ date: "2024-07-15", at });
  expect(momentOf("2024-07-15T19:59:59.5Z", "America/New_York").at).toBe(at - 300.5);
});

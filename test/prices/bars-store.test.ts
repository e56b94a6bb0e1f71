import fc from "fast-check";
import { expect, test } from "vitest";
import { stretchOf } from "../../server/checks/stretch.ts";
import { barsStore } from "../../server/prices/bars-store.ts";
import { addAction, addBars, addDaily } from "../support/bars.ts";
import { testDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";

const NOON = Date.parse("2025-12-10T12:00:00Z") / 1000;

function bar(start: number, price: number, interval = 300) {
  return { start, interval, open: price, high: price + 1, low: price * 0.9, close: price + 0.5 };
}

test("daily bars are read by date, the first one is known, and another listing's are not read", () => {
  const db = testDb();
  const [listing, other] = [makeListing(db), makeListing(db)];
  addDaily(db, listing, {
    ...{ "2025-12-09": [1, 4, 1, 2], "2025-12-10": [2, 5, 2, 3], "2025-12-12": [3, 6, 3, 4] },
  });
  addDaily(db, other, { "2025-12-01": [9, 9, 9, 9] });
  const bars = barsStore(db);
  expect(bars.daily(listing.id, "2025-12-10", "2025-12-12")).toEqual([
    {
      date: "2025-12-10",
      start: Date.parse("2025-12-10") / 1000,
      open: 2,
      high: 5,
      low: 2,
      close: 3,
      adjClose: null,
    },
    {
      date: "2025-12-12",
      start: Date.parse("2025-12-12") / 1000,
      open: 3,
      high: 6,
      low: 3,
      close: 4,
      adjClose: null,
    },
  ]);
  expect(bars.daily(listing.id, "2025-12-11", "2025-12-11")).toEqual([]);
  expect(bars.firstDaily(listing.id)).toBe("2025-12-09");
  expect(bars.firstDaily(makeListing(db).id)).toBeNull();
  expect([listing.id, makeListing(db).id].map(bars.hasAny)).toEqual([true, false]);
});

test("shorter bars are read by their length and start", () => {
  const db = testDb();
  const listing = makeListing(db);
  addBars(db, listing, [bar(NOON, 1), bar(NOON + 300, 2), bar(NOON + 600, 3), bar(NOON, 7, 3600)]);
  addDaily(db, listing, { "2025-12-10": [1, 1, 1, 1] });
  const bars = barsStore(db);
  expect(bars.intervals(listing.id)).toEqual([300, 3600]);
  expect(bars.intraday(listing.id, 300, NOON, NOON + 600)).toEqual([bar(NOON, 1), bar(NOON + 300, 2)]);
  expect(bars.intraday(listing.id, 3600, NOON, NOON + 600)).toEqual([bar(NOON, 7, 3600)]);
  expect(bars.hasBar(listing.id, 300, NOON + 301, NOON + 600)).toBe(false);
  expect(bars.hasBar(listing.id, 300, NOON + 300, NOON + 600)).toBe(true);
  expect(bars.coverage()).toContainEqual({
    ...{ listingId: listing.id, mic: "XNYS", interval: 300, bars: 3, first: NOON, last: NOON + 600 },
  });
});

test("what companies did to their shares is read by ex-date", () => {
  const db = testDb();
  const listing = makeListing(db);
  addAction(db, listing, { exDate: "2025-12-10", kind: "split", value: 4 });
  addAction(db, listing, { exDate: "2025-12-01", kind: "dividend", value: 0.5 });
  expect(barsStore(db).actions(listing.id)).toEqual([
    { exDate: "2025-12-01", kind: "dividend", value: 0.5 },
    { exDate: "2025-12-10", kind: "split", value: 4 },
  ]);
});

test("a stretch of time is told as by its bars one by one", () => {
  const db = testDb();
  const listing = makeListing(db);
  const all = Array.from({ length: 40 }, (_, i) => bar(NOON + 300 * (i + (i % 3)), 100 + ((i * 37) % 11)));
  const stored = [...new Map(all.map((one) => [one.start, one])).values()];
  addBars(db, listing, stored);
  const bars = barsStore(db);
  // Reports are published at any millisecond.
  const anyTime = fc.integer({ min: -900_000, max: 14_000_000 }).map((ms) => NOON + ms / 1000);
  const endOfBar = fc.integer({ min: -3, max: 45 }).map((bars) => NOON + bars * 300);
  const instant = fc.oneof(anyTime, endOfBar);
  fc.assert(
    fc.property(fc.integer({ min: -900, max: 14_000 }), instant, instant, (start, to, endingAfter) => {
      const time = { from: NOON + start, to, endingAfter };
      expect(bars.stretch(listing.id, 300, time)).toEqual(stretchOf(stored, time));
    }),
  );
  const whole = { from: NOON, to: NOON + 86_400, endingAfter: NOON };
  expect(bars.stretch(listing.id, 300, whole)).not.toBeNull();
});

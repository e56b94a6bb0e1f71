import { expect, test } from "vitest";
import { companiesStore } from "../../server/companies/store.ts";
import { notesStore } from "../../server/notes/store.ts";
import { testDb } from "../support/db.ts";
import { makeListing, makeNote } from "../support/factories.ts";

const at = (time: string) => `2025-12-10T${time}:00.000Z`;

test("of each kind the last price noted between two instants is told, by time", () => {
  const db = testDb();
  const [listing, other] = [makeListing(db), makeListing(db)];
  const note = (time: string, priceKind: "last" | "high", price: number, of = listing) =>
    makeNote(db, { listing: of, observedAt: at(time), priceKind, price });
  note("12:59", "last", 1);
  note("13:00", "high", 2);
  note("13:05", "last", 3);
  // Of two at one instant the later written down.
  note("13:30", "last", 4);
  note("13:30", "last", 5);
  note("13:31", "last", 6);
  note("13:20", "high", 8, other);
  const notes = notesStore(db, companiesStore(db).listing);
  notes.delete(note("13:20", "high", 7).id, at("15:00"));
  const told = notes.lastOfEachKind(listing.id, at("13:00"), at("13:30"));
  expect(told.map(({ priceKind, price, observedAt }) => [priceKind, price, observedAt])).toEqual([
    ["high", 2, at("13:00")],
    ["last", 5, at("13:30")],
  ]);
});

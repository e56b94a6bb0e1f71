import { describe, expect, test } from "vitest";
import { companiesStore } from "../../server/companies/store.ts";
import { type NoteFields, type NoteLookup, noteReader } from "../../server/notes/form.ts";
import { NOW, seededDb } from "../support/db.ts";

const GOOD: NoteFields = {
  listing: "BABA",
  price: "161.70",
  price_kind: "high",
  date: "2025-12-10",
  time: "08:05",
  zone: "America/New_York",
  text: "first look",
  about: "",
};

function read(
  given: Partial<NoteFields>,
  { now = NOW, ...lookup }: Partial<NoteLookup> & { now?: Date } = {},
) {
  const listings = companiesStore(seededDb());
  return noteReader({ listings, about: () => undefined, ...lookup })({ ...GOOD, ...given }, now);
}

function errorsOf(given: Partial<NoteFields>, context: Parameters<typeof read>[1] = {}) {
  const result = read(given, context);
  return result.ok ? {} : result.errors;
}

test("a right form reads as its note, its time taken from New York's clock", () => {
  const result = read({});
  expect(result).toEqual({
    ok: true,
    input: {
      ...{ listingId: 1, price: 161.7, priceKind: "high", observedAt: "2025-12-10T13:05:00.000Z" },
      ...{ text: "first look", newsId: null, moveId: null },
    },
  });
});

describe("listing", () => {
  test.each(["BABA", "baba", "BABA Alibaba, XNYS", "BABA, XNYS", " BABA "])(
    "%s is Alibaba's New York line",
    (listing) => {
      expect(read({ listing })).toMatchObject({ ok: true, input: { listingId: 1 } });
    },
  );

  test("a company with two lines is asked about, never guessed", () => {
    const result = read({ listing: "Alibaba" });
    expect(result).toMatchObject({
      errors: { listing: expect.stringContaining("more than one listing") },
      answers: { listing: ["BABA Alibaba, XNYS", "9988 Alibaba, XHKG"] },
    });
  });

  test("the beginning of a name offers the name", () => {
    expect(read({ listing: "Nvid" })).toMatchObject({ answers: { listing: ["NVDA Nvidia, XNAS"] } });
  });

  test.each(["", "XYZZY", "BABA, XNAS", "%", "'; DROP TABLE listings; --"])("“%s” is refused", (listing) => {
    expect(errorsOf({ listing })).toHaveProperty("listing");
  });
});

describe("price", () => {
  test.each([
    ["1,617.00", 1617],
    ["161,70", 161.7],
    ["0.000001", 0.000001],
    ["999999999", 999_999_999],
  ])("%s is %d", (price, value) => {
    expect(read({ price })).toMatchObject({ ok: true, input: { price: value } });
  });

  test("1,205 is asked about", () => {
    expect(read({ price: "1,205" })).toMatchObject({
      errors: { price: "“1,205” can be read two ways. Is it 1205 or 1.205?" },
      answers: { price: ["1205", "1.205"] },
    });
  });

  test.each([
    ["", "Give the price."],
    ["0", "A price is more than zero."],
    ["-5", "A price is more than zero."],
    ["\u22125", "A price is more than zero."],
    ["abc", "“abc” is no price. Write it like 161.70."],
    ["1e3", "“1e3” is no price. Write it like 161.70."],
    ["1.2345678", "A price has 6 decimals at most."],
    ["1000000000", "That is more than any price: 999,999,999 at most."],
  ])("“%s”: %s", (price, message) => {
    expect(errorsOf({ price })).toEqual({ price: message });
  });
});

describe("date and time", () => {
  test.each([
    [{ date: "" }, { date: "Give the date." }],
    [{ date: "2025-13-09" }, { date: "There is no month 13." }],
    [{ date: "2025-02-30" }, { date: "There is no such day: 2025-02-30." }],
    [{ date: "10 Dec" }, { date: "“10 Dec” is no date. Write it like 2025-12-10." }],
    [{ time: "24:00" }, { time: "“24:00” is no time. Write it like 08:05 or 16:30." }],
    [{ time: "" }, { time: expect.stringContaining("Give the time") }],
  ])("%o", (given, errors) => {
    expect(errorsOf(given)).toEqual(errors);
  });

  test("a day ahead is taken, a minute more is not", () => {
    // NOW is 12:00 UTC, 07:00 in New York.
    expect(errorsOf({ date: "2025-12-16", time: "07:00" })).toEqual({});
    expect(errorsOf({ date: "2025-12-16", time: "07:01" })).toEqual({
      time: expect.stringContaining("more than a day ahead"),
    });
  });

  test("an hour that the clocks skipped was not shown", () => {
    expect(errorsOf({ date: "2025-03-09", time: "02:30" })).toEqual({
      time: expect.stringContaining("set forward"),
    });
  });

  test("a time filled in for New York does not become one of Hong Kong unnoticed, even beside another fault", () => {
    const expected = {
      time: expect.stringContaining("The form was on New York time, but 9988 is on Hong Kong time."),
    };
    expect(errorsOf({ listing: "9988" })).toEqual(expected);
    expect(errorsOf({ listing: "9988", price: "0" })).toMatchObject(expected);
    expect(read({ listing: "9988", zone: "Asia/Hong_Kong" })).toMatchObject({
      input: { observedAt: "2025-12-10T00:05:00.000Z" },
    });
  });
});

test("text: 4,000 characters of any script fit, one more does not", () => {
  expect(errorsOf({ text: "💹".repeat(4000) })).toEqual({});
  expect(errorsOf({ text: "💹".repeat(4001) })).toEqual({
    text: expect.stringContaining("4,001 characters; 4,000 fit"),
  });
});

test("what it is about must exist, and a move must be of the same listing", () => {
  expect(errorsOf({ about: "news-99" })).toHaveProperty("about");
  const moveListing = companiesStore(seededDb()).byTicker("META")[0] ?? null;
  const about = () => ({ newsId: 1, moveId: 2, moveListing });
  expect(errorsOf({ about: "move-2" }, { about })).toEqual({
    about: expect.stringContaining("META's, the note is BABA's"),
  });
  expect(errorsOf({ about: "move-2", listing: "META" }, { about })).toEqual({});
});

test("every wrong field has its message at once", () => {
  const wrong = { listing: "?", price: "?", price_kind: "?", date: "?", time: "?", about: "?" };
  expect(Object.keys(errorsOf(wrong))).toEqual(["listing", "price", "price_kind", "date", "time", "about"]);
});

import { beforeEach, describe, expect, test } from "vitest";
import type { CatalogueRow } from "../../server/companies/catalogue.ts";
import type { Db } from "../../server/db/open.ts";
import { testDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";
import { type Given, importText, planOf } from "./importing.ts";

let db: Db;
beforeEach(() => {
  db = testDb();
});

const ROWS = "Date,Open,High,Low,Close\n2024-01-02,10,12,9,11\n";

/** A listing that comes with Newsmove but is not in the database. */
function shipped(ticker: string): CatalogueRow | undefined {
  if (ticker !== "META") return undefined;
  return {
    ...{ name: "Meta", aliases: [], ticker, mic: "XNAS", currency: "USD", kind: "equity" },
    ...{ adsRatio: null, isExchangeAssumed: false },
  };
}

async function lineOf(name: string, { listings, ...given }: Given = {}): Promise<string> {
  const { lines } = await planOf(db, ROWS, { name, ...given, listings: { shipped, ...listings } });
  return lines
    .map((line) =>
      line.kind === "new"
        ? `new ${line.row.ticker} ${line.row.mic} ${line.row.currency}`
        : `${line.listing.ticker} ${line.listing.mic}`,
    )
    .join();
}

describe("a file's name", () => {
  beforeEach(() => {
    makeListing(db, { ticker: "BABA" });
    makeListing(db, { ticker: "ALL" });
    makeListing(db, { ticker: "9988", mic: "XHKG", currency: "HKD" });
  });

  test.each([
    ["nasdaq-BABA.csv", "BABA XNYS"],
    ["yahoo_BABA_2024.csv", "BABA XNYS"],
    ["baba_us_d.csv", "BABA XNYS"],
    ["9988.csv", "9988 XHKG"],
    ["nasdaq-META.csv", "new META XNAS USD"],
    ["ALL.csv", "ALL XNYS"],
  ])("%s names %s", async (name, line) => {
    expect(await lineOf(name)).toBe(line);
  });

  test.each(["prices.csv", "BABA-META.csv", "all-prices.csv", "my-baba.csv", "XYZ.csv", "2024.csv"])(
    "%s names none for certain",
    async (name) => {
      await expect(lineOf(name)).rejects.toMatchObject({ ask: "listing" });
    },
  );
});

describe("a listing that is told", () => {
  test.each([
    ["baba", "BABA XNYS"],
    ["Alibaba", "BABA XNYS"],
    ["9988, XHKG", "9988 XHKG"],
    ["META", "new META XNAS USD"],
    ["xyz", "new XYZ XNYS USD"],
  ])("%s is %s", async (listing, line) => {
    makeListing(db, { ticker: "BABA", companyName: "Alibaba" });
    makeListing(db, { ticker: "9988", mic: "XHKG", currency: "HKD" });
    expect(await lineOf("x.csv", { listing })).toBe(line);
  });

  test("is on the exchange that is told", async () => {
    makeListing(db, { ticker: "BABA" });
    const listings = { exchange: "XHKG", isExchangeTold: true };
    expect(await lineOf("x.csv", { listing: "BABA", listings })).toBe("new BABA XHKG HKD");
    expect(await lineOf("x.csv", { listing: "META", listings })).toBe("new META XHKG HKD");
  });

  test("on two exchanges is asked about, unless one is told", async () => {
    makeListing(db, { ticker: "BABA" });
    makeListing(db, { ticker: "BABA", mic: "XNAS" });
    await expect(lineOf("x.csv", { listing: "BABA" })).rejects.toThrow("BABA is listed on XNYS and XNAS");
    const listings = { exchange: "XNAS", isExchangeTold: true };
    expect(await lineOf("x.csv", { listing: "BABA", listings })).toBe("BABA XNAS");
  });

  test("that is no ticker and no company is asked about", async () => {
    await expect(lineOf("x.csv", { listing: "No such company" })).rejects.toMatchObject({ ask: "listing" });
  });

  test("is not added where it may not be", async () => {
    await expect(lineOf("x.csv", { listing: "XYZ", listings: { mayAdd: false } })).rejects.toMatchObject({
      ask: "listing",
    });
  });
});

test("symbols of a file: one listing whatever their letter case, new ones stored with their company", async () => {
  makeListing(db, { ticker: "BABA" });
  const text =
    "date,symbol,open,high,low,close\n2024-01-02,baba,1,1,1,1\n2024-01-03,BABA,1,1,1,1\n2024-01-03,META,1,1,1,1\n";
  const plan = await planOf(db, text, { name: "x.csv", listings: { shipped } });
  expect(plan.ranges.map(({ bars }) => bars)).toEqual([2, 1]);
  await importText(db, text, { name: "x.csv", listings: { shipped } });
  const stored = db.prepare(
    "SELECT ticker, mic, name FROM listings JOIN companies ON companies.id = company_id",
  );
  expect(stored.raw().all()).toContainEqual(["META", "XNYS", "META"]);
});

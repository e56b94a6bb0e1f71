import { describe, expect, test } from "vitest";
import { seedLines, seedListings } from "../../seed/listings.ts";
import { seed } from "../../seed/seed.ts";
import { buildDirectory } from "../../server/capture/directory.ts";
import { catalogueStore } from "../../server/companies/catalogue-store.ts";
import { companiesStore } from "../../server/companies/store.ts";
import { findExchange } from "../../server/lib/exchanges.ts";
import { NOW, testDb } from "../support/db.ts";

const listings = seedListings();

function doubles(values: readonly string[]): string[] {
  return [...new Set(values.filter((value, i) => values.indexOf(value) !== i))];
}

describe("the listings that come with Newsmove", () => {
  test("are five hundred at least, of every kind, US lines and others", () => {
    expect(listings.length).toBeGreaterThanOrEqual(500);
    const kinds = new Set(listings.map(({ kind }) => kind));
    expect([...kinds].toSorted()).toEqual(["equity", "fund", "index"]);
    for (const mic of ["XNYS", "XNAS", "XHKG", "ARCX"]) {
      expect(listings.filter((listing) => listing.mic === mic).length, mic).toBeGreaterThan(5);
    }
  });

  test("are on known exchanges, in their currency", () => {
    const wrong = listings.filter(({ mic, currency, kind }) => {
      const exchange = findExchange(mic);
      return !exchange || (kind === "equity" && currency !== exchange.currency);
    });
    expect(wrong).toEqual([]);
  });

  test("have no ticker twice on one exchange", () => {
    expect(doubles(listings.map(({ ticker, mic }) => `${ticker}.${mic}`))).toEqual([]);
  });

  test("have no name of two companies", () => {
    const owners = new Map<string, Set<string>>();
    for (const { name, aliases } of listings) {
      for (const called of [name, ...aliases]) {
        const key = called.toLowerCase();
        owners.set(key, (owners.get(key) ?? new Set()).add(name));
      }
    }
    const shared = [...owners].filter(([, companies]) => companies.size > 1);
    expect(shared.map(([called, companies]) => `${called}: ${[...companies].join(", ")}`)).toEqual([]);
  });

  test("have names without blanks at their ends, within, or none at all", () => {
    const names = listings.flatMap(({ name, aliases }) => [name, ...aliases]);
    expect(names.filter((name) => name !== name.trim() || /\s{2}|^$/.test(name))).toEqual([]);
  });

  test("name no company by its own name again", () => {
    const own = listings.filter(({ name, aliases }) => aliases.some((alias) => alias === name));
    expect(own.map(({ name }) => name)).toEqual([]);
  });

  test("say how many shares an ADS stands for where they say it: a positive number, on a US line", () => {
    const wrong = listings.filter(
      ({ adsRatio, currency }) => adsRatio !== null && (adsRatio <= 0 || currency !== "USD"),
    );
    expect(wrong).toEqual([]);
  });
});

describe("by what people call them", () => {
  const directory = buildDirectory(seedLines());

  test.each([
    ["Google", "GOOGL"],
    ["Facebook", "META"],
    ["Meta Platforms", "META"],
    ["Apple", "AAPL"],
    ["Boeing", "BA"],
    ["S&P 500", "SPX"],
  ])("%s is %s", (name, ticker) => expect(directory.byName(name)?.listing?.ticker).toBe(ticker));

  test("Alibaba has a line in New York and one in Hong Kong", () => {
    const alibaba = directory.byName("Alibaba");
    if (!alibaba) throw new Error("no Alibaba");
    const lines = directory.linesOf(alibaba).map(({ listing }) => `${listing?.ticker}.${listing?.mic}`);
    expect(lines.toSorted()).toEqual(["9988.XHKG", "BABA.XNYS"]);
    expect(listings.find(({ ticker }) => ticker === "BABA")?.adsRatio).toBe(8);
  });
});

describe("seeding them", () => {
  test("puts each in once, beside the story's companies", () => {
    const db = testDb();
    seed(db, NOW);
    const lines = catalogueStore(db).namedLines();
    const tickers = lines.flatMap(({ listing }) => (listing ? `${listing.ticker}.${listing.mic}` : []));
    expect(tickers.toSorted()).toEqual(listings.map(({ ticker, mic }) => `${ticker}.${mic}`).toSorted());
    expect(lines.filter(({ company }) => company === "Alibaba")).toHaveLength(2);
  });

  test("a listing that a person deleted does not come back", () => {
    const db = testDb();
    seed(db, NOW);
    db.prepare("DELETE FROM listings WHERE ticker = 'BA'").run();
    expect(seed(db, NOW).added.listings).toBe(0);
    expect(companiesStore(db).byTicker("BA")).toEqual([]);
  });
});

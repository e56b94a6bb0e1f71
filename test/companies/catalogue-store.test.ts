import { describe, expect, test } from "vitest";
import type { CatalogueRow } from "../../server/companies/catalogue.ts";
import { catalogueStore } from "../../server/companies/catalogue-store.ts";
import { companiesStore } from "../../server/companies/store.ts";
import { NOW, testDb } from "../support/db.ts";
import { makeCompany, makeListing } from "../support/factories.ts";

const AT = NOW.toISOString();

/** Boeing in New York, unless told otherwise. */
function row(given: Partial<CatalogueRow> = {}): CatalogueRow {
  return {
    ...{ name: "Boeing", aliases: [], ticker: "BA", mic: "XNYS", currency: "USD", kind: "equity" },
    ...{ adsRatio: null, isExchangeAssumed: false },
    ...given,
  };
}

const NOTHING = { companies: 0, listings: 0, updated: 0, same: 0, aliases: 0 };

describe("a list is put", () => {
  test("with its companies and names", () => {
    const store = catalogueStore(testDb());
    const report = store.putAll(
      [row({ aliases: ["The Boeing Company"] }), row({ name: "Ford", ticker: "F" })],
      AT,
    );
    expect(report).toEqual({ ...NOTHING, companies: 2, listings: 2, aliases: 1 });
    expect(store.namedLines()).toMatchObject([
      { company: "Boeing", aliases: ["The Boeing Company"], listing: { ticker: "BA", mic: "XNYS" } },
      { company: "Ford", aliases: [], listing: { ticker: "F" } },
    ]);
  });

  test("a second time it doubles nothing", () => {
    const store = catalogueStore(testDb());
    const rows = [row({ aliases: ["The Boeing Company"] }), row({ name: "Ford", ticker: "F" })];
    store.putAll(rows, AT);
    const before = store.namedLines();
    expect(store.putAll(rows, AT)).toEqual({ ...NOTHING, same: 2 });
    expect(store.namedLines()).toEqual(before);
  });

  test("and all of it or nothing", () => {
    const db = testDb();
    const store = catalogueStore(db);
    db.exec(`CREATE TRIGGER no_ford BEFORE INSERT ON companies WHEN new.name = 'Ford'
             BEGIN SELECT raise(ABORT, 'no Ford'); END`);
    expect(() => store.putAll([row(), row({ name: "Ford", ticker: "F" })], AT)).toThrow("no Ford");
    expect(store.namedLines()).toEqual([]);
  });
});

describe("what is known already", () => {
  test.each([
    ["its currency", { currency: "EUR" }],
    ["its kind", { kind: "fund" as const }],
    ["its ADS ratio", { adsRatio: 4 }],
  ])("is updated: %s", (_what, change) => {
    const db = testDb();
    const store = catalogueStore(db);
    store.putAll([row()], AT);
    expect(store.putAll([row(change)], AT)).toEqual({ ...NOTHING, updated: 1 });
    expect(companiesStore(db).byTicker("BA")).toMatchObject([change]);
  });

  test("keeps its company, under whatever name; the list's name is one more", () => {
    const db = testDb();
    const mine = makeListing(db, { ticker: "BA", companyName: "The planemaker" });
    const store = catalogueStore(db);
    expect(store.putAll([row()], AT)).toEqual({ ...NOTHING, same: 1, aliases: 1 });
    expect(store.namedLines()).toMatchObject([
      { companyId: mine.companyId, company: "The planemaker", aliases: ["Boeing"] },
    ]);
  });

  test("a company without the line gets it, whatever its letter case", () => {
    const db = testDb();
    const mine = makeCompany(db, "BOEING");
    const report = catalogueStore(db).putAll(
      [row(), row({ ticker: "BCO", mic: "XETR", currency: "EUR" })],
      AT,
    );
    expect(report).toEqual({ ...NOTHING, listings: 2 });
    expect(
      companiesStore(db)
        .listingsOf(mine.id)
        .map(({ ticker }) => ticker),
    ).toEqual(["BA", "BCO"]);
  });

  test("one ticker on two exchanges is two lines", () => {
    const db = testDb();
    const rows = [row({ name: "Ford", ticker: "F" }), row({ name: "Fabasoft", ticker: "F", mic: "XETR" })];
    expect(catalogueStore(db).putAll(rows, AT)).toMatchObject({ companies: 2, listings: 2 });
    expect(companiesStore(db).byTicker("F")).toHaveLength(2);
  });
});

describe("a list that names no exchange", () => {
  const assumed = (given: Partial<CatalogueRow> = {}) => row({ ...given, isExchangeAssumed: true });

  test("puts what is not known on the one assumed", () => {
    const db = testDb();
    catalogueStore(db).putAll([assumed()], AT);
    expect(companiesStore(db).byTicker("BA")).toMatchObject([{ mic: "XNYS" }]);
  });

  test("leaves a known line of that currency where it is, and as it is", () => {
    const db = testDb();
    makeListing(db, { ticker: "BA", mic: "XNAS", kind: "fund", adsRatio: 2 });
    expect(catalogueStore(db).putAll([assumed()], AT)).toMatchObject({ listings: 0, updated: 0, same: 1 });
    expect(companiesStore(db).byTicker("BA")).toMatchObject([{ mic: "XNAS", kind: "fund", adsRatio: 2 }]);
  });

  test("is not confused by another company's line in another currency", () => {
    const db = testDb();
    makeListing(db, { ticker: "BA", mic: "XLON", currency: "GBP", companyName: "BAE Systems" });
    expect(catalogueStore(db).putAll([assumed()], AT)).toMatchObject({ companies: 1, listings: 1 });
    expect(
      companiesStore(db)
        .byTicker("BA")
        .map(({ mic }) => mic)
        .toSorted(),
    ).toEqual(["XLON", "XNYS"]);
  });
});

test("a company without a listing is named too", () => {
  const db = testDb();
  makeCompany(db, "OpenAI");
  expect(catalogueStore(db).namedLines()).toMatchObject([{ company: "OpenAI", aliases: [], listing: null }]);
});

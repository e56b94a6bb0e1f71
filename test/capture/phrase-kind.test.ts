import { expect, describe, test } from "vitest";
import { kindOfPhrase } from "../../server/capture/phrase-kind.ts";
import { tokenise } from "../../server/capture/tokens.ts";
import { directory } from "../support/finder.ts";

const kindOf = (phrase: string) => kindOfPhrase(tokenise(phrase), null, directory);

describe("a price of", () => {
  test.each([
    ["Kellogg shares", "Kellogg"],
    ["shares of Kellogg", "Kellogg"],
    ["Kellogg Co.'s stock price", "Kellogg"],
    ["Spain's Telefonica shares", "Telefonica"],
    ["Apple supplier Foxlink shares", "Foxlink"],
    ["satellite stock Intelsat", "Intelsat"],
    ["the S&P 500", "S&P 500"],
    ["the Nikkei", "Nikkei"],
    ["dow", "dow"],
    ["the Hang Seng Index", "Hang Seng Index"],
    ["Boeing", "Boeing"],
    ["jewellery stocks", "jewellery stocks"],
    ["its shares", null],
    ["the stock", null],
    ["the EV stock", null],
  ])("%s", (phrase, name) => expect(kindOf(phrase)).toMatchObject({ kind: "price", name }));

  test("a cashtag, by its ticker", () => {
    expect(kindOf("$roku")).toMatchObject({ kind: "price", name: null, ticker: "ROKU" });
  });
});

describe("a name that may have a price", () => {
  test.each([
    ["Kellogg", "Kellogg"],
    ["Kellogg Co", "Kellogg"],
    ["Canopy Growth", "Canopy Growth"],
    ["Bank of America Corp", "Bank of America"],
    ["Anglo American", "Anglo American"],
    ["Google parent Alphabet", "Alphabet"],
  ])("%s", (phrase, name) => expect(kindOf(phrase)).toMatchObject({ kind: "name", name }));
});

describe("a figure of a business", () => {
  test.each([
    "revenue",
    "Boeing's quarterly profit",
    "Netflix subscribers",
    "gross margin",
    "Tesla deliveries",
    "the dividend",
    "the price target",
    "those of Toyota",
    "trading volume",
    "short interest",
    "the 10-year yield",
  ])("%s", (phrase) => expect(["metric", "other"]).toContain(kindOf(phrase).kind));
});

describe("another instrument", () => {
  test.each([
    "crude oil",
    "Brent",
    "gold",
    "Nasdaq futures",
    "S&P 500 futures",
    "bitcoin",
    "the euro",
    "the dollar index",
    "Tesla call options",
  ])("%s", (phrase) => expect(kindOf(phrase).kind).toBe("other"));
});

describe("neither", () => {
  test.each(["the president", "people", "a new plan"])("%s", (phrase) =>
    expect(kindOf(phrase).kind).toBe("generic"),
  );
});

import { describe, expect, test } from "vitest";
import { phraseBefore } from "../../server/capture/noun-phrase.ts";
import { cutAt, directory, wordsOf } from "../support/finder.ts";

/** The phrase that ends at "|". */
function phrase(text: string) {
  const { tokens, place } = cutAt(text);
  const found = phraseBefore(tokens, place, directory);
  return found && { ...found, words: wordsOf(tokens.slice(found.from, found.until)) };
}

describe("a phrase begins after", () => {
  test.each([
    ["a conjunction", "Ford rose while Boeing shares | fell", "Boeing shares"],
    ["a preposition", "In London Boeing | fell", "London Boeing"],
    ["a verb of cause", "the report sent Boeing | up", "Boeing"],
    ["another direction", "Ford up Boeing | down", "Boeing"],
    ["another figure", "Ford 3% Boeing | down", "Boeing"],
    ["a verb of a headline", "Analyst Says Boeing | Falls", "Boeing"],
    ["a mark", "Markets: Boeing | fell", "Boeing"],
    ["its determiner", "selling the shares | fell", "the shares"],
  ])("%s", (_what, text, words) => expect(phrase(text)?.words).toBe(words));
});

describe("a phrase holds", () => {
  test.each([
    ["an “of” within", "Shares of Bank of America | fell", "Bank of America", "price"],
    ["an ampersand", "Smith & Wesson | fell", "Smith & Wesson", "name"],
    ["a hyphen", "Cola - Rola shares | fell", "Rola", "price"],
    ["an “and” between the same words", "Johnson and Johnson | fell", "Johnson and Johnson", "name"],
    ["a number of a name", "3M shares | fell", "3M", "price"],
    ["a name that would be a verb", "Zoom Shares | fell", "Zoom", "price"],
    ["IT, before stocks", "Indian IT stocks | fell", "Indian IT stocks", "price"],
  ])("%s", (_what, text, name, kind) => expect(phrase(text)).toMatchObject({ name, kind }));
});

describe("a ticker in brackets belongs to the name before", () => {
  test.each([
    ["FormFactor (NASDAQ: FORM) | fell", "FormFactor", "FORM"],
    ["FormFactor (NASDAQ:FORM) shares | fell", "FormFactor", "FORM"],
    ["FormFactor Inc. (FORM.O) | fell", "FormFactor", "FORM"],
    ["American Express ($AXP) | fell", "American Express", "AXP"],
    ["American Express (AXP) | fell", "American Express", "AXP"],
    ["FormFactor (formerly a lab) | fell", "FormFactor", null],
  ])("%s", (text, name, ticker) => expect(phrase(text)).toMatchObject({ name, ticker }));
});

describe("A is Agilent's ticker in a list, else an article", () => {
  test.each([
    ["Movers: T up 1%, A | up 2%", "A"],
    ["Movers: A | up 2%", "A"],
    ["A | rose", null],
    ["It was A | day", null],
  ])("%s", (text, ticker) => expect(phrase(text)?.ticker ?? null).toBe(ticker));
});

test("there is none where the text begins, or after a mark", () => {
  expect(phrase("| fell 3%")).toBeNull();
  expect(phrase("Ford rose, | fell 3%")).toBeNull();
});

import { describe, expect, test } from "vitest";
import { movesIn, theMove, told } from "../support/finder.ts";

describe("whom “its shares” and the like mean", () => {
  test.each([
    ["the sentence's subject", "Kellogg Co cut its outlook, sending its shares down 3%.", ["Kellogg -3"]],
    ["the sentence before", "Kellogg Co cut its outlook. Its shares fell 3%.", ["Kellogg -3"]],
    ["the stock", "Tesla recalled cars.\n\nThe stock fell 3%.", ["Tesla -3"]],
    ["bare shares", "Tesla recalled cars. Shares fell 3% premarket.", ["Tesla -3"]],
    ["two sentences before", "Tesla recalled cars. It was a bad day. The stock fell 3%.", ["Tesla -3"]],
    ["the EV stock", "Tesla recalled cars. The EV stock fell 3%.", ["Tesla -3"]],
    [
      "a dateline's sentence",
      "DETROIT Oct 4 Kellogg Inc cut jobs sending its shares down 3%.",
      ["Kellogg -3"],
    ],
    [
      "the company named last, for a description",
      "A fund took a stake in Suncor Energy Inc sending the U.S.-listed shares of the energy major up 4%.",
      ["Suncor Energy +4"],
    ],
    ["its U.S.-listed shares", "Alibaba met regulators. Its U.S.-listed shares fell 3%.", ["Alibaba -3"]],
    [
      "the text's only tag",
      "Great quarter $ROKU. Really. Truly. Madly. Deeply. Wow. Up 3% premarket",
      ["ROKU +3"],
    ],
  ])("%s", (_what, text, expected) => expect(told(text)).toEqual(expected));
});

test("the owner in the phrase counts before anybody else", () => {
  expect(told("Tesla sued. Ford's shares fell 3%.")).toEqual(["Ford -3"]);
});

test("where nobody was named, nobody is made up, and it says so", () => {
  expect(theMove("Shares fell 3% premarket.")).toMatchObject({ company: null, ticker: null, unsure: true });
  expect(theMove("The stock fell 3%.")).toMatchObject({ company: null, unsure: true });
});

test.each([
  "In Hong Kong, its stock closed 1.7% higher.",
  "Investors cheered. Its stock closed 1.7% higher.",
])("a place or a crowd is nobody: %s", (text) =>
  expect(theMove(text)).toMatchObject({ company: null, unsure: true }),
);

describe("a tag beside the name", () => {
  test.each([
    ["$ARWR - Arrowhead Pharma up 5%", "Arrowhead Pharma", "ARWR"],
    ["Workday (NASDAQ:WDAY) beat. Shares rose 5%.", "Workday", "WDAY"],
    ["FormFactor (FORM.O) shares rose 5%", "FormFactor", "FORM"],
  ])("%s", (text, company, ticker) => expect(theMove(text)).toMatchObject({ company, ticker }));
});

test("a bare name with no word of shares or of a session is not sure", () => {
  expect(theMove("Kellogg fell 3%").unsure).toBe(true);
  expect(theMove("Kellogg shares fell 3%").unsure).toBe(false);
  expect(theMove("Kellogg fell 3% premarket").unsure).toBe(false);
  expect(theMove("Boeing fell 3%").unsure).toBe(false);
});

test("quote and figure stand in the text where they say", () => {
  const text = "Markets today\n\nIt rained. Boeing fell 3%, and Ford rose half a percent.\n\nThe end.";
  for (const { quote, quoteStart, start, end } of movesIn(text)) {
    expect(text.slice(quoteStart, quoteStart + quote.length)).toBe(quote);
    expect(quote).toBe("Boeing fell 3%, and Ford rose half a percent.");
    expect(text.slice(start, end)).toMatch(/^(3%|half a percent)$/);
  }
  expect(told(text)).toEqual(["Boeing -3", "Ford +0.5"]);
});

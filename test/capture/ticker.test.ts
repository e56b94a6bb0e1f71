import { describe, expect, test } from "vitest";
import { tickerBeside, tickerIn } from "../../server/capture/ticker.ts";
import { nameIn } from "../../server/capture/name.ts";
import { tokenise } from "../../server/capture/tokens.ts";
import { directory, movesIn } from "../support/finder.ts";

describe("what stands in brackets", () => {
  test.each([
    ["NASDAQ: FORM", "FORM"],
    ["NYSE:BA", "BA"],
    ["YHOO", "YHOO"],
    ["FORM.O", "FORM"],
    ["$axp", "AXP"],
    ["NYSE: BRK.B", "BRK"],
    ["the airline", null],
    ["up 5%", null],
    ["see the full story", null],
    ["Reuters", null],
    ["TOOLONG", null],
  ])("%s", (text, ticker) => expect(tickerIn(tokenise(text))).toBe(ticker));
});

test("a cashtag beside a name is its ticker, unless it is known to be another's", () => {
  const beside = (name: string, cashtag: string) =>
    tickerBeside(tokenise(cashtag)[0], nameIn(tokenise(name), directory), directory);
  expect(beside("Tesla", "$TSLA")).toBe("TSLA");
  expect(beside("Ford", "$TSLA")).toBeNull();
  expect(beside("Roku", "$ROKU")).toBe("ROKU");
});

describe("a common word is never taken for a ticker", () => {
  test.each([
    "IT spending rose 3% today",
    "ALL in all it fell 3%",
    "ON Monday prices rose 3%",
    "A rise of 3% is no surprise",
    "ARE you up 3%?",
    "SO far up 3% today",
    "GO up 3% today",
    "NOW up 3% premarket",
    "IT is up 3% premarket",
  ])("%s", (text) => {
    expect(movesIn(text).map(({ ticker }) => ticker ?? null)).toEqual(movesIn(text).map(() => null));
    expect(movesIn(text).flatMap(({ company }) => company ?? [])).toEqual([]);
  });

  test.each([
    ["$ON up 3% today", "ON"],
    ["$ALL fell 3% today", "ALL"],
    ["Allstate (NYSE: ALL) fell 3% today", "ALL"],
    ["Gartner (IT) fell 3% today", "IT"],
  ])("but with a mark of one it is: %s", (text, ticker) => expect(movesIn(text)).toMatchObject([{ ticker }]));
});

import { expect, test } from "vitest";
import { markedQuotes } from "../../server/moves/quote.ts";
import { META, move, QUOTE } from "./example.ts";

/** The pieces as one line, the marked ones in brackets. */
function line(pieces: { text: string; marked: boolean }[]): string {
  return pieces.map(({ text, marked }) => (marked ? `[${text}]` : text)).join("");
}

test("a sentence with two figures stands once, both marked in the order of the text", () => {
  const quotes = markedQuotes([META, move()]);
  expect(quotes.map(({ pieces }) => line(pieces))).toEqual([
    "Alibaba jumped [3%] at one time in premarket trading while Meta fell [1%].",
  ]);
  expect(quotes[0]?.moveIds).toEqual([2, 1]);
});

test("two sentences stand apart", () => {
  const other = { ...META, id: 3, quote: "Nvidia fell 2%.", figureStart: 12, figureEnd: 14 };
  expect(markedQuotes([move(), other]).map(({ pieces }) => line(pieces))).toEqual([
    expect.stringContaining("jumped [3%]"),
    "Nvidia fell [2%].",
  ]);
});

test("a figure two moves share is marked once", () => {
  const both = { quote: "Both fell 2%.", figureStart: 10, figureEnd: 12 };
  const quotes = markedQuotes([move(both), { ...META, ...both }]);
  expect(quotes.map(({ pieces }) => line(pieces))).toEqual(["Both fell [2%]."]);
});

test("a figure that could not be placed leaves the sentence unmarked", () => {
  const unplaced = move({ figureStart: null, figureEnd: null });
  expect(markedQuotes([unplaced]).map(({ pieces }) => pieces)).toEqual([[{ text: QUOTE, marked: false }]]);
});

test("no moves, no quotes", () => {
  expect(markedQuotes([])).toEqual([]);
});

import { describe, expect, test } from "vitest";
import { sentenceAt, sentenceBefore } from "../../server/capture/sentences.ts";

/** The sentence in which "5%" stands. */
function around(text: string): string {
  const { start, end } = sentenceAt(text, text.indexOf("5%"));
  return text.slice(start, end);
}

describe("a sentence ends", () => {
  test.each([
    ["at a full stop", "It rained. Boeing fell 5%. It stopped.", "Boeing fell 5%."],
    ["at a question or a cry", "Why? Boeing fell 5%! Who knew?", "Boeing fell 5%!"],
    ["after a closing quotation mark", "“It rained.” Boeing fell 5%. “Oh.”", "Boeing fell 5%."],
    ["at a line break", "Markets today\nBoeing fell 5%\nFord rose", "Boeing fell 5%"],
    ["where the space after the stop was lost", "It rained.Boeing fell 5%.Ford rose.", "Boeing fell 5%."],
    ["after a figure, at a word in capitals", "Ford ended at 12.TOKYO fell 5%", "TOKYO fell 5%"],
    ["right before a figure", "Ford rose\n5% down, Boeing said", "5% down, Boeing said"],
    ["after an ellipsis", "And then… Boeing fell 5%", "Boeing fell 5%"],
  ])("%s", (_where, text, sentence) => expect(around(text)).toBe(sentence));
});

describe("a sentence does not end", () => {
  test.each([
    ["within a figure", "Boeing fell 1.5% on Monday."],
    ["after a company's form", "Boeing Co. fell 5% on Monday."],
    ["after Inc. before a capital", "Shares of Meta Platforms Inc. Class A fell 5% on Monday."],
    ["after an initial", "J. M. Smucker fell 5% on Monday."],
    ["after U.S.", "The U.S. Steel shares fell 5% on Monday."],
    ["after a month", "On Oct. 4 Boeing fell 5% at the open."],
    ["after approx.", "Boeing fell approx. 5% on Monday."],
    ["at a name's mark", "Yahoo! Inc fell 5% on Monday."],
    ["within an address or a ticker", "Forward Air (FWRD.O) fell 5% on Monday."],
  ])("%s", (_where, text) => expect(around(text)).toBe(text));
});

test("blanks at its ends are no part of it", () => {
  expect(around("  \t Boeing fell 5%   \n\n  Ford")).toBe("Boeing fell 5%");
});

test("a run of words without an end is cut, wherever one looks at it", () => {
  const words = "and so it went on ".repeat(10_000);
  const { start, end } = sentenceAt(words, 90_000);
  expect(start).toBeLessThanOrEqual(90_000);
  expect(end).toBeGreaterThan(90_000);
  expect(end - start).toBeLessThanOrEqual(1400);
});

describe("the sentence before", () => {
  const before = (text: string) => {
    const span = sentenceBefore(text, sentenceAt(text, text.indexOf("5%")));
    return span && text.slice(span.start, span.end);
  };

  test.each([
    ["Tesla met analysts. It fell 5%.", "Tesla met analysts."],
    ["Tesla’s week\n\nIt fell 5%.", "Tesla’s week"],
    ["“Tesla is late.” It fell 5%.", "“Tesla is late.”"],
    ["One. Two. It fell 5%.", "Two."],
    ["It fell 5%.", null],
    ["\n\n It fell 5%.", null],
  ])("%j", (text, sentence) => expect(before(text)).toBe(sentence));
});

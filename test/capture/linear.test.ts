import { describe, expect, test } from "vitest";
import { findMoves } from "../../server/capture/find-moves.ts";
import { mentionedCompanies } from "../../server/capture/mentions.ts";
import { textView } from "../../server/capture/text-view.ts";
import { directory } from "../support/finder.ts";

const MB = 1024 * 1024;
/** More figures than a news item has; the finder reads no more of them. */
const MOST_FIGURES = 300;
/** One figure can be said of several names listed before it. */
const MOST_NAMES = 12;

const UNITS: [what: string, unit: string][] = [
  ["digits and percent signs", "1%"],
  ["percent signs", "%"],
  ["digits", "7"],
  ["small sentences", "up 1%. "],
  ["figures without an end", "Boeing up 1%, "],
  ["opening brackets", "(((((((("],
  ["closing brackets after a figure", "5%))))))"],
  ["brackets with figures", "(5%) "],
  ["one long word", "a"],
  ["a long word of hyphens", "a-"],
  ["words with capitals", "Boeing "],
  ["initials", "A.B."],
  ["dots", "."],
  ["line breaks", "\n"],
  ["line breaks and figures", "\n5%"],
  ["blanks", " "],
  ["commas and names", "Ford, GM, "],
  ["tags", "$TSLA "],
  ["numbers with commas", "1,111"],
  ["per without cent", "per "],
  ["per and many blanks", "per                 "],
  ["signs", "+-\u2212"],
  ["ranges", "5-6-"],
  ["apostrophes", "a’"],
  ["half an emoji", "\ud83d"],
  ["addresses", "https://e.x/5% "],
  ["respectively", "Ford and GM fell 1% and 2%, respectively, "],
];

describe("a text of 5 MB ends, whatever it holds", () => {
  test.each(UNITS)("%s", (_what, unit) => {
    const text = unit.repeat(Math.ceil((5 * MB) / unit.length)).slice(0, 5 * MB);
    const moves = findMoves(text, directory);
    expect(moves.length).toBeLessThanOrEqual(MOST_FIGURES * MOST_NAMES);
    mentionedCompanies(text, directory);
    textView(text, moves);
  });

  test.each(UNITS)("%s, before and after a move", (_what, unit) => {
    const filler = unit.repeat(Math.ceil(MB / unit.length));
    const moves = findMoves(`Boeing shares fell 3% premarket.\n${filler}\nFord shares fell 2%.`, directory);
    expect(moves[0]).toMatchObject({ company: "Boeing", percent: -3, session: "premarket" });
  });
});

test("the figures past the three hundredth are left unread: a text ten times as long has the same moves", () => {
  const line = (i: number) => `Boeing shares fell ${i}% premarket.\n`;
  const lines = Array.from({ length: 4000 }, (_, i) => line(i + 1));
  const short = findMoves(lines.slice(0, 400).join(""), directory);
  expect(short).toHaveLength(MOST_FIGURES);
  expect(findMoves(lines.join(""), directory)).toEqual(short);
});

test("a sentence without an end has no quote without an end", () => {
  const text = `${"and so on ".repeat(50_000)}Boeing shares fell 3% ${"and so on ".repeat(50_000)}`;
  const [move] = findMoves(text, directory);
  expect(move).toMatchObject({ company: "Boeing", percent: -3 });
  expect(move?.quote.length).toBeLessThanOrEqual(1400);
});

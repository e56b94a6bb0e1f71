import { describe, expect, test } from "vitest";
import { tokenise } from "../../server/capture/tokens.ts";

function kinds(text: string): string[] {
  return tokenise(text).map((token) => `${token.kind} ${token.text}`);
}

test.each([
  ["Boeing fell 3%", ["word Boeing", "word fell", "number 3", "percent %"]],
  ["3 pct", ["number 3", "percent pct"]],
  ["3 percent", ["number 3", "percent percent"]],
  ["3 per cent", ["number 3", "percent per cent"]],
  ["2.5PCT", ["number 2.5", "percent PCT"]],
  ["1,234.5", ["number 1,234.5"]],
  [".58", ["number .58"]],
  ["$ROKU up", ["cashtag $ROKU", "word up"]],
  ["$BRK.B", ["cashtag $BRK.B"]],
  ["$14.3 billion", ["mark $", "number 14.3", "word billion"]],
  ["U.S.-listed", ["word U.S.-listed"]],
  ["AT&T", ["word AT&T"]],
  ["(-0.52", ["mark (", "mark -", "number 0.52"]],
  ["Société Générale", ["word Société", "word Générale"]],
  ["3M", ["number 3", "word M"]],
])("%s", (text, expected) => expect(kinds(text)).toEqual(expected));

test("an address is no part of what is said", () => {
  expect(kinds("Up https://example.com/rose-5%-today 5%")).toEqual(["word Up", "number 5", "percent %"]);
});

describe("a word as the lexicons have it", () => {
  test.each([
    ["Apple's", "apple", true],
    ["Kohl’s", "kohl", true],
    ["Rose", "rose", false],
    ["#Tesla", "tesla", false],
    ["@boeing", "boeing", false],
    ["Yahoo!", "yahoo", false],
    ["they’ve", "they've", false],
  ])("%s", (text, lower, possessive) => {
    expect(tokenise(text)).toMatchObject([{ text, lower, possessive }]);
  });

  test.each([
    ["Boeing", true],
    ["eBay", true],
    ["shares", false],
    ["2024", false],
  ])("%s has a capital: %s", (text, capital) => expect(tokenise(text)).toMatchObject([{ capital }]));
});

describe("the place of a token", () => {
  const text = "“Boeing’s 737” 🙂 rose\u00a03 per cent\nto $210";

  test("is where it stands in the text", () => {
    for (const token of tokenise(text)) expect(text.slice(token.start, token.end)).toBe(token.text);
  });

  test("is in the whole text when only a part is read", () => {
    const part = tokenise(text, text.indexOf("rose"), text.indexOf("to"));
    expect(part.map(({ text: word }) => word)).toEqual(["rose", "3", "per cent"]);
    expect(part[1]?.start).toBe(text.indexOf("3 per"));
  });

  test("knows whether white space stands before it, a no-break space too", () => {
    const spaced = Object.fromEntries(tokenise("5-12% up\u00a03").map((token) => [token.text, token.spaced]));
    expect(spaced).toEqual({ "5": true, "-": false, "12": false, "%": false, up: true, "3": true });
  });
});

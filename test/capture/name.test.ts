import { describe, expect, test } from "vitest";
import { isNameOf, nameIn, textOf } from "../../server/capture/name.ts";
import { tokenise } from "../../server/capture/tokens.ts";
import { directory, entries } from "../support/finder.ts";

const nameOf = (phrase: string) => nameIn(tokenise(phrase), directory)?.text ?? null;

describe("the name in a phrase", () => {
  test.each([
    ["Kellogg", "Kellogg"],
    ["Meta Platforms Inc.'s shares", "Meta Platforms"],
    ["Bank of America Corp.", "Bank of America"],
    ["Procter & Gamble shares", "Procter & Gamble"],
    ["shares of Bank of New York", "Bank of New York"],
    ["Bank of New York shares", "Bank of New York"],
    ["Anglo American shares", "Anglo American"],
    ["Tencent Hong Kong shares", "Tencent"],
    ["Tencent's Hong Kong-listed shares", "Tencent"],
    ["the Hong Kong-listed shares of the developer", null],
    ["its U.S.-listed shares", null],
    ["Baidu's American depositary shares", "Baidu"],
    ["Berkshire Hathaway Class B shares", "Berkshire Hathaway"],
    ["Apple's Beats", "Beats"],
    ["Google's Waymo", "Waymo"],
    ["Google", "Google"],
    ["Monday", null],
    ["her shares", null],
    ["the company", null],
  ])("%s", (phrase, name) => expect(nameOf(phrase)).toBe(name));

  test("is the listing's where the directory has it, else nobody's", () => {
    expect(nameIn(tokenise("shares of Facebook"), directory)?.entry?.company).toBe("Meta Platforms");
    expect(nameIn(tokenise("shares of Kellogg"), directory)?.entry).toBeNull();
  });
});

test("a name is written as in the text, without its possessive ending", () => {
  const tokens = tokenise("Smith  &\nWesson’s shares");
  expect(textOf(tokens, 0, 3)).toBe("Smith & Wesson");
});

test.each([
  ["Meta", true],
  ["facebook", true],
  ["Meta Platforms Inc.", true],
  ["META PLATFORMS", true],
  ["Meta-Platforms", true],
  ["Metallica", false],
  ["Tesla", false],
])("%s is a name of Meta Platforms: %s", (text, expected) => {
  const [meta] = entries("Meta Platforms", ["Meta", "Facebook"], "equity", ["META", "XNAS"]);
  if (!meta) throw new Error("no entry");
  expect(isNameOf(text, meta)).toBe(expected);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { matchText } from "../../server/search/match.ts";
import { readQuery } from "../../server/search/query.ts";

/** A phrase as "a b", one that needs only begin so as "a b…". */
function phrases(typed: string): string[] {
  return readQuery(typed).phrases.map(({ words, isPrefix }) => words.join(" ") + (isPrefix ? "…" : ""));
}

describe("a search as typed", () => {
  test.each([
    ["alibaba meta", ["alibaba", "meta…"]],
    ["  Alibaba  ", ["alibaba…"]],
    ['"new AI model" qwen', ["new ai model", "qwen…"]],
    ["qwen “new AI model”", ["qwen", "new ai model"]],
    ['"never closed', ["never", "closed…"]],
    ["S&P 500", ["s p", "500…"]],
    ["9988.HK", ["9988 hk"]],
    ["AI", ["ai"]],
    ["阿里", ["阿 里"]],
    ["ＢＡＢＡ", ["baba…"]],
    ["NEAR(a b) OR NOT title:x*", ["near a", "b", "or", "not", "title x"]],
    ["", []],
    ['"" *** ^ ', []],
  ])("%s", (typed, expected) => {
    expect(phrases(typed)).toEqual(expected);
  });

  test("goes as far as 32 words, and says when it goes no further", () => {
    const many = (n: number) => Array.from({ length: n }, (_, i) => `word${i}`).join(" ");
    expect(readQuery(many(32))).toMatchObject({ isCut: false });
    const cut = readQuery(`${many(33)}`);
    expect(cut.isCut).toBe(true);
    expect(cut.phrases).toHaveLength(32);
    expect(cut.phrases.at(-1)).toEqual({ words: ["word31"], isPrefix: false });
  });
});

describe("what SQLite is asked", () => {
  const asked = (typed: string, terms: readonly string[] | null = null) =>
    matchText(readQuery(typed), () => terms);

  test("each phrase in quotes, the last with its beginnings", () => {
    expect(asked('"a b" meta')).toBe('"a b" AND "meta"*');
    expect(asked("alib", ["alibaba", "alibi"])).toBe('("alibaba" OR "alibi")');
    expect(asked("S.P500", ["p500", "p5000"])).toBe('("s p500" OR "s p5000")');
    expect(asked("alib", [])).toBe('"alib"');
    expect(asked("")).toBe('""');
  });

  test("nothing that was typed stands outside quotes", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 40 }), (typed) => {
        const outside = asked(typed).replaceAll(/"[\p{L}\p{N}\p{M} ]*"\*?/gu, "");
        expect(outside.replaceAll(" AND ", "")).toBe("");
      }),
    );
  });
});

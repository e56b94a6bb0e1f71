import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { documentOf, wordsOf } from "../../server/search/words.ts";

const words = (text: string) => wordsOf(text).map(({ word }) => word);

describe("the words of a text", () => {
  test.each([
    ["Alibaba Jumps 3% While Meta Falls 1%.", ["alibaba", "jumps", "3", "while", "meta", "falls", "1"]],
    ["S&P 500, 9988.HK", ["s", "p", "500", "9988", "hk"]],
    ["Société Générale", ["societe", "generale"]],
    ["Cafe\u0301", ["cafe"]],
    ["Straße, Øresund, İstanbul", ["strasse", "oresund", "istanbul"]],
    ["阿里巴巴 BABA涨3%", ["阿", "里", "巴", "巴", "baba", "涨", "3"]],
    ["がんばる", ["が", "ん", "ば", "る"]],
    ["삼성전자", ["삼", "성", "전", "자"]],
    ["Газпром растёт", ["газпром", "растет"]],
    ["हिन्दी", ["हिन्दी"]],
    ['\u0000 *^"(): \ud800 \u200b 😀 --', []],
  ])("%s", (text, expected) => {
    expect(words(text)).toEqual(expected);
  });

  test("stand where they were found, in order, whatever the text", () => {
    fc.assert(
      fc.property(fc.string({ unit: "binary", maxLength: 60 }), (text) => {
        let at = 0;
        for (const { word, start, end } of wordsOf(text)) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(word).toMatch(/^[\p{L}\p{N}\p{M}]+$/u);
          at = end;
        }
        expect(at).toBeLessThanOrEqual(text.length);
      }),
    );
  });
});

test("texts of one document are kept apart by what is no word", () => {
  expect(documentOf(["New AI", "model, says"])).toBe("new ai \ue000 model says");
  expect(wordsOf("\ue000")).toEqual([]);
  expect(documentOf(["ＢＡＢＡ"])).toBe("baba");
});

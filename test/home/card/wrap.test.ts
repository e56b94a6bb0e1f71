import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { textWidth } from "../../../server/home/card/text-width.ts";
import { type Piece, wrapped } from "../../../server/home/card/wrap.ts";

const plain = (text: string): Piece[] => [{ text, marked: false }];
const lineTexts = (lines: readonly (readonly Piece[])[]) =>
  lines.map((line) =>
    line
      .map(({ text }) => text)
      .join("")
      .trimEnd(),
  );

describe("a text broken into lines", () => {
  test("breaks between words", () => {
    expect(lineTexts(wrapped(plain("one two three four"), 10, 60, 9))).toEqual(["one two", "three four"]);
  });

  test("breaks within a word that is wider than a line, and between letters written without spaces", () => {
    expect(lineTexts(wrapped(plain("abcdefghij"), 10, 20, 9)).join("")).toBe("abcdefghij");
    expect(lineTexts(wrapped(plain("早盘上涨百分之三"), 10, 40, 9))).toEqual(["早盘上涨", "百分之三"]);
  });

  test("keeps what is marked apart from what is not", () => {
    const pieces = [...plain("rose "), { text: "3%", marked: true }, ...plain(" early")];
    expect(wrapped(pieces, 10, 1000, 9)).toEqual([pieces]);
  });

  test("ends with … where there are more lines than fit", () => {
    expect(lineTexts(wrapped(plain("one two three four five six"), 10, 60, 2))).toEqual([
      "one two",
      "three fou…",
    ]);
  });

  test("of nothing there is no line", () => {
    expect(wrapped(plain(""), 10, 60, 9)).toEqual([]);
  });

  test("no line is wider than allowed, and no letter is lost", () => {
    const width = fc.integer({ min: 20, max: 400 });
    fc.assert(
      fc.property(fc.string({ unit: "grapheme", maxLength: 80 }), width, (text, most) => {
        const lines = lineTexts(wrapped(plain(text), 10, most, 1000));
        expect(lines.join("").replaceAll(/\s/gu, "")).toBe(text.replaceAll(/\s/gu, ""));
        for (const line of lines)
          if ([...line].length > 1) expect(textWidth(line, 10)).toBeLessThanOrEqual(most + 1e-9);
      }),
    );
  });
});

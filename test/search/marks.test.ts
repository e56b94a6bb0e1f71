import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { excerpt, marked, type Piece } from "../../server/search/marks.ts";
import { readQuery } from "../../server/search/query.ts";

/** Marked pieces in square brackets. */
function shown(pieces: readonly Piece[] | null): string | null {
  return pieces?.map((piece) => (piece.marked ? `[${piece.text}]` : piece.text)).join("") ?? null;
}

const markedIn = (text: string, typed: string) => shown(marked(text, readQuery(typed)));

describe("hits in a text", () => {
  test.each([
    ["Alibaba Jumps 3% While Meta Falls", "meta alib", "[Alibaba] Jumps 3% While [Meta] Falls"],
    ["Café au lait", "CAFE", "[Café] au lait"],
    ["a new AI model is new", '"new ai"', "a [new AI] model is new"],
    ["阿里巴巴股价上涨", "股价", "阿里巴巴[股价]上涨"],
    ["S&P 500 and S & P", "S&P", "[S&P] 500 and [S & P]"],
    ["<b>Meta</b>", "meta", "<b>[Meta]</b>"],
    ["news of news", "news news", "[news] of [news]"],
    ["nothing here", "qwen", "nothing here"],
    ["", "qwen", ""],
  ])("%s, searched for %s", (text, typed, expected) => {
    expect(markedIn(text, typed)).toBe(expected);
  });

  test("phrases that overlap are one mark", () => {
    expect(markedIn("new ai model", '"new ai" "ai model"')).toBe("[new ai model]");
  });

  test("the pieces together are the text, whatever it is", () => {
    fc.assert(
      fc.property(
        fc.string({ unit: "binary" }),
        fc.string({ unit: "binary", maxLength: 8 }),
        (text, typed) => {
          expect(
            marked(text, readQuery(typed))
              .map((piece) => piece.text)
              .join(""),
          ).toBe(text);
        },
      ),
    );
  });
});

describe("an excerpt", () => {
  const long = `${"one two three ".repeat(30)}here is QWEN and then ${"four five six ".repeat(30)}`;

  test("is cut between words around the first hit", () => {
    const text = shown(excerpt(long, readQuery("qwen"), 80)) ?? "";
    expect(text).toMatch(/^… (one|two|three) .*here is \[QWEN\] and then .*(four|five|six) …$/);
    expect(text.length).toBeLessThan(95);
  });

  test("of a short text is all of it, and of one without a hit nothing", () => {
    expect(shown(excerpt("about Qwen.", readQuery("qwen"), 80))).toBe("about [Qwen].");
    expect(excerpt(long, readQuery("meta"), 80)).toBeNull();
  });

  test("keeps a hit whole that is longer than the excerpt", () => {
    const phrase = "alpha beta gamma delta epsilon";
    expect(shown(excerpt(`${"x ".repeat(40)}${phrase} end`, readQuery(`"${phrase}"`), 12))).toContain(
      `[${phrase}]`,
    );
  });

  test("at the end of a text has no dots after it", () => {
    expect(shown(excerpt(`${"word ".repeat(60)}the qwen.`, readQuery("qwen"), 40))).toMatch(/\[qwen\]\.$/);
  });
});

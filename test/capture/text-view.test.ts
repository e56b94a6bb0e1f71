import { describe, expect, test } from "vitest";
import { textView } from "../../server/capture/text-view.ts";
import { movesIn } from "../support/finder.ts";

const viewOf = (text: string) => textView(text, movesIn(text));

/** A view as a line a block: [figures] and (passed ones) marked. */
function sketch(text: string): string[] {
  return viewOf(text).blocks.map((block) => {
    if (block.kind === "skipped") return `… ${block.count}`;
    return block.pieces
      .map((piece) => {
        if (piece.kind === "plain") return piece.text;
        return piece.kind === "figure" ? `[${piece.text} ${piece.moves.join()}]` : `(${piece.text})`;
      })
      .join("");
  });
}

test("figures of moves have their numbers, others are passed over, and every letter is kept", () => {
  const text = "Boeing fell 3%\n\nRevenue rose 12%, and Ford shares rose +2.4%.\n\nNothing here.";
  expect(sketch(text)).toEqual([
    "Boeing fell [3% 1]",
    "Revenue rose (12%), and Ford shares rose [+2.4% 2].",
    "… 1",
  ]);
  expect(viewOf(text).passed).toBe(1);
});

test("one figure of several companies has all their numbers", () => {
  expect(sketch("Ford, GM shares fell 3%")).toEqual(["Ford, GM shares fell [3% 1,2]"]);
});

describe("paragraphs without a figure", () => {
  test("are counted together, and their text is kept", () => {
    const { blocks } = viewOf("Title\n\none\n\ntwo\n\nBoeing fell 3%\n\nthree");
    expect(blocks).toMatchObject([
      { kind: "paragraph" },
      { kind: "skipped", count: 2, text: "one\n\ntwo" },
      { kind: "paragraph" },
      { kind: "skipped", count: 1, text: "three" },
    ]);
  });

  test("a title is shown all the same", () => {
    expect(sketch("A title")).toEqual(["A title"]);
  });
});

test("a paragraph that stands twice is marked where its move stands", () => {
  const text = "Boeing fell 3%\n\nBoeing fell 3%";
  const [first, second] = sketch(text);
  expect(first).toBe("Boeing fell [3% 1]");
  expect(second).toBe("Boeing fell (3%)");
});

test("written figures of every kind count as passed over", () => {
  expect(viewOf("Sales: 3%, 3 pct, 3 per cent, 1,200.5%, -3%, 3 apples").passed).toBe(5);
});

test("a book is not shown whole", () => {
  const { blocks } = viewOf("word 5% word\n\n".repeat(20_000));
  expect(JSON.stringify(blocks).length).toBeLessThan(1_000_000);
});

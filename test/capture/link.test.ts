import { describe, expect, test } from "vitest";
import { buildDirectory } from "../../server/capture/directory.ts";
import { findMoves } from "../../server/capture/find-moves.ts";
import { linkOf } from "../../server/capture/link.ts";
import { entries } from "../support/finder.ts";

const directory = buildDirectory([
  // The home line is entered first: what decides must be the words.
  ...entries("Alibaba Group", ["Alibaba"], "equity", ["9988", "XHKG"], ["BABA", "XNYS"]),
  ...entries("Tencent", [], "equity", ["TCEHY", "OTCM"], ["700", "XHKG"]),
  ...entries("Boeing", [], "equity", ["BA", "XNYS"]),
  ...entries("OpenAI", [], "equity"),
]);

/** The listing that the only move of a text is linked to. */
function lineOf(text: string): string | null {
  const [move, ...others] = findMoves(text, directory);
  if (!move || others.length > 0) throw new Error(`not one move: ${text}`);
  const entry = linkOf(move, directory);
  return entry?.listing ? `${entry.listing.ticker} ${entry.listing.mic}` : null;
}

describe("of a company with several lines the words decide", () => {
  test.each([
    ["Alibaba jumped 3% in premarket trading", "BABA XNYS"],
    ["Alibaba's U.S.-listed shares jumped 3%", "BABA XNYS"],
    ["Alibaba ADRs jumped 3%", "BABA XNYS"],
    ["Alibaba shares jumped 3%", "BABA XNYS"],
    ["Alibaba jumped 3% in Hong Kong", "9988 XHKG"],
    ["Alibaba's Hong Kong-listed shares jumped 3%", "9988 XHKG"],
    ["Alibaba's Hong Kong shares jumped 3%", "9988 XHKG"],
    ["In Hong Kong, Alibaba shares jumped 3%", "9988 XHKG"],
    ["$BABA jumped 3% in Hong Kong", "9988 XHKG"],
    ["Alibaba jumped 3% in premarket trading after a rally in Hong Kong", "BABA XNYS"],
    ["Alibaba's U.S.-listed shares jumped 3% after its debut in Hong Kong", "BABA XNYS"],
    ["Alibaba (NYSE: BABA) jumped 3%", "BABA XNYS"],
  ])("%s: %s", (text, line) => expect(lineOf(text)).toBe(line));

  test("the home line goes before one that is traded over the counter", () => {
    expect(lineOf("Tencent shares jumped 3%")).toBe("700 XHKG");
  });
});

describe("what is not known is linked to nothing", () => {
  test.each(["Kellogg shares fell 3%", "$ROKU fell 3%", "Shares fell 3%", "Kellogg (NYSE: K) fell 3%"])(
    "%s",
    (text) => expect(lineOf(text)).toBeNull(),
  );

  test("nor is a known name whose ticker in the text is another", () => {
    expect(lineOf("Boeing (NYSE: XBA) fell 3%")).toBeNull();
  });

  test("nor a company that is not traded", () => {
    expect(lineOf("OpenAI shares jumped 3%")).toBeNull();
  });
});

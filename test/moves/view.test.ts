import { describe, expect, test } from "vitest";
import { figureText, sessionWords } from "../../server/moves/moves.ts";
import { moveView } from "../../server/moves/view.ts";
import { META, move, QUOTE } from "./example.ts";

describe("a move as the pages print it", () => {
  test("a rise", () => {
    expect(moveView(move())).toMatchObject({
      ...{ ticker: "BABA", name: "Alibaba", figure: "+3%", direction: "up", qualifier: "" },
      session: "premarket, at its extreme",
      bar: { said: 3, near: 2.5, far: 3.5 },
      allowed: "from +2.5 up to but not +3.5",
      sentence: "Alibaba (BABA): reported +3%, premarket, at its extreme. Not checked: no prices yet.",
      unchecked: { title: "Not checked: no prices yet" },
    });
  });

  test("a fall has the sign of minus everywhere", () => {
    expect(moveView(META)).toMatchObject({
      ...{ figure: "−1%", direction: "down", session: "premarket, last" },
      bar: { said: -1, near: -0.5, far: -1.5 },
      allowed: "from −0.5 down to but not −1.5",
    });
  });

  test("a range names both ends and is drawn to the further", () => {
    expect(moveView(move({ qualifier: "range", percentTo: 5 }))).toMatchObject({
      ...{ figure: "+3% to +5%", qualifier: "from" },
      bar: { said: 5, near: 2.5, far: 5.5 },
    });
  });

  test("a name nobody has linked to a listing yet stays the name of the text, and says so", () => {
    const view = moveView(move({ listing: null, subject: "the start-up" }));
    expect(view).toMatchObject({ ticker: null, name: "the start-up" });
    expect(view.unchecked).toMatchObject({
      title: "Not checked: no listing",
      reason: "Nobody has said yet which listing “the start-up” is.",
    });
  });

  test("what the text does not say is said to be unsaid", () => {
    expect(sessionWords({ session: null, statistic: "close" })).toBe("session not stated, close");
    expect(figureText({ percent: 0, percentTo: null, decimals: 0 })).toBe("unchanged");
  });
});

describe("the quote", () => {
  test("is cut at the figure", () => {
    expect(moveView(move()).quote).toEqual({
      ...{ before: "Alibaba jumped ", figure: "3%" },
      after: " at one time in premarket trading while Meta fell 1%.",
    });
  });

  test("of the second leg marks the second figure", () => {
    const { before, figure, after } = moveView(META).quote;
    expect([before.slice(-5), figure, after]).toEqual(["fell ", "1%", "."]);
  });

  test("stands whole where the figure could not be placed", () => {
    expect(moveView(move({ figureStart: null, figureEnd: null })).quote).toEqual({
      ...{ before: QUOTE, figure: "", after: "" },
    });
  });

  test("is cut in the units of JavaScript text, past characters outside the basic plane", () => {
    const quote = "🚀 up 3% 🚀";
    expect(moveView(move({ quote, figureStart: 6, figureEnd: 8 })).quote).toEqual({
      ...{ before: "🚀 up ", figure: "3%", after: " 🚀" },
    });
  });
});

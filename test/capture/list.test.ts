import { describe, expect, test } from "vitest";
import { told } from "../support/finder.ts";

describe("a list says its direction once", () => {
  test.each([
    [
      "in its heading",
      "Indexes down: Dow 0.9 pct S&P 1.1 pct Nasdaq 2 pct",
      ["Dow -0.9", "S&P -1.1", "Nasdaq -2"],
    ],
    [
      "in its heading, with commas",
      "Higher: Boeing 3%, Ford 2%, Kellogg 1%",
      ["Boeing +3", "Ford +2", "Kellogg +1"],
    ],
    ["at its first", "Gold miners fell: AngloGold 5%, Harmony 4%", ["AngloGold -5", "Harmony -4"]],
    ["in the first's verb", "Boeing fell 3%, Ford 2% and Kellogg 1%", ["Boeing -3", "Ford -2", "Kellogg -1"]],
  ])("%s", (_where, text, expected) => expect(told(text)).toEqual(expected));
});

describe("a list gives each its own sign", () => {
  test.each([
    ["$MU +2.8%, $WDC \u22122.2%, $STX +1.9%", ["MU +2.8", "WDC -2.2", "STX +1.9"]],
    ["Movers: Boeing -3%, Ford +2%", ["Boeing -3", "Ford +2"]],
    ["Movers: FSLR Up 9%, RUN Down 1.1%, A Down 2.5%", ["FSLR +9", "RUN -1.1", "A -2.5"]],
    ["Dow up 0.2 pct Nasdaq down 0.4 pct", ["Dow +0.2", "Nasdaq -0.4"]],
  ])("%s", (text, expected) => expect(told(text)).toEqual(expected));
});

test("a figure that follows no name of a list is none of it", () => {
  expect(told("Boeing fell 3%, and 20% of analysts shrugged")).toEqual(["Boeing -3"]);
  expect(told("Boeing fell 3% after it had paid for Airbus stock and Ford shares 20% of its cash")).toEqual([
    "Boeing -3",
  ]);
  expect(told("Boeing fell 3%. Kellogg 2%")).toEqual(["Boeing -3"]);
});

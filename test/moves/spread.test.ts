import { expect, test } from "vitest";
import { spreadView } from "../../server/moves/spread.ts";
import { META, move } from "./example.ts";

test("of one story with two legs is the gap between them, the first over the second", () => {
  expect(spreadView([move(), META])).toEqual({
    ...{
      label: "BABA over META",
      words: "spread, as said",
      figure: "+4 points",
      direction: "up",
      from: -1,
      to: 3,
    },
  });
  expect(spreadView([META, move()])).toMatchObject({ label: "META over BABA", figure: "−4 points" });
});

test("has the decimals of the finer leg", () => {
  expect(spreadView([move({ percent: 2.5, decimals: 1 }), META])?.figure).toBe("+3.5 points");
});

test.each([
  ["one leg", [move()]],
  ["three legs", [move(), META, move()]],
  ["a leg that is a range", [move({ qualifier: "range", percentTo: 5 }), META]],
  ["twice the same listing", [move(), move({ percent: 1 })]],
  ["no gap", [move({ percent: -1 }), META]],
  ["no legs", []],
])("is not shown for %s", (_what, moves) => {
  expect(spreadView(moves)).toBeNull();
});

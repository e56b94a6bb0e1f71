import { expect, test } from "vitest";
import { cellsOf } from "../../server/prices/formats/cells.ts";

test.each([
  ["a,b,c", ["a", "b", "c"]],
  ["", [""]],
  [",", ["", ""]],
  ['"a,b",c', ["a,b", "c"]],
  ['a,"b"', ["a", "b"]],
  ['"say ""so""",b', ['say "so"', "b"]],
  ['"",""', ["", ""]],
  ['"a",', ["a", ""]],
  ['5" nails,b', ['5" nails', "b"]],
  ['"a', null],
  ['"a"b,c', null],
])("%s is %j", (line, cells) => {
  expect(cellsOf(line, ",")).toEqual(cells);
});

test("another delimiter leaves commas alone", () => {
  expect(cellsOf('1,5;"2;5"', ";")).toEqual(["1,5", "2;5"]);
});

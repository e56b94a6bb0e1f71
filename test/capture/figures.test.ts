import { describe, expect, test } from "vitest";
import { findFigures } from "../../server/capture/figures.ts";
import { tokenise } from "../../server/capture/tokens.ts";

const figuresIn = (text: string) => findFigures(tokenise(text));

describe("one figure", () => {
  test.each([
    ["3%", 3, 0],
    ["3 %", 3, 0],
    ["3 pct", 3, 0],
    ["3 percent", 3, 0],
    ["3 per cent", 3, 0],
    ["3.0%", 3, 1],
    ["0.52 pct", 0.52, 2],
    [".5%", 0.5, 1],
    ["1,250%", 1250, 0],
    ["three percent", 3, 0],
    ["ten per cent", 10, 0],
    ["half a percent", 0.5, 1],
    ["half percent", 0.5, 1],
  ])("%s", (text, value, decimals) => {
    expect(figuresIn(`It moved ${text}.`)).toMatchObject([{ value, decimals, to: null, sign: 0 }]);
  });
});

describe("a sign", () => {
  test.each([
    ["up: +3%", 1, "+3%"],
    ["at -3%", -1, "-3%"],
    ["at \u22123%", -1, "\u22123%"],
    ["at \u20133%", -1, "\u20133%"],
    ["Apple (-3%)", -1, "-3%"],
    ["Apple (+3%)", 1, "+3%"],
    ["- 3%", 0, "3%"],
    ["the 2014-3%", 0, "3%"],
  ])("%s", (text, sign, written) => {
    const [figure] = figuresIn(text);
    expect(figure?.sign).toBe(sign);
    expect(text.slice(figure?.start, figure?.end)).toBe(written);
  });
});

describe("a range", () => {
  test.each([
    ["5-12%", 5, 12],
    ["5\u201312%", 5, 12],
    ["5%-12%", 5, 12],
    ["5 to 12 percent", 5, 12],
    ["5% to 12%", 5, 12],
    ["between 5 and 12 pct", 5, 12],
    ["between 5% and 12%", 5, 12],
    ["between five and ten percent", 5, 10],
  ])("%s", (text, value, to) => {
    const figures = figuresIn(`It rose ${text} today`);
    expect(figures).toMatchObject([{ value, to }]);
  });

  test("has the finer of two figures' decimals, and the sign before it", () => {
    expect(figuresIn("at -1.5-2.25%")).toMatchObject([{ value: 1.5, to: 2.25, decimals: 2, sign: -1 }]);
  });

  test.each([
    ["from 5% to 12%", [5, 12]],
    ["5% and 12%", [5, 12]],
    ["12-5%", [5]],
    ["Ford 5% -7%", [5, 7]],
    ["2 and 3%", [3]],
  ])("%s is none", (text, values) => {
    expect(figuresIn(`went ${text}`).map(({ value, to }) => to ?? value)).toEqual(values);
  });
});

describe("no percent", () => {
  test.each([
    "3 percentage points",
    "3 percent points",
    "3% point",
    "a mid-3%",
    "about a percent",
    "the % sign",
    "30 points",
    "$3",
  ])("%s", (text) => expect(figuresIn(`It rose ${text} more`)).toEqual([]));
});

test("every figure of a sentence is found, each where it stands", () => {
  const text = "Ford +2.4%, GM \u22123 pct and Tesla half a percent.";
  const written = figuresIn(text).map(({ start, end }) => text.slice(start, end));
  expect(written).toEqual(["+2.4%", "\u22123 pct", "half a percent"]);
});

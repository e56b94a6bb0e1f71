import { describe, expect, test } from "vitest";
import { directionOf } from "../../server/capture/direction.ts";
import { findFigures } from "../../server/capture/figures.ts";
import { tokenise } from "../../server/capture/tokens.ts";

/** Which way the first figure of a text went. */
function direction(text: string) {
  const tokens = tokenise(text);
  const [figure] = findFigures(tokens);
  if (!figure) throw new Error(`no figure in ${text}`);
  return directionOf(tokens, figure);
}

describe("a figure goes the way", () => {
  test.each([
    ["of the verb before it", "Boeing jumped 3%", "Boeing sank 3%"],
    ["of the verb before hedges", "Boeing rose as much as about 3%", "Boeing fell by more than 3%"],
    ["of an adverb before it", "Boeing was up 3%", "Boeing was down 3%"],
    ["of an adverb after it", "Boeing closed 3% higher", "Boeing closed 3% lower"],
    ["of a bare adverb after it", "Boeing 3% up", "Boeing 3% down"],
    ["of a noun after it", "a 3% premarket rally in Boeing", "a 3% slide in Boeing"],
    ["of a noun before it", "a gain of as much as 3%", "a loss of 3%"],
    ["of what a change was extended by", "extending its rise by almost 3%", "widening its loss by 3%"],
    ["of the cause before shares", "lifting its stock 3%", "knocking the shares 3%"],
    ["of its sign", "Boeing +3%", "Boeing \u22123%"],
    ["of the verb across an amount", "The Dow rose 42 points, 3%", "The Dow fell 42 points, or 3%"],
    ["of the verb across a price", "It rose $2.10, or 3%", "It fell $2.10, or 3%"],
    ["of the verb before a bracket", "The Dow rose 42 points (3%)", "The Dow fell 42 points (3%)"],
  ])("%s", (_what, up, down) => {
    expect([direction(up)?.sign, direction(down)?.sign]).toEqual([1, -1]);
  });

  test("of the verb, where a minus says the same once more", () => {
    expect(direction("Boeing fell -3%")?.sign).toBe(-1);
    expect(direction("Boeing was down -3%")?.sign).toBe(-1);
  });
});

describe("no direction", () => {
  test.each([
    ["a level", "The rate rose to 3%"],
    ["a share of something", "It owns 3% of Boeing"],
    ["a verb that moves nothing", "Boeing announced 3%"],
    ["a verb across a comma", "Boeing rose, and 3% of it"],
    ["a cause without shares", "lifting its workforce 3%"],
  ])("%s", (_what, text) => expect(direction(text)).toBeNull());
});

test("verbs said of sales as much as of prices are weak", () => {
  expect(direction("Boeing increased 3%")).toMatchObject({ sign: 1, weak: true });
  expect(direction("Boeing decreased 3%")).toMatchObject({ sign: -1, weak: true });
  expect(direction("Boeing jumped 3%")?.weak).toBe(false);
});

test("a change by a noun says so, since its subject may stand behind it", () => {
  expect(direction("a 3% slide in Boeing")?.noun).toBe(true);
  expect(direction("Boeing slid 3%")?.noun).toBe(false);
});

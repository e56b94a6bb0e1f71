import { expect, test } from "vitest";
import { movesIn, told } from "../support/finder.ts";

test.each([
  ["Ford and GM dropped 2.4% and 3.1%, respectively", ["Ford -2.4", "GM -3.1"]],
  ["Ford, GM and Tesla shares rose 1%, 2% and 3% respectively", ["Ford +1", "GM +2", "Tesla +3"]],
  ["Kellogg and Hershey fell by 2.4% and 3.1%, respectively, premarket", ["Kellogg -2.4", "Hershey -3.1"]],
])("“respectively” gives each name its own figure: %s", (text, expected) => {
  expect(told(text)).toEqual(expected);
});

test("all of them have the session that was said once", () => {
  const moves = movesIn("Ford and GM dropped 2.4% and 3.1%, respectively, before the bell");
  expect(moves.map(({ session }) => session)).toEqual(["premarket", "premarket"]);
});

test.each([
  ["Ford, GM shares fell 3%", ["Ford -3", "GM -3"]],
  ["Ford and GM shares fell 3%", ["Ford -3", "GM -3"]],
  ["Ford, GM and Tesla all fell 3%", ["Ford -3", "GM -3", "Tesla -3"]],
])("names listed before one figure all have it: %s", (text, expected) => {
  expect(told(text)).toEqual(expected);
});

test("a name that only leads to the clause is none of its list", () => {
  expect(told("After Ford, GM shares fell 3%")).toEqual(["GM -3"]);
});

test("more names than figures are not guessed at", () => {
  expect(told("Ford, GM and Tesla dropped 2.4% and 3.1%, respectively")).toEqual([]);
});

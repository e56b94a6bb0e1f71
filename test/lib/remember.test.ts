import { beforeEach, expect, test } from "vitest";
import { rememberingWhile } from "../../server/lib/remember.ts";

let made: string[];
const make = (value: string) => () => {
  made.push(value);
  return value;
};
beforeEach(() => {
  made = [];
});

test("a value is made once for as long as its state is the same", () => {
  const keep = rememberingWhile<string>(9);
  expect([keep(1, "a", make("first")), keep(1, "a", make("second"))]).toEqual(["first", "first"]);
  expect(keep(2, "a", make("third"))).toBe("third");
  // What was there before does not come back with the number.
  expect(keep(1, "a", make("fourth"))).toBe("fourth");
  expect(made).toEqual(["first", "third", "fourth"]);
});

test("of more than can be kept the oldest goes", () => {
  const keep = rememberingWhile<string>(2);
  for (const key of ["a", "b", "c"]) keep(1, key, make(key));
  for (const key of ["c", "b", "a"]) keep(1, key, make(`${key} again`));
  expect(made).toEqual(["a", "b", "c", "a again"]);
});

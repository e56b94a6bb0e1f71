import { describe, expect, test } from "vitest";
import { headlineOf, readWindows, tauText, windowText } from "../../server/studies/windows.ts";

describe("windows as people write them", () => {
  test.each([
    ["[-1, +1]", [[-1, 1]]],
    [
      "[−1, +1] [0, 5]",
      [
        [-1, 1],
        [0, 5],
      ],
    ],
    [
      "[0,0][0,5]",
      [
        [0, 0],
        [0, 5],
      ],
    ],
    [
      "-1 to 1; 0 to 5",
      [
        [-1, 1],
        [0, 5],
      ],
    ],
    [
      "-10..-2, 2..10",
      [
        [-10, -2],
        [2, 10],
      ],
    ],
    [
      "  [ -1 , 1 ]\n[0:2] ",
      [
        [-1, 1],
        [0, 2],
      ],
    ],
    ["", []],
  ])("%j", (text, windows) => {
    expect(readWindows(text)).toEqual(windows);
  });

  test.each(["x", "0 5", "[0, 1] and more", "[1, 0]", "[0.5, 1]", "[0, 12345]", "1"])(
    "%j is none",
    (text) => {
      expect(readWindows(text)).toBeNull();
    },
  );

  test("what is written is read back", () => {
    const windows = [
      [-10, -2],
      [0, 0],
      [2, 10],
    ] as const;
    expect(readWindows(windows.map(windowText).join(" "))).toEqual(windows);
  });
});

test("a session is written with its sign, the story's own without", () => {
  expect([-1, 0, 5].map(tauText)).toEqual(["−1", "0", "+5"]);
});

test("[−1, +1] speaks for a study that has it, else the first window", () => {
  expect(
    headlineOf([
      [0, 0],
      [-1, 1],
    ]),
  ).toBe(1);
  expect(
    headlineOf([
      [0, 5],
      [0, 0],
    ]),
  ).toBe(0);
});

import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { stretchOf } from "../../server/checks/stretch.ts";
import { bar, seconds } from "./example.ts";

const DAY = "2025-12-10";

function told(bars: ReturnType<typeof bar>[], from: string, to: string, endingAfter = from) {
  const time = { from: seconds(DAY, from), to: seconds(DAY, to), endingAfter: seconds(DAY, endingAfter) };
  return stretchOf(bars, time);
}

describe("bars of one length", () => {
  const bars = [
    bar(DAY, "08:00", 5, [1, 4, 1, 2]),
    bar(DAY, "08:05", 5, [2, 3, 2, 3]),
    bar(DAY, "08:10", 5, [3, 9, 0.5, 8]),
  ];

  test("count when they lie wholly within", () => {
    expect(told(bars, "08:00", "08:15")).toEqual({ high: 9, low: 0.5, close: 8 });
    expect(told(bars, "08:00", "08:14")).toEqual({ high: 4, low: 1, close: 3 });
    expect(told(bars, "08:01", "08:14")).toEqual({ high: 3, low: 2, close: 3 });
    expect(told(bars, "08:01", "08:05")).toBeNull();
  });

  test("count when they end after an instant, not at it", () => {
    expect(told(bars, "08:00", "08:10", "08:05")).toEqual({ high: 3, low: 2, close: 3 });
    expect(told(bars, "08:00", "08:10", "08:04:59")).toEqual({ high: 4, low: 1, close: 3 });
    expect(told(bars, "08:00", "08:10", "08:10")).toBeNull();
  });

  test("may come in any order", () => {
    fc.assert(
      fc.property(fc.shuffledSubarray(bars, { minLength: 3 }), (shuffled) => {
        expect(told(shuffled, "08:00", "08:15")).toEqual({ high: 9, low: 0.5, close: 8 });
      }),
    );
  });
});

describe("bars of several lengths", () => {
  const hours = [bar(DAY, "07:00", 60, [1, 20, 0.2, 5]), bar(DAY, "08:00", 60, [5, 30, 0.1, 9])];
  const halves = [bar(DAY, "08:00", 30, [5, 6, 4, 5]), bar(DAY, "08:30", 30, [5, 30, 0.1, 9])];

  test("a longer one that shorter ones cover tells nothing of its own", () => {
    // The hour from 08:00 would tell of its first half once more, as if that had ended at 09:00.
    expect(told([...hours, ...halves], "04:00", "09:30", "08:31")).toEqual({ high: 30, low: 0.1, close: 9 });
    const calmer = [...halves.slice(0, 1), bar(DAY, "08:30", 30, [5, 7, 5, 9])];
    expect(told([...hours, ...calmer], "04:00", "09:30", "08:31")).toEqual({ high: 7, low: 5, close: 9 });
    // Of the hour before, there is the hour alone.
    expect(told([...hours, ...calmer], "04:00", "09:30")).toEqual({ high: 20, low: 0.2, close: 9 });
  });

  // The highest and the lowest of the usable bars, and the close of the last to end: those of the hour.
  test("a longer one of which shorter ones leave a part untold counts", () => {
    const some = [bar(DAY, "08:10", 5, [5, 6, 4, 5]), bar(DAY, "08:50", 1, [5, 7, 5, 6])];
    expect(told([...some, ...hours], "04:00", "09:30")).toEqual({ high: 30, low: 0.1, close: 9 });
    expect(told([...hours, ...halves.slice(0, 1)], "08:00", "09:30", "08:40")?.close).toBe(9);
    // Before it has ended, the shorter ones alone.
    expect(told([...some, ...hours], "08:00", "08:59")).toEqual({ high: 7, low: 4, close: 6 });
  });

  test("of two that end together the shorter one's close counts", () => {
    const ends = [bar(DAY, "08:59", 1, [8, 8, 8, 8]), ...hours];
    expect(told(ends, "04:00", "09:30")?.close).toBe(8);
  });
});

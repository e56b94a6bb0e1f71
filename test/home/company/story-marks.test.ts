import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { squareRows } from "../../../server/home/company/square-rows.ts";
import { numberedStories, storyMarks } from "../../../server/home/company/story-marks.ts";
import type { Story } from "../../../server/home/story-view.ts";
import { bars, LISTING, lineOf, story } from "./example.ts";

/** Ten days from 1 January 2025. */
const line = lineOf([10, 11, 12, 13, 14, 15, 16, 17, 18, 19]);

function marksOf(stories: readonly Story[]) {
  return storyMarks(line, stories, numberedStories(stories, [line]));
}

describe("stories on a price line", () => {
  test("are numbered in the order of the list, each at its moment on the line", () => {
    const marks = marksOf([
      // 16:00 in New York.
      story(31, { date: "2025-01-07", at: "2025-01-07T21:00:00.000Z" }),
      story(30, { date: "2025-01-04", at: "2025-01-04T09:00:00.000Z" }),
    ]);
    expect(marks).toMatchObject([
      { number: 1, id: "mark-7-1", href: "#story-31-number", price: 16, when: "7 Jan 2025, 16:00" },
      { number: 2, id: "mark-7-2", href: "#story-30-number", price: 12.5, when: "4 Jan 2025, 04:00" },
    ]);
    expect(marks.map(({ left }) => left)).toEqual([66.667, 27.778]);
    expect(marks[0]?.top).toBe(line.top(16));
  });

  test("with a date only stand on that date", () => {
    const [mark] = marksOf([story(1, { date: "2025-01-04", time: "23:00" })]);
    expect(mark).toMatchObject({ when: "4 Jan 2025", price: 13 });
    expect(mark?.left).toBe(line.left({ date: "2025-01-04", time: null }));
  });

  test("without a date stand on the day their moves speak of, and without either nowhere", () => {
    expect(marksOf([story(1, {}, "2025-01-03")])).toMatchObject([{ when: "3 Jan 2025" }]);
    expect(marksOf([story(1, {})])).toEqual([]);
  });

  test("before the first bar or after the last have no number and no mark", () => {
    const stories = [
      story(4, { date: "2025-01-11" }),
      story(3, { date: "2025-01-10" }),
      story(2, { date: "2025-01-01" }),
      story(1, { date: "2024-12-31" }),
    ];
    expect([...numberedStories(stories, [line])]).toEqual([
      [3, 1],
      [2, 2],
    ]);
    expect(marksOf(stories).map(({ number, left }) => ({ number, left }))).toEqual([
      { number: 1, left: 100 },
      { number: 2, left: 0 },
    ]);
  });

  test("keep one number on all lines of a company, each by the clock of its exchange", () => {
    const home = lineOf([80, 81, 82, 83], {
      listing: { ...LISTING, id: 8, mic: "XHKG" },
      bars: bars([80, 81, 82, 83], "2025-01-04"),
    });
    // In New York still the 3rd, in Hong Kong the 4th.
    const stories = [story(2, { date: "2025-01-06" }), story(1, { at: "2025-01-04T02:00:00.000Z" })];
    const numbers = numberedStories(stories, [line, home]);
    expect(storyMarks(home, stories, numbers).map(({ number, when }) => `${number} ${when}`)).toEqual([
      ...["1 6 Jan 2025", "2 4 Jan 2025, 10:00"],
    ]);
    expect(storyMarks(line, stories, numbers)[1]?.when).toBe("3 Jan 2025, 21:00");
  });
});

describe("the rows of their squares", () => {
  test("a step up for those nearer than 24 pixels, by the width of the line", () => {
    // 5% of the widths: 12 pixels, 24, 42 and 60.
    expect(squareRows([50, 55])).toEqual({
      squares: ["narrow-0 medium-0 wide-0 full-0", "narrow-1 medium-0 wide-0 full-0"],
      head: "narrow-1 medium-0 wide-0 full-0",
    });
  });

  test("from left to right, whatever their order in the list", () => {
    expect(squareRows([90, 52, 50]).squares.map((classes) => classes.split(" ")[0])).toEqual([
      ...["narrow-0", "narrow-1", "narrow-0"],
    ]);
  });

  test("five of one week have a row each; of more only a dot is drawn", () => {
    const rows = squareRows([50, 50.1, 50.2, 50.3, 50.4, 50.5]).squares.map(
      (classes) => classes.split(" ")[2],
    );
    expect(rows).toEqual(["wide-0", "wide-1", "wide-2", "wide-3", "wide-4", "wide-bare"]);
  });

  test("none overlaps another of its row", () => {
    const places = fc.array(fc.double({ min: 0, max: 100, noNaN: true }), { maxLength: 30 });
    fc.assert(
      fc.property(places, (lefts) => {
        const { squares } = squareRows(lefts);
        for (const [w, width] of [240, 480, 840, 1200].entries()) {
          const rows = squares.map((classes) => classes.split(" ")[w] ?? "");
          for (const [i, left] of lefts.entries())
            for (const [j, other] of lefts.entries())
              if (i !== j && rows[i] === rows[j] && !rows[i]?.endsWith("bare"))
                expect((Math.abs(left - other) * width) / 100).toBeGreaterThanOrEqual(24 - 1e-9);
        }
      }),
    );
  });

  test("no story needs no row", () => {
    expect(squareRows([])).toEqual({ squares: [], head: "narrow-0 medium-0 wide-0 full-0" });
  });
});

import { describe, expect, test } from "vitest";
import { checkMove } from "../../../server/checks/check-move.ts";
import type { CheckReport } from "../../../server/checks/report.ts";
import { differingReports, missOf, type ToldMove } from "../../../server/home/company/day-reports.ts";
import { differingView } from "../../../server/home/company/day-reports-view.ts";
import type { ReportedMove } from "../../../server/moves/moves.ts";
import { at, bar, evidence, WEEK } from "../../checks/example.ts";
import { move } from "../../moves/example.ts";
import { LISTING, story } from "./example.ts";

const DAY = "2025-12-10";
/** Over a close of 100: a premarket high of 4.4%, a premarket low of −2%, and a close of 4%. */
const PRICES = evidence({
  daily: WEEK,
  intraday: [
    bar(DAY, "08:00", 1, [101, 104.4, 101, 104]),
    bar(DAY, "08:30", 1, [104, 104, 98, 99]),
    bar(DAY, "15:59", 1, [104, 104, 104, 104]),
  ],
});

/** What a story tells of the day at a time, checked. */
function told(newsId: number, given: Partial<ReportedMove>, time = "09:00"): ToldMove {
  const instant = at(DAY, time);
  const { item } = story(newsId, { date: DAY, time, zone: "America/New_York", at: instant });
  const one = move({ ...{ id: newsId, newsId, listing: LISTING, tradeDate: null }, ...given });
  const checked = checkMove(one, item.published, () => PRICES);
  const nothing = { basis: null, points: [], passedOver: [] };
  const report: CheckReport = { ...checked, hasBars: true, hasCalendar: true, ...nothing };
  return { item: { ...item, publisher: `Paper ${newsId}`, sortAt: instant }, move: one, report };
}

const ids = (day: { told: readonly ToldMove[] } | undefined) => day?.told.map(({ item }) => item.id);

describe("reports of one day", () => {
  test("that say different figures stand beside each other, the first told first", () => {
    const [day, ...others] = differingReports([
      told(1, { percent: 4, statistic: "extreme" }, "09:10"),
      told(2, { percent: 3, statistic: "extreme" }, "09:00"),
    ]);
    expect(others).toEqual([]);
    expect(day).toMatchObject({ session: DAY, moment: "same", listing: { ticker: "NMRX" } });
    expect(ids(day)).toEqual([2, 1]);
    expect(day?.nearest?.item.id).toBe(1);
  });

  test("that say the other direction do too", () => {
    const days = differingReports([told(1, { percent: 3 }), told(2, { percent: -3 })]);
    expect(ids(days[0])).toEqual([1, 2]);
  });

  test.each([
    ["the same figure", [told(1, { percent: 3 }), told(2, { percent: 3, decimals: 1, qualifier: "about" })]],
    ["two figures of one story", [told(1, { percent: 3 }), told(1, { id: 9, percent: 4 })]],
    ["other listings", [told(1, { percent: 3 }), told(2, { percent: 4, listing: { ...LISTING, id: 8 } })]],
    ["no listing", [told(1, { percent: 3, listing: null }), told(2, { percent: 4, listing: null })]],
    ["other sessions", [told(1, { percent: 3 }), told(2, { percent: 4, tradeDate: "2025-12-09" })]],
    ["one report", [told(1, { percent: 3 })]],
  ])("%s: there is nothing to set beside each other", (_what, moves) => {
    expect(differingReports(moves)).toEqual([]);
    expect(differingView(differingReports(moves), [])).toBeNull();
  });

  test("of two prices of the day say so, and none is nearer", () => {
    const days = differingReports([
      told(1, { percent: 4, session: "premarket", statistic: "extreme" }),
      told(2, { percent: 3, session: "regular", statistic: "close" }, "17:00"),
    ]);
    expect(days[0]).toMatchObject({ moment: "different", nearest: null });
    expect(differingView(days, [])?.days[0]?.sentences).toEqual([
      "They do not speak of the same price of the day, so that more than one can be right: premarket, at its extreme; and regular session, close.",
    ]);
  });

  test("a word left out that means the same is no difference", () => {
    const days = differingReports([
      told(1, { percent: 4, session: "regular", statistic: "close" }, "17:00"),
      told(2, { percent: 2, session: null, statistic: "last" }, "17:30"),
    ]);
    expect(days[0]?.moment).toBe("same");
  });

  test("last prices are those of each report's own time", () => {
    const days = differingReports([
      told(1, { percent: 4, statistic: "last" }, "08:05"),
      told(2, { percent: -3, statistic: "last" }, "08:35"),
    ]);
    expect(days[0]).toMatchObject({ moment: "as_reported", nearest: { item: { id: 1 } } });
    expect(differingView(days, [])?.days[0]?.sentences).toEqual([
      "Both speak of the same price: premarket, last, each as it was when it was reported.",
      "Paper 1 was nearer: 0.0 points off, the other 1.0.",
    ]);
  });

  test("of three, the nearest; of two as near as each other, none", () => {
    const extremes = (figures: number[]) =>
      differingReports(
        figures.map((percent, i) => told(i + 1, { percent, decimals: 1, statistic: "extreme" })),
      );
    const three = extremes([3, 4.5, 6]);
    expect(three[0]?.nearest?.item.id).toBe(2);
    expect(differingView(three, [])).toMatchObject({
      heading: "Several reports of one day",
      days: [
        {
          sentences: [
            expect.stringContaining("All speak of the same price"),
            expect.stringContaining("Paper 2 was nearest: 0.1 points off, the others 1.4 and 1.6."),
          ],
        },
      ],
    });
    expect(extremes([4.3, 4.5])[0]?.nearest).toBeNull();
  });
});

describe("how far a report was off", () => {
  test.each([
    ["short of it", { percent: 3 }, 1.4],
    ["beyond it", { percent: 6 }, 1.6],
    ["a range that holds it", { percent: 4, percentTo: 5, qualifier: "range" as const }, 0],
    ["a range short of it", { percent: 2, percentTo: 4, qualifier: "range" as const }, 0.4],
  ])("%s", (_what, given, miss) => {
    expect(missOf(told(1, { ...given, statistic: "extreme" }))).toBe(miss);
  });

  test("a fall by its own low, a fall that was a rise by both", () => {
    expect(missOf(told(1, { percent: -3, statistic: "extreme" }))).toBe(1);
    expect(missOf(told(1, { percent: -1, session: "regular", statistic: "close" }, "17:00"))).toBe(5);
  });

  test("nothing measured, nothing off", () => {
    expect(missOf(told(1, { percent: 3, session: "after_hours", tradeDate: "2025-12-09" }))).toBeNull();
  });
});

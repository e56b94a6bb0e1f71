import { describe, expect, test } from "vitest";
import type { Occasion, Phase } from "../../server/checks/checks.ts";
import { referenceOf, splitFactor } from "../../server/checks/reference.ts";
import type { CorporateAction } from "../../server/prices/prices.ts";
import { evidence, note, usCalendar, WEEK } from "./example.ts";

const split = (exDate: string, value: number): CorporateAction => ({ exDate, kind: "split", value });
const dividend = (exDate: string, value: number): CorporateAction => ({ exDate, kind: "dividend", value });

function on(date: string, phase: Phase): Occasion {
  const session = usCalendar().session(date);
  if (!session) throw new Error(`${date} is no session`);
  return { session, phase, statistic: "last" };
}

describe("what a move is measured from", () => {
  test.each([
    ["2025-12-10", "premarket", 100],
    ["2025-12-10", "regular", 100],
    ["2025-12-10", "after_hours", 104],
    ["2025-12-10", "overnight", 104],
    // Monday from Friday.
    ["2025-12-15", "premarket", 102],
  ] as const)("on %s, %s: %f", (date, phase, price) => {
    expect(referenceOf(on(date, phase), evidence({ daily: WEEK }))).toEqual({
      ...{ price, exDividend: null, isNoted: false },
    });
  });

  test("where that bar is missing, no neighbour takes its place", () => {
    const { "2025-12-09": _, ...without } = WEEK;
    expect(referenceOf(on("2025-12-10", "premarket"), evidence({ daily: without }))).toBe(
      "no_previous_close",
    );
    expect(referenceOf(on("2025-12-09", "after_hours"), evidence({ daily: without }))).toBe(
      "no_reference_close",
    );
  });

  test("a day that was none is passed over", () => {
    const { "2025-12-09": _, ...without } = WEEK;
    const known = evidence({ daily: without, closed: ["2025-12-09"] });
    expect(referenceOf(on("2025-12-10", "premarket"), known)).toMatchObject({ price: 100 });
    expect(
      referenceOf(on("2025-12-10", "premarket"), evidence({ daily: WEEK, closed: ["2025-12-09"] })),
    ).toEqual({
      ...{ price: WEEK["2025-12-08"]?.[3], exDividend: null, isNoted: false },
    });
  });
});

describe("splits", () => {
  test("between the reference and the session are taken out, others are not", () => {
    const actions = [split("2025-12-09", 3), split("2025-12-10", 4), split("2025-12-11", 5)];
    const known = evidence({ daily: WEEK, actions });
    expect(referenceOf(on("2025-12-10", "premarket"), known)).toMatchObject({ price: 25 });
    expect(referenceOf(on("2025-12-10", "after_hours"), known)).toMatchObject({ price: 104 });
    // A consolidation of ten into one.
    const fewer = evidence({ daily: WEEK, actions: [split("2025-12-10", 0.1)] });
    expect(referenceOf(on("2025-12-10", "regular"), fewer)).toMatchObject({ price: 1000 });
  });

  test("over a weekend, whatever day they are dated", () => {
    const known = evidence({ daily: WEEK, actions: [split("2025-12-13", 2)] });
    expect(referenceOf(on("2025-12-15", "premarket"), known)).toMatchObject({ price: 51 });
  });

  test("multiply, from after one date up to another; dividends do not count", () => {
    const actions = [split("2025-12-09", 2), split("2025-12-10", 3), dividend("2025-12-10", 7)];
    expect(splitFactor(actions, "2025-12-08", "2025-12-10")).toBe(6);
    expect(splitFactor(actions, "2025-12-09", "2025-12-10")).toBe(3);
    expect(splitFactor(actions, "2025-12-10", "2025-12-31")).toBe(1);
  });
});

describe("dividends", () => {
  test("are left in the reference; on the ex-date it is told without them as well", () => {
    const known = evidence({ daily: WEEK, actions: [dividend("2025-12-10", 2)] });
    expect(referenceOf(on("2025-12-10", "premarket"), known)).toMatchObject({ price: 100, exDividend: 98 });
    expect(referenceOf(on("2025-12-11", "premarket"), known)).toMatchObject({ exDividend: null });
    // That day's close is made without it already.
    expect(referenceOf(on("2025-12-10", "after_hours"), known)).toMatchObject({ exDividend: null });
  });

  test("are per share as traded before a split of the same day", () => {
    const known = evidence({ daily: WEEK, actions: [split("2025-12-10", 4), dividend("2025-12-10", 2)] });
    expect(referenceOf(on("2025-12-10", "premarket"), known)).toMatchObject({ price: 25, exDividend: 24.5 });
  });

  test("of more than the share was worth make no reference", () => {
    const known = evidence({ daily: WEEK, actions: [dividend("2025-12-10", 100)] });
    expect(referenceOf(on("2025-12-10", "premarket"), known)).toMatchObject({ price: 100, exDividend: null });
  });
});

describe("a close that somebody wrote down", () => {
  const noted = (price: number) => ({ price, exDividend: null, isNoted: true });

  test("serves where there is no bar", () => {
    const notes = [note("2025-12-10", "08:00", "previous_close", 90)];
    expect(referenceOf(on("2025-12-10", "premarket"), evidence({ notes }))).toEqual(noted(90));
    expect(referenceOf(on("2025-12-10", "regular"), evidence({ notes }))).toEqual(noted(90));
    expect(referenceOf(on("2025-12-10", "premarket"), evidence({ notes, daily: WEEK }))).toMatchObject({
      ...{ price: 100, isNoted: false },
    });
    expect(referenceOf(on("2025-12-11", "premarket"), evidence({ notes }))).toBe("no_previous_close");
  });

  test("is the close itself, noted once it was made", () => {
    const notes = [note("2025-12-10", "15:59", "close", 80), note("2025-12-10", "16:05", "close", 90)];
    expect(referenceOf(on("2025-12-10", "after_hours"), evidence({ notes }))).toEqual(noted(90));
    expect(referenceOf(on("2025-12-11", "premarket"), evidence({ notes }))).toEqual(noted(90));
    const early = evidence({ notes: notes.slice(0, 1) });
    expect(referenceOf(on("2025-12-10", "after_hours"), early)).toBe("no_reference_close");
  });
});

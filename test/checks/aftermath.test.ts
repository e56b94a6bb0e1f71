import { describe, expect, test } from "vitest";
import { aftermathOf, openingGap } from "../../server/checks/aftermath.ts";
import type { Occasion, Phase } from "../../server/checks/checks.ts";
import type { Statistic } from "../../server/moves/moves.ts";
import { evidence, usCalendar, WEEK } from "./example.ts";

const CALENDAR = usCalendar();
const KNOWN = evidence({ daily: WEEK });

function on(date: string, phase: Phase, statistic: Statistic = "last"): Occasion {
  const session = CALENDAR.session(date);
  if (!session) throw new Error(`${date} is no session`);
  return { session, phase, statistic };
}

/** What became of a move from 100, measured on 10 December. */
function became(moved: number, occasion = on("2025-12-10", "premarket"), known = KNOWN) {
  return aftermathOf(moved, 100, occasion, known, known.calendar ?? CALENDAR);
}

/** Checkpoints as moves only, rounded. */
function moves(checkpoints: ReturnType<typeof became>["checkpoints"]) {
  const rounded = (move: number | null) => (move === null ? null : Number(move.toFixed(9)));
  return Object.fromEntries(Object.entries(checkpoints).map(([name, { move }]) => [name, rounded(move)]));
}

describe("what is looked at afterwards", () => {
  test("of a premarket move: its session's open and close, and the closes one and five sessions later", () => {
    expect(moves(became(4).checkpoints)).toEqual({ open: 2, close: 4, d1: 5, d5: 3 });
  });

  test("of a late move: the next session's", () => {
    for (const phase of ["after_hours", "overnight"] as const)
      expect(moves(became(4, on("2025-12-10", phase)).checkpoints)).toEqual({
        open: 3,
        close: 5,
        d1: 2,
        d5: 10,
      });
  });

  test("of a regular move: its close, no open", () => {
    for (const statistic of ["last", "extreme", "open"] as const)
      expect(moves(became(4, on("2025-12-10", "regular", statistic)).checkpoints)).toEqual({
        ...{ close: 4, d1: 5, d5: 3 },
      });
  });

  test("of a close: the closes after it", () => {
    expect(moves(became(4, on("2025-12-10", "regular", "close")).checkpoints)).toEqual({ d1: 5, d5: 3 });
    // The close of an extended session is followed to a regular close.
    const late = became(4, on("2025-12-10", "after_hours", "close"));
    expect(moves(late.checkpoints)).toEqual({ open: 3, close: 5, d1: 2, d5: 10 });
    expect(late.aftermath).toBe("extended");
  });

  test("what is missing stays, without figures", () => {
    const { "2025-12-11": _, ...without } = WEEK;
    const { checkpoints } = became(4, on("2025-12-10", "premarket"), evidence({ daily: without }));
    expect(checkpoints.d1).toEqual({ move: null, retained: null });
    expect(moves(checkpoints)).toEqual({ open: 2, close: 4, d1: null, d5: 3 });
    expect(moves(became(4, on("2025-12-19", "after_hours")).checkpoints)).toEqual({
      ...{ open: null, close: null, d1: null, d5: null },
    });
  });

  test("a day that was none is not counted", () => {
    const known = evidence({ daily: WEEK, closed: ["2025-12-11"] });
    expect(moves(became(4, on("2025-12-10", "premarket"), known).checkpoints)).toEqual({
      ...{ open: 2, close: 4, d1: 2, d5: 10 },
    });
  });

  test("prices after a split are put on the share basis of the claim", () => {
    const actions = [
      { exDate: "2025-12-10", kind: "split", value: 9 },
      { exDate: "2025-12-11", kind: "split", value: 2 },
      { exDate: "2025-12-15", kind: "split", value: 3 },
    ] as const;
    const { checkpoints } = became(4, on("2025-12-10", "premarket"), evidence({ daily: WEEK, actions }));
    expect(moves(checkpoints)).toEqual({ open: 2, close: 4, d1: 110, d5: 518 });
  });
});

describe("the word for it", () => {
  test.each([
    // The close is 4% above the reference.
    [16, "faded"],
    [5.34, "faded"],
    [5.33, "held"],
    [4, "held"],
    [3.21, "held"],
    [3.2, "extended"],
    [1, "extended"],
    [-1, "reversed"],
    [0.25, "extended"],
    [0.2499, "too_small"],
    [-0.2, "too_small"],
  ] as const)("a move of %f%% that ended at 4%%: %s", (moved, word) =>
    expect(became(moved).aftermath).toBe(word),
  );

  test.each([
    [175, "held"],
    [174.99, "faded"],
    [225, "extended"],
    [224.99, "held"],
  ] as const)("one that doubled the price and closed at %f: %s", (close, word) => {
    const known = evidence({ daily: { "2025-12-10": [100, 300, 100, close] } });
    expect(became(100, on("2025-12-10", "premarket"), known).aftermath).toBe(word);
  });

  test("one that came back to nothing has faded", () => {
    const known = evidence({ daily: { "2025-12-10": [100, 100, 100, 100] } });
    expect(became(4, on("2025-12-10", "premarket"), known).aftermath).toBe("faded");
  });

  test("a close is judged by the next one", () => {
    expect(became(4, on("2025-12-10", "regular", "close")).aftermath).toBe("extended");
    expect(became(8, on("2025-12-10", "regular", "close")).aftermath).toBe("faded");
  });

  test("of a small move the checkpoints are told, but no shares of it", () => {
    const { checkpoints } = became(0.1);
    expect(moves(checkpoints)).toEqual({ open: 2, close: 4, d1: 5, d5: 3 });
    expect(Object.values(checkpoints).map(({ retained }) => retained)).toEqual([null, null, null, null]);
    expect(became(8).checkpoints.close?.retained).toBeCloseTo(0.5, 12);
  });

  test("without that close there is none", () => {
    expect(became(4, on("2025-12-19", "after_hours")).aftermath).toBe("no_data");
    expect(became(0.1, on("2025-12-19", "after_hours")).aftermath).toBe("too_small");
  });
});

test("the gap of an extended session is the next open, on its share basis", () => {
  const gap = (phase: Phase, known = KNOWN) => openingGap(100, on("2025-12-10", phase), known, CALENDAR);
  expect(gap("premarket")).toBeCloseTo(2, 9);
  expect(gap("after_hours")).toBeCloseTo(3, 9);
  const actions = [{ exDate: "2025-12-11", kind: "split", value: 2 }] as const;
  expect(gap("after_hours", evidence({ daily: WEEK, actions }))).toBeCloseTo(106, 9);
  expect(openingGap(100, on("2025-12-19", "after_hours"), KNOWN, CALENDAR)).toBeNull();
});

import { describe, expect, test } from "vitest";
import type { Check } from "../../server/checks/checks.ts";
import type { CheckReport } from "../../server/checks/report.ts";
import { checkedMoveView } from "../../server/checks/view.ts";
import type { ReportedMove } from "../../server/moves/moves.ts";
import { moveView } from "../../server/moves/view.ts";
import { META, move } from "../moves/example.ts";

/** A rise of 3.1% at the premarket high, most of it gone by the close. */
const CHECK: Check = {
  ...{
    verdict: "confirmed",
    session: "2025-12-10",
    ref: 100,
    measured: 3.1,
    measuredLo: 3.1,
    measuredHi: 3.1,
  },
  ...{ interval: [2.5, 3.5], aftermath: "faded", proxy: null, phase: "premarket", statistic: "extreme" },
  ...{ reason: null, flags: [], alt: null, source: "intraday", isNotedReference: false },
  checkpoints: {
    open: { move: 1.2, retained: 1.2 / 3.1 },
    close: { move: -0.6, retained: -0.6 / 3.1 },
    d1: { move: null, retained: null },
  },
};

const REPORT: CheckReport = {
  ...{ check: CHECK, reportedAt: "2025-12-10T14:12:00.000Z", note: null, hasBars: true, hasCalendar: true },
  basis: { source: "intraday", count: 189, interval: 60, at: Date.parse("2025-12-10T13:48:00Z") / 1000 },
  points: [
    { key: "open", date: "2025-12-10", move: 1.2, retained: 1.2 / 3.1, state: "known" },
    { key: "close", date: "2025-12-10", move: -0.6, retained: -0.6 / 3.1, state: "known" },
    { key: "d1", date: "2025-12-11", move: null, retained: null, state: "ahead" },
  ],
  passedOver: [],
};

function view(given: Partial<CheckReport> & { check?: Check } = {}, of: ReportedMove = move()) {
  return checkedMoveView(of, moveView(of), { ...REPORT, ...given }, "Europe/Berlin");
}

function without(reason: Check["reason"], given: Partial<Check> = {}): Check {
  const none = { verdict: "no_data", measured: null, measuredLo: null, measuredHi: null } as const;
  return { ...CHECK, ...none, source: null, aftermath: "no_data", checkpoints: {}, reason, ...given };
}

describe("a check as the pages print it", () => {
  test("the verdict, the measured figure and what became of it", () => {
    const { check, sentence } = view();
    expect(check).toMatchObject({
      ...{ title: "Confirmed, then faded", verdict: "confirmed", hasFaded: true },
      basis: { short: "189 × 1m", spoken: "189 one-minute bars" },
      sentence:
        "Up 3.1% at its premarket high, 1.2% at the open, down 0.6% at the close. From 189 one-minute bars, to within 0.02 points.",
      measuredAt: " at 08:48 New York (14:48 in Berlin), 103.10 over 100.00",
    });
    expect(sentence).toBe(
      `Alibaba (BABA): reported +3%, premarket, at its extreme. Confirmed, then faded. ${check.sentence}`,
    );
  });

  test("a figure not known yet is an en dash, one that does not apply is left blank", () => {
    expect(view().check.cells?.map(({ text, direction }) => [text, direction])).toEqual([
      ["+3.1", "up"],
      ["+1.2", "up"],
      ["−0.6", "down"],
      ["–", "flat"],
      ["", "flat"],
    ]);
  });

  test("the walk keeps price and share", () => {
    expect(view().check.walk.map(({ label, figure, detail }) => [label, figure, detail])).toEqual([
      ["Measured, 08:48", "+3.1%", "103.10"],
      ["Open, 10 Dec", "+1.2%", "101.20, kept 39%"],
      ["Close, 10 Dec", "−0.6%", "99.40, reversed"],
      ["+1 session, 11 Dec", null, "not yet"],
    ]);
  });

  test("the marks of its bar: the latest known is the dot", () => {
    expect(view().bar).toMatchObject({
      ...{ said: 3, near: 2.5, far: 3.5, measured: 3.1, range: null },
      after: [
        { value: 1.2, label: "open", figure: "open +1.2", isLatest: false },
        { value: -0.6, label: "close", figure: "close −0.6", isLatest: true },
      ],
    });
  });

  test("a range is drawn on the side of the claim", () => {
    const fall = { ...CHECK, measured: -1.2, measuredLo: 0.8, measuredHi: 1.6 };
    expect(view({ check: fall }, META).bar.range).toEqual([-0.8, -1.6]);
  });

  test("what daily bars only bound says between what", () => {
    const bounded = {
      ...CHECK,
      verdict: "plausible",
      measured: null,
      measuredLo: -0.04,
      measuredHi: 3.4,
    } as const;
    const { check } = view({
      check: { ...bounded, source: "daily", aftermath: "no_data", phase: "regular" },
    });
    expect(check).toMatchObject({ title: "Plausible", cells: null, walk: [] });
    expect(check.reason).toBe("Between 0.0% and +3.4% that day: the daily bar tells no more.");
  });

  test("an ex-dividend day is shown both ways, and what was assumed is said", () => {
    const check: Check = {
      ...CHECK,
      flags: ["ex_dividend", "stale"],
      alt: { measured: 4.2, verdict: "understated" },
    };
    expect(
      view({ check, note: "time not given: taken as published at the end of that day" }).check.notes,
    ).toEqual([
      "Time not given: taken as published at the end of that day.",
      "No trade in the 20 minutes before the report.",
      "BABA traded ex-dividend: against the close less the dividend +4.2%, understated.",
    ]);
  });
});

describe("what cannot be checked says why", () => {
  const none = { basis: null, points: [] };

  test("without any bar of the listing all stays as it is said of the move", () => {
    const unchecked = view({ ...none, check: without("before_data"), hasBars: false });
    expect(unchecked.check).toMatchObject({
      verdict: "unchecked",
      ...moveView(move()).unchecked,
      cells: null,
    });
    expect(unchecked.sentence).toBe(moveView(move()).sentence);
    expect(unchecked.bar).toMatchObject({ measured: null, range: null, after: [] });
  });

  test.each([
    ["before_data", "No daily bar of BABA goes back to that session.", "/prices/import"],
    ["no_previous_close", "The close of the session before is missing.", "/prices/import"],
    ["no_reference_close", "The close of that session is missing.", "/prices/import"],
    ["no_bars_at_report_time", "No price of that session up to the report.", "/prices/import"],
  ] as const)("%s", (reason, words, href) => {
    const { check } = view({ ...none, check: without(reason) });
    expect(check).toMatchObject({ title: "No data", verdict: "no_data", reason: words, link: { href } });
  });

  test("daily bars cannot show a premarket high; the gap is shown, not judged", () => {
    const { check } = view({ ...none, check: without("no_extended_hours_data", { proxy: -1.44 }) });
    expect(check.reason).toBe(
      "Daily bars cannot show a premarket high. Gap at the open: −1.4%, shown, not judged.",
    );
  });

  test("a story without a date leads to where the date is given", () => {
    const { check } = view({ ...none, check: without("no_bars_at_report_time"), reportedAt: null });
    expect(check).toMatchObject({ link: { text: "Add the date", href: "/news/1/edit#field-date" } });
  });

  test("an exchange whose sessions are not known", () => {
    const { check } = view({ ...none, check: without("before_data"), hasCalendar: false });
    expect(check).toMatchObject({ reason: "The sessions of BABA’s exchange are not known.", link: null });
  });
});

import { describe, expect, test } from "vitest";
import { checkClaim, UNKNOWN_SYMBOL } from "../../server/checks/check.ts";
import type { Claim } from "../../server/checks/checks.ts";
import { at, bar, claim, evidence, note, WEEK } from "./example.ts";

const DAY = "2025-12-10";
const PREMARKET = [bar(DAY, "08:00", 5, [103, 104, 103, 104]), bar(DAY, "08:50", 5, [104, 104, 102, 103])];
const KNOWN = evidence({ daily: WEEK, intraday: PREMARKET });

function checked(given: Partial<Claim>, known = KNOWN) {
  return checkClaim(claim(given), known);
}

describe("a claim that can be measured", () => {
  test("has its verdict, its measure and what became of it", () => {
    const check = checked({});
    expect(check).toMatchObject({
      ...{ verdict: "confirmed", session: DAY, phase: "premarket", statistic: "last", ref: 100 },
      ...{ interval: [2.5, 3.5], aftermath: "extended", proxy: null, reason: null, flags: [], alt: null },
      ...{ source: "intraday", isNotedReference: false },
    });
    expect(check.measured).toBeCloseTo(3, 9);
    expect(check.measuredLo).toBeCloseTo(2, 9);
    expect(check.measuredHi).toBeCloseTo(4, 9);
    expect(check.checkpoints.close?.retained).toBeCloseTo(4 / 3, 9);
  });

  test("a fall is measured with its sign, its ends in the direction claimed", () => {
    const check = checked({ direction: "down" });
    expect(check.verdict).toBe("opposite_direction");
    expect(check.measured).toBeCloseTo(3, 9);
    expect(check.measuredLo).toBeCloseTo(-4, 9);
    expect(check.measuredHi).toBeCloseTo(-2, 9);
    // What became of it is told of the move that was made.
    expect(check.aftermath).toBe("extended");
  });

  test.each([
    // The range measured is 2 to 4.
    ["4.2%", { value: 4.2, decimals: 1 }, "overstated"],
    ["1%", { value: 1 }, "understated"],
    ["4%", { value: 4 }, "confirmed"],
    ["nearly 2%", { value: 2, qualifier: "nearly" }, "confirmed"],
    ["nearly 1.5%", { value: 1.5, decimals: 1, qualifier: "nearly" }, "understated"],
    ["more than 4%", { value: 4, qualifier: "more_than" }, "confirmed"],
    ["more than 4.5%", { value: 4.5, decimals: 1, qualifier: "more_than" }, "overstated"],
    ["less than 2%", { value: 2, qualifier: "less_than" }, "confirmed"],
    ["about 1%", { value: 1, qualifier: "about" }, "understated"],
    ["about 1.9%", { value: 1.9, decimals: 1, qualifier: "about" }, "understated"],
    ["between 5% and 6%", { value: 5, value2: 6, qualifier: "range" }, "overstated"],
    ["between 4% and 6%", { value: 4, value2: 6, qualifier: "range" }, "confirmed"],
    ["unchanged", { value: 0, direction: "flat" }, "understated"],
  ] as const)("said to be up %s", (_said, given, verdict) => expect(checked(given).verdict).toBe(verdict));

  test("a stale price is judged by itself and says that it is", () => {
    const check = checked({ reportedAt: at(DAY, "08:40"), value: 4 });
    expect(check).toMatchObject({ verdict: "confirmed", flags: ["stale"] });
    expect(check.measuredLo).toBe(check.measuredHi);
  });

  test("a cheap share's prices need not agree to the tick", () => {
    // At 0.50 half a tick is a whole percent.
    const daily = { "2025-12-09": [0.5, 0.5, 0.5, 0.5] } as const;
    const cheap = evidence({
      daily: { ...daily },
      intraday: [bar(DAY, "08:55", 5, [0.51, 0.51, 0.51, 0.51])],
    });
    expect(checked({}, cheap).verdict).toBe("confirmed");
    expect(checked({ value: 4 }, cheap).verdict).toBe("overstated");
  });

  test("a split overnight makes no fall", () => {
    const actions = [{ exDate: DAY, kind: "split", value: 4 }] as const;
    const intraday = [bar(DAY, "08:55", 5, [25.75, 25.75, 25.75, 25.75])];
    const check = checked({}, evidence({ daily: WEEK, intraday, actions }));
    expect(check).toMatchObject({ verdict: "confirmed", ref: 25 });
    expect(check.measured).toBeCloseTo(3, 9);
  });
});

describe("on an ex-dividend day", () => {
  const known = (value: number) =>
    evidence({ daily: WEEK, intraday: PREMARKET, actions: [{ exDate: DAY, kind: "dividend", value }] });

  test("the move is told against the close less the dividend as well", () => {
    const check = checked({ value: 5, statistic: "close" }, known(2));
    expect(check).toMatchObject({ verdict: "overstated", ref: 100, flags: ["ex_dividend"] });
    expect(check.measured).toBeCloseTo(3, 9);
    expect(check.alt?.verdict).toBe("confirmed");
    expect(check.alt?.measured).toBeCloseTo(100 * (103 / 98 - 1), 9);
    expect(check.interval).toEqual([4.5, 5.5]);
  });

  test("bounds have an alternative without a figure", () => {
    const check = checked({ session: "regular", value: 11, reportedAt: at(DAY, "12:00") }, known(5));
    expect(check).toMatchObject({ verdict: "overstated", measured: null });
    expect(check.alt).toEqual({ measured: null, verdict: "plausible" });
  });

  test("a stale price is flagged too", () => {
    expect(checked({ reportedAt: at(DAY, "08:40") }, known(2)).flags).toEqual(["ex_dividend", "stale"]);
  });
});

describe("by daily bars alone", () => {
  const regular = { session: "regular", reportedAt: at(DAY, "12:00") } as const;

  test("a last price is plausible where the day's range meets it", () => {
    const check = checked(regular);
    expect(check).toMatchObject({
      verdict: "plausible",
      measured: null,
      checkpoints: {},
      aftermath: "no_data",
    });
    expect(check.measuredLo).toBeCloseTo(-1, 9);
    expect(check.measuredHi).toBeCloseTo(6, 9);
    expect(check).toMatchObject({ source: "daily", reason: null, ref: 100 });
  });

  test("and wrong where all of the range is", () => {
    expect(checked({ ...regular, value: 9 }).verdict).toBe("overstated");
    expect(checked({ ...regular, direction: "down", value: 3 }).verdict).toBe("overstated");
    const up = evidence({ daily: { ...WEEK, [DAY]: [102, 106, 101, 104] } });
    expect(checked({ ...regular, value: 0.5, decimals: 1 }, up).verdict).toBe("understated");
    expect(checked({ ...regular, direction: "down" }, up).verdict).toBe("opposite_direction");
  });

  test("an extreme is exact once the session is over", () => {
    const extreme = { ...regular, statistic: "extreme", value: 6 } as const;
    expect(checked(extreme)).toMatchObject({ verdict: "plausible", measured: null });
    const after = checked({ ...extreme, reportedAt: at(DAY, "16:00") });
    expect(after.verdict).toBe("confirmed");
    expect(after.measured).toBeCloseTo(6, 9);
    expect(after.aftermath).toBe("faded");
  });
});

describe("what cannot be measured says why", () => {
  const nothing = {
    verdict: "no_data",
    measured: null,
    measuredLo: null,
    aftermath: "no_data",
    checkpoints: {},
  };

  test("an unknown symbol", () => {
    expect(UNKNOWN_SYMBOL).toMatchObject({
      ...nothing,
      ...{ reason: "unknown_symbol", session: null, phase: null, statistic: null, interval: null, ref: null },
    });
  });

  test("no sessions known of the exchange, or of the year", () => {
    const expected = { ...nothing, reason: "before_data", session: null, phase: "premarket", interval: null };
    expect(checked({}, evidence({ mic: "XLON", daily: WEEK }))).toMatchObject(expected);
    expect(checked({ reportedAt: "1998-01-05T15:00:00Z" })).toMatchObject(expected);
  });

  test("a session before the first bar; the first itself has no close before it", () => {
    const before = { ...nothing, reason: "before_data", session: "2025-12-05", ref: null, interval: null };
    expect(checked({ reportedAt: at("2025-12-05", "09:00") })).toMatchObject(before);
    const late = { session: "after_hours", reportedAt: at("2025-12-06", "09:00") } as const;
    expect(checked(late)).toMatchObject(before);
    expect(checked({ reportedAt: at("2025-12-08", "09:00") })).toMatchObject({
      ...{ ...nothing, reason: "no_previous_close", session: "2025-12-08", interval: null },
    });
  });

  test("a reference is asked for before the bars of the session", () => {
    const { "2025-12-09": _, ...without } = WEEK;
    expect(checked({}, evidence({ daily: without }))).toMatchObject({
      reason: "no_previous_close",
      proxy: null,
    });
    const late = { session: "after_hours", reportedAt: at("2025-12-09", "18:00") } as const;
    expect(checked(late, evidence({ daily: without }))).toMatchObject({ reason: "no_reference_close" });
    expect(checked({}, evidence({}))).toMatchObject({ reason: "no_previous_close" });
  });

  test("no bars of an extended session: the gap is shown, not judged", () => {
    const check = checked({ dailyOnly: true });
    expect(check).toMatchObject({
      ...nothing,
      reason: "no_extended_hours_data",
      ref: 100,
      interval: [2.5, 3.5],
    });
    expect(check.proxy).toBeCloseTo(2, 9);
    const late = checked({ session: "after_hours", reportedAt: at(DAY, "18:00") });
    expect(late.proxy).toBeCloseTo(100 * (103 / 104 - 1), 9);
  });

  test("bars after the report alone", () => {
    const check = checked({ reportedAt: at(DAY, "08:04") });
    expect(check).toMatchObject({ ...nothing, reason: "no_bars_at_report_time", proxy: null, ref: 100 });
  });
});

test("a day that was none is passed over: the day before is meant", () => {
  const known = evidence({ daily: WEEK, closed: [DAY] });
  const check = checked({ session: null, statistic: "close", reportedAt: at(DAY, "18:00") }, known);
  expect(check.session).toBe("2025-12-09");
});

describe("Hong Kong", () => {
  const hk = (time: string) => at(DAY, time, "Asia/Hong_Kong");
  const known = evidence({ mic: "XHKG", daily: WEEK });
  const said = (given: Partial<Claim>) => checked({ session: null, ...given }, known);

  test("its days are its own", () => {
    expect(said({ statistic: "close", reportedAt: hk("16:00") })).toMatchObject({ session: DAY, ref: 100 });
    expect(said({ statistic: "close", reportedAt: hk("15:59") })).toMatchObject({ session: "2025-12-09" });
    expect(said({ statistic: "open", reportedAt: hk("09:30") })).toMatchObject({ session: DAY });
  });

  test("it has no late trading", () => {
    expect(said({ session: "after_hours", reportedAt: hk("18:00") })).toMatchObject({
      ...{ reason: "no_extended_hours_data", session: DAY },
    });
  });
});

describe("from notes, where bars have no answer", () => {
  const notes = [
    note(DAY, "08:00", "previous_close", 50),
    note(DAY, "08:20", "high", 52.5),
    note(DAY, "08:30", "low", 49),
    note(DAY, "08:45", "last", 51.5),
    note(DAY, "09:45", "last", 60),
    note(DAY, "16:10", "open", 51),
    note(DAY, "16:10", "close", 52),
  ];
  const noted = evidence({ notes });

  test.each([
    [{}, 3],
    [{ statistic: "extreme" }, 5],
    [{ statistic: "extreme", direction: "down" }, -2],
    [{ session: "regular", reportedAt: at(DAY, "10:00") }, 20],
    [{ statistic: "open", reportedAt: at(DAY, "18:00") }, 2],
    [{ session: null, reportedAt: at(DAY, "18:00") }, 4],
  ] as const)("%j", (given, percent) => {
    const check = checked(given, noted);
    expect(check.measured).toBeCloseTo(percent, 9);
    expect(check).toMatchObject({ ref: 50, source: "notes", isNotedReference: true, flags: [] });
    expect(check.aftermath).toBe("no_data");
  });

  test("a last price of over 20 minutes ago is stale, a high is not", () => {
    expect(checked({ reportedAt: at(DAY, "09:05") }, noted).flags).toEqual(["stale"]);
    expect(checked({ reportedAt: at(DAY, "09:05"), statistic: "extreme" }, noted).flags).toEqual([]);
  });

  test("a note taken after the report does not count", () => {
    expect(checked({ reportedAt: at(DAY, "08:44") }, noted).reason).toBe("no_extended_hours_data");
    expect(checked({ reportedAt: at(DAY, "08:19"), statistic: "extreme" }, noted).reason).not.toBeNull();
  });

  test("bars come first, each for itself", () => {
    const both = evidence({ daily: WEEK, notes: [note(DAY, "08:45", "last", 103)] });
    expect(checked({}, both)).toMatchObject({ ref: 100, source: "notes", isNotedReference: false });
    expect(checked({}, evidence({ daily: WEEK, intraday: PREMARKET, notes }))).toMatchObject({
      source: "intraday",
    });
    const regular = { session: "regular", reportedAt: at(DAY, "10:00") } as const;
    expect(checked(regular, evidence({ daily: WEEK, notes }))).toMatchObject({
      source: "daily",
      verdict: "plausible",
    });
  });
});

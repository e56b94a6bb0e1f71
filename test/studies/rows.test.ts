import { expect, test } from "vitest";
import { runStudy } from "../../server/studies/engine/run-study.ts";
import { studyTables } from "../../server/studies/rows.ts";
import type { StudyDefinition } from "../../server/studies/study.ts";
import { closesOf, definition, drawnReturns, pricesOf, sessions } from "./example.ts";

const SESSIONS = sessions(70);
const FLAT = closesOf(new Array(70).fill(0));
const CLOSES = {
  INDX: closesOf(drawnReturns(70, 1)),
  AAA: closesOf(drawnReturns(70, 2)),
  FLAT,
};

/** Events of AAA at place 66 and 69, of which the second's window ends after the last session, and unusable ones. */
const EVENTS = [
  { id: "a", symbol: "AAA", when: SESSIONS.dates[66] ?? "" },
  { id: "b", symbol: "AAA", when: SESSIONS.dates[69] ?? "" },
  { id: "few", symbol: "AAA", when: SESSIONS.dates[20] ?? "" },
  { id: "flat", symbol: "FLAT", when: SESSIONS.dates[60] ?? "" },
  { id: "none", symbol: "NONE", when: SESSIONS.dates[60] ?? "" },
  { id: "out", symbol: "AAA", when: "1999-12-31" },
];

function tables(given: Partial<StudyDefinition> = {}) {
  const study = definition({
    events: EVENTS,
    windows: [
      [0, 0],
      [-1, 1],
    ],
    ...given,
  });
  return studyTables(runStudy(study, pricesOf(CLOSES, SESSIONS)));
}

const AGGREGATE = [
  ...["N", "mean", "median", "t_cs", "p_cs", "patell_z", "p_patell", "bmp_t", "p_bmp", "rbar", "kp_bmp_t"],
  ...[
    "p_kp_bmp",
    "kp_patell_z",
    "p_kp_patell",
    "rank_z",
    "p_rank",
    "n_pos",
    "sign_z",
    "p_sign",
    "p_sign_exact",
  ],
  ...["gsign_z", "p_gsign", "p_hat", "sum_aar", "bw_t", "bw_df", "p_bw"],
];

test("every row of a table has the same keys, in their order", () => {
  const { events, days, windows, agg_days, agg_windows } = tables();
  const keys = {
    events: [
      ...["event", "symbol", "when", "session", "status", "L", "alpha", "beta", "sigma", "df"],
      ...["se_alpha", "se_beta", "r2", "rm_mean", "rm_ss"],
    ],
    days: ["event", "symbol", "tau", "session", "ret", "rm", "expected", "ar", "se", "t", "df", "p"],
    windows: [
      ...["event", "symbol", "from", "to", "n", "car", "var_mult", "se", "t", "df", "p"],
      ...["ci_lo", "ci_hi", "reason"],
    ],
    agg_days: ["tau", ...AGGREGATE],
    agg_windows: ["from", "to", ...AGGREGATE],
  };
  for (const [name, rows] of Object.entries({ events, days, windows, agg_days, agg_windows }))
    for (const row of rows) expect(Object.keys(row)).toEqual(keys[name as keyof typeof keys]);
});

test("every event has a row, with what is known of it", () => {
  const { events } = tables();
  const told = events.map(({ event, session, status, L, sigma, r2, beta }) => ({
    ...{ event, session, status, L, hasFit: sigma !== null, hasR2: r2 !== null, beta: beta !== null },
  }));
  expect(told).toEqual([
    { event: "a", session: SESSIONS.dates[66], status: "ok", L: 40, hasFit: true, hasR2: true, beta: true },
    { event: "b", session: SESSIONS.dates[69], status: "ok", L: 40, hasFit: true, hasR2: true, beta: true },
    {
      ...{ event: "few", session: SESSIONS.dates[20], status: "insufficient_estimation", L: 17 },
      ...{ hasFit: false, hasR2: false, beta: false },
    },
    {
      ...{ event: "flat", session: SESSIONS.dates[60], status: "degenerate_variance", L: 40 },
      ...{ hasFit: true, hasR2: false, beta: true },
    },
    {
      ...{ event: "none", session: SESSIONS.dates[60], status: "unknown_symbol", L: null },
      ...{ hasFit: false, hasR2: false, beta: false },
    },
    {
      ...{ event: "out", session: null, status: "event_out_of_range", L: null },
      ...{ hasFit: false, hasR2: false, beta: false },
    },
  ]);
  expect(events[5]).toMatchObject({ symbol: "AAA", when: "1999-12-31" });
});

test("what only the market model has is empty with the others", () => {
  const [mean] = tables({ model: "constant_mean" }).events;
  expect(mean).toMatchObject({
    alpha: expect.any(Number),
    beta: null,
    se_alpha: null,
    rm_mean: null,
    df: 39,
  });
  const [adjusted] = tables({ model: "market_adjusted" }).events;
  expect(adjusted).toMatchObject({ alpha: null, beta: null, sigma: expect.any(Number), r2: null, df: 40 });
});

test("days and windows are those of usable events, with what is missing left empty", () => {
  const { days, windows } = tables();
  expect(days.map(({ event, tau }) => `${event}${tau}`)).toEqual([
    ...["a-2", "a-1", "a0", "a1", "a2", "b-2", "b-1", "b0", "b1", "b2"],
  ]);
  expect(days[9]).toEqual({
    ...{ event: "b", symbol: "AAA", tau: 2, session: null, ret: null, rm: null, expected: null, ar: null },
    ...{ se: null, t: null, df: 38, p: null },
  });
  expect(windows.map(({ event, from, to, n, reason }) => [event, from, to, n, reason])).toEqual([
    ["a", 0, 0, 1, null],
    ["a", -1, 1, 3, null],
    ["b", 0, 0, 1, null],
    ["b", -1, 1, 3, "outside_data"],
  ]);
  expect(windows[3]).toMatchObject({ car: null, var_mult: null, ci_lo: null, ci_hi: null, df: 38 });
  const { car, ci_lo, ci_hi } = windows[1] as Record<string, number>;
  expect(ci_lo).toBeLessThan(car ?? 0);
  expect(ci_hi).toBeGreaterThan(car ?? 0);
});

test("a window without events has its number and nothing else", () => {
  const empty = tables({ events: [] }).agg_windows[1];
  expect(empty).toEqual({
    from: -1,
    to: 1,
    ...Object.fromEntries(AGGREGATE.map((key) => [key, null])),
    N: 0,
  });
});

test("one with a single event leaves out what needs two", () => {
  const { agg_windows } = tables();
  expect(agg_windows[1]).toMatchObject({
    ...{ N: 1, t_cs: null, p_cs: null, bmp_t: null, p_bmp: null, rbar: null, kp_bmp_t: null, p_kp_bmp: null },
    ...{ kp_patell_z: null, p_kp_patell: null, p_sign_exact: 1 },
  });
  const others = [
    "mean",
    "median",
    "patell_z",
    "p_patell",
    "rank_z",
    "sign_z",
    "gsign_z",
    "p_hat",
    "sum_aar",
    "bw_t",
  ];
  for (const key of others) expect(agg_windows[1]?.[key]).toEqual(expect.any(Number));
});

test("rows are made of what JSON has", () => {
  const own = tables();
  expect(JSON.parse(JSON.stringify(own))).toEqual(own);
});

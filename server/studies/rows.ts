import type { Aggregate } from "./engine/aggregate.ts";
import type { TestResult } from "./engine/cross-section.ts";
import type { EventOutcome } from "./engine/event.ts";
import type { StudyOutcome } from "./engine/run-study.ts";

/** A row of a study's output: numbers, text, or null for what there is not. Returns are fractions. */
export type Row = Record<string, number | string | null>;

/**
 * The tables of a study and how their rows are made: one an event, an event's session, an event's
 * window, and the same of all together. One by one: those of thousands of events do not fit at once.
 */
export const TABLE_ROWS = {
  events: ({ events }) => rowsOfEach(events, (event) => [eventRow(event)]),
  days: ({ events }) => rowsOfEach(events, dayRows),
  windows: ({ events }) => rowsOfEach(events, windowRows),
  agg_days: ({ aggregates }) =>
    rowsOfEach(aggregates.days, ({ tau, aggregate }) => [{ tau, ...aggregateRow(aggregate) }]),
  agg_windows: ({ aggregates }) =>
    rowsOfEach(aggregates.windows, ({ window: [from, to], aggregate }) => [
      { from, to, ...aggregateRow(aggregate) },
    ]),
} satisfies Record<string, (outcome: StudyOutcome) => Iterable<Row>>;

export type TableName = keyof typeof TABLE_ROWS;
export const TABLES = Object.keys(TABLE_ROWS) as TableName[];

/** The tables of a study, as programs read them. */
export type StudyTables = Record<TableName, Row[]>;

/** A study's tables, whole. */
export function studyTables(outcome: StudyOutcome): StudyTables {
  return Object.fromEntries(TABLES.map((name) => [name, [...TABLE_ROWS[name](outcome)]])) as StudyTables;
}

function* rowsOfEach<Item>(items: readonly Item[], rowsOf: (item: Item) => Row[]): Generator<Row> {
  for (const item of items) yield* rowsOf(item);
}

function eventRow(outcome: EventOutcome): Row {
  const { event, fit, status, n } = outcome;
  return {
    ...{ event: event.id, symbol: event.symbol, when: event.when },
    ...{ session: sessionAt(outcome, outcome.place), status, L: n },
    ...{ alpha: fit?.alpha ?? null, beta: fit?.market?.beta ?? null },
    ...{ sigma: fit?.sigma ?? null, df: fit?.df ?? null },
    ...{ se_alpha: fit?.market?.seAlpha ?? null, se_beta: fit?.market?.seBeta ?? null },
    ...{ r2: fit?.market?.r2 ?? null, rm_mean: fit?.market?.mean ?? null, rm_ss: fit?.market?.ss ?? null },
  };
}

function dayRows(outcome: EventOutcome): Row[] {
  const { event, fit } = outcome;
  return outcome.days.map(({ tau, place, ret, rm, expected, ar, se, t, p }) => ({
    ...{ event: event.id, symbol: event.symbol, tau, session: sessionAt(outcome, place) },
    ...{ ret, rm, expected, ar, se, t, df: fit?.df ?? null, p },
  }));
}

function windowRows({ event, fit, windows }: EventOutcome): Row[] {
  return windows.map(({ window: [from, to], car, multiple, se, t, p, interval, reason }) => ({
    ...{ event: event.id, symbol: event.symbol, from, to, n: to - from + 1 },
    ...{ car, var_mult: multiple, se, t, df: fit?.df ?? null, p },
    ...{ ci_lo: interval?.[0] ?? null, ci_hi: interval?.[1] ?? null, reason },
  }));
}

function sessionAt({ sessions }: EventOutcome, place: number | null): string | null {
  return place === null ? null : (sessions.dates[place] ?? null);
}

/** An empty cell for each test that there is not. */
function aggregateRow({ n, tests }: Aggregate): Row {
  return {
    ...{ N: n, mean: tests?.mean ?? null, median: tests?.median ?? null },
    ...pair("t_cs", "p_cs", tests?.crossSection),
    ...pair("patell_z", "p_patell", tests?.patell),
    ...pair("bmp_t", "p_bmp", tests?.bmp),
    rbar: tests?.correlation ?? null,
    ...pair("kp_bmp_t", "p_kp_bmp", tests?.kolariPynnonen.bmp),
    ...pair("kp_patell_z", "p_kp_patell", tests?.kolariPynnonen.patell),
    ...pair("rank_z", "p_rank", tests?.rank),
    n_pos: tests?.positive ?? null,
    ...pair("sign_z", "p_sign", tests?.sign),
    p_sign_exact: tests?.sign.exactP ?? null,
    ...pair("gsign_z", "p_gsign", tests?.generalisedSign),
    ...{ p_hat: tests?.positiveShare ?? null, sum_aar: tests?.sumOfMeans ?? null },
    ...{ bw_t: tests?.portfolio?.value ?? null, bw_df: tests?.portfolioDf ?? null },
    p_bw: tests?.portfolio?.p ?? null,
  };
}

function pair(value: string, p: string, test: TestResult | null | undefined): Row {
  return { [value]: test?.value ?? null, [p]: test?.p ?? null };
}

import type { StudyDefinition, Window } from "../study.ts";
import { meanCorrelation } from "./correlation.ts";
import {
  correlationCorrected,
  generalisedSignTest,
  meanTest,
  patellTest,
  signTest,
  type TestResult,
} from "./cross-section.ts";
import type { EventOutcome } from "./event.ts";
import { meanOf, medianOf } from "./moments.ts";
import { type PortfolioTest, portfolioTest } from "./portfolio.ts";
import { type RankTest, rankTest } from "./rank.ts";

/** What many events had in common on a day, or over a window. Means are fractions; null is what cannot be told. */
export interface Aggregate {
  /** Events that have an abnormal return there. */
  n: number;
  tests: AggregateTests | null;
}

export interface AggregateTests {
  mean: number;
  median: number;
  crossSection: TestResult | null;
  patell: TestResult | null;
  bmp: TestResult | null;
  /** Mean correlation of the events' residuals; null for a single event. */
  correlation: number | null;
  kolariPynnonen: { bmp: TestResult | null; patell: TestResult | null };
  rank: TestResult | null;
  positive: number;
  sign: TestResult & { exactP: number };
  generalisedSign: TestResult | null;
  /** Mean share of positive residuals within the estimation windows. */
  positiveShare: number;
  /** Sum of the days' mean abnormal returns; null where a day has none. */
  sumOfMeans: number | null;
  portfolio: TestResult | null;
  portfolioDf: number;
}

export interface Aggregates {
  days: { tau: number; aggregate: Aggregate }[];
  windows: { window: Window; aggregate: Aggregate }[];
}

/** One event's abnormal return of a day or window, and the same in units of its standard error. */
interface Contribution {
  abnormal: number;
  standardised: number;
  event: EventOutcome;
}

/** What the tests of every day and window of a study need. */
interface StudyTests {
  rank: RankTest;
  portfolio: PortfolioTest;
  /** Mean abnormal return by τ from the event window's start; NaN where no event has one. */
  dayMeans: Float64Array;
  positiveShares: ReadonlyMap<EventOutcome, number>;
}

/** Brings the events together, day by day and window by window. All of them must be "ok". */
export function aggregate(events: readonly EventOutcome[], definition: StudyDefinition): Aggregates {
  const [from, to] = definition.eventWindow;
  const days = Array.from({ length: to - from + 1 }, (_, i) =>
    contributionsOf(events, ({ days }) => days[i]),
  );
  const tests: StudyTests = {
    rank: rankTest(events, definition),
    portfolio: portfolioTest(events),
    dayMeans: Float64Array.from(days, (day) => meanOf(day.map(({ abnormal }) => abnormal))),
    positiveShares: new Map(events.map((event) => [event, positiveShare(event)])),
  };
  return {
    days: days.map((day, i) => {
      const tau = from + i;
      return { tau, aggregate: aggregateOf(day, [tau, tau], from, tests) };
    }),
    windows: definition.windows.map((window, i) => ({
      window,
      aggregate: aggregateOf(
        contributionsOf(events, ({ windows }) => windows[i]),
        window,
        from,
        tests,
      ),
    })),
  };
}

function contributionsOf(
  events: readonly EventOutcome[],
  of: (event: EventOutcome) => { ar?: number | null; car?: number | null; t: number | null } | undefined,
): Contribution[] {
  return events.flatMap((event) => {
    const found = of(event);
    const abnormal = found?.ar ?? found?.car ?? null;
    const standardised = found?.t ?? null;
    return abnormal === null || standardised === null ? [] : [{ abnormal, standardised, event }];
  });
}

function positiveShare({ residuals: { values } }: EventOutcome): number {
  return values.filter((value) => value > 0).length / values.length;
}

function aggregateOf(
  own: readonly Contribution[],
  window: Window,
  first: number,
  study: StudyTests,
): Aggregate {
  const n = own.length;
  if (n === 0) return { n, tests: null };
  const abnormal = Float64Array.from(own, (one) => one.abnormal);
  const standardised = Float64Array.from(own, (one) => one.standardised);
  const events = own.map(({ event }) => event);

  const bmp = meanTest(standardised);
  const patell = patellTest(
    standardised,
    Float64Array.from(events, ({ fit }) => fit?.df ?? Number.NaN),
  );
  const correlation = n > 1 ? meanCorrelation(events, window) : null;
  const positive = abnormal.filter((value) => value > 0).length;
  const share = meanOf(events.map((event) => study.positiveShares.get(event) ?? Number.NaN));
  const sum = study.dayMeans.subarray(window[0] - first, window[1] - first + 1).reduce((a, b) => a + b, 0);
  const sumOfMeans = Number.isNaN(sum) ? null : sum;
  return {
    n,
    tests: {
      ...{ mean: meanOf(abnormal), median: medianOf(abnormal), crossSection: meanTest(abnormal) },
      ...{ patell, bmp, correlation },
      kolariPynnonen:
        correlation === null
          ? { bmp: null, patell: null }
          : correlationCorrected(bmp, patell, correlation, n),
      rank: study.rank(window),
      ...{ positive, sign: signTest(positive, n), positiveShare: share },
      generalisedSign: generalisedSignTest(positive, n, share),
      ...{ sumOfMeans, portfolioDf: study.portfolio.df },
      portfolio: sumOfMeans === null ? null : study.portfolio.of(sumOfMeans, window[1] - window[0] + 1),
    },
  };
}

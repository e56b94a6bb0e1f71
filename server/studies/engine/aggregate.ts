import type { StudyDefinition, Window } from "../study.ts";
import { type Contributions, contributionsByDay, contributionsByWindow } from "./contributions.ts";
import { meanCorrelations } from "./correlation.ts";
import {
  correlationCorrected,
  generalisedSignTest,
  meanTest,
  patellTest,
  signTest,
  type TestResult,
} from "./cross-section.ts";
import type { EventOutcome } from "./event.ts";
import { meanOf, medianOf, sumOf } from "./moments.ts";
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
  /** Sum of the days' mean abnormal returns, each of all events that have one. */
  sumOfMeans: number;
  portfolio: TestResult | null;
  portfolioDf: number;
}

export interface Aggregates {
  days: { tau: number; aggregate: Aggregate }[];
  windows: { window: Window; aggregate: Aggregate }[];
}

/** What the tests of every day and window of a study need. */
interface StudyTests {
  /** τ of the first day of the event window. */
  first: number;
  rank: RankTest;
  portfolio: PortfolioTest;
  /** Mean abnormal return by τ from the first; NaN where no event has one. */
  dayMeans: Float64Array;
  positiveShares: ReadonlyMap<EventOutcome, number>;
}

/** Brings the events together, day by day and window by window. All of them must be "ok". */
export function aggregate(events: readonly EventOutcome[], definition: StudyDefinition): Aggregates {
  const { eventWindow, windows } = definition;
  const ofDays = contributionsByDay(events, eventWindow);
  const all = [...ofDays, ...contributionsByWindow(events, windows)];
  const correlations = meanCorrelations(
    events,
    all.map(({ window }) => window),
  );
  const tests: StudyTests = {
    first: eventWindow[0],
    rank: rankTest(events, definition),
    portfolio: portfolioTest(events),
    dayMeans: Float64Array.from(ofDays, ({ abnormal }) => meanOf(abnormal)),
    positiveShares: new Map(events.map((event) => [event, positiveShare(event)])),
  };
  const aggregates = all.map((own, i) => ({
    ...{ window: own.window, aggregate: aggregateOf(own, correlations[i] ?? null, tests) },
  }));
  return {
    days: aggregates.slice(0, ofDays.length).map(({ window: [tau], aggregate }) => ({ tau, aggregate })),
    windows: aggregates.slice(ofDays.length),
  };
}

function positiveShare({ residuals: { values } }: EventOutcome): number {
  return values.filter((value) => value > 0).length / values.length;
}

function aggregateOf(
  { window: [from, to], events, abnormal, standardised }: Contributions,
  correlation: number | null,
  study: StudyTests,
): Aggregate {
  const n = events.length;
  if (n === 0) return { n, tests: null };
  const bmp = meanTest(standardised);
  const patell = patellTest(
    standardised,
    Float64Array.from(events, ({ fit }) => fit?.df ?? Number.NaN),
  );
  const positive = abnormal.filter((value) => value > 0).length;
  const share = meanOf(events.map((event) => study.positiveShares.get(event) ?? Number.NaN));
  const sumOfMeans = sumOf(study.dayMeans.subarray(from - study.first, to - study.first + 1));
  return {
    n,
    tests: {
      ...{ mean: meanOf(abnormal), median: medianOf(abnormal), crossSection: meanTest(abnormal) },
      ...{ patell, bmp, correlation },
      kolariPynnonen:
        correlation === null
          ? { bmp: null, patell: null }
          : correlationCorrected(bmp, patell, correlation, n),
      rank: study.rank([from, to]),
      ...{ positive, sign: signTest(positive, n), positiveShare: share },
      generalisedSign: generalisedSignTest(positive, n, share),
      ...{ sumOfMeans, portfolioDf: study.portfolio.df },
      portfolio: study.portfolio.of(sumOfMeans, to - from + 1),
    },
  };
}

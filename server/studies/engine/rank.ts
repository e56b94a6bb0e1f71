import type { StudyDefinition, Window } from "../study.ts";
import { normal, type TestResult } from "./cross-section.ts";
import type { EventOutcome } from "./event.ts";
import { quotient, sumOf } from "./moments.ts";

/** The rank test of a study, by window; a day is a window of one. */
export type RankTest = (window: Window) => TestResult | null;

/**
 * Corrado's rank test (1989) in the form of Corrado and Zivney (1992). Each event's abnormal returns,
 * estimation and event window together, are ranked (ties share their mean rank); U = rank/(M + 1) − ½.
 * G(t) = ΣU/√N over the N events that have one at t; S² is the mean of G² over all sessions that
 * have any. A window's statistic is ΣG/(√m·S), standard normal; null where a session of it has none.
 */
export function rankTest(events: readonly EventOutcome[], definition: StudyDefinition): RankTest {
  const first = definition.estimation.end - definition.estimation.length + 1;
  const length = definition.eventWindow[1] - first + 1;
  const [scores, counts] = [new Float64Array(length), new Float64Array(length)];
  for (const event of events) addScores(event, first, scores, counts);

  const standardised = scores.map((score, i) => score / Math.sqrt(counts[i] as number));
  const present = standardised.filter((_, i) => (counts[i] as number) > 0);
  const deviation = Math.sqrt(sumOf(present.map((g) => g * g)) / present.length);
  return ([from, to]) => {
    const own = standardised.subarray(from - first, to - first + 1);
    return normal(quotient(sumOf(own), Math.sqrt(own.length) * deviation));
  };
}

function addScores(
  { residuals, days }: EventOutcome,
  first: number,
  scores: Float64Array,
  counts: Float64Array,
) {
  const known = days.filter(({ ar }) => ar !== null);
  const values = Float64Array.of(...residuals.values, ...known.map(({ ar }) => ar as number));
  const taus = [...residuals.taus, ...known.map(({ tau }) => tau)];
  const ranks = ranksOf(values);
  taus.forEach((tau, i) => {
    scores[tau - first] = (scores[tau - first] as number) + (ranks[i] as number) / (values.length + 1) - 0.5;
    counts[tau - first] = (counts[tau - first] as number) + 1;
  });
}

/** Ranks from 1; equal values share the mean of theirs. */
export function ranksOf(values: Float64Array): Float64Array {
  const order = Uint32Array.from(values.keys()).sort((a, b) => (values[a] as number) - (values[b] as number));
  const ranks = new Float64Array(values.length);
  for (let from = 0; from < order.length; ) {
    let to = from + 1;
    while (to < order.length && values[order[to] as number] === values[order[from] as number]) to++;
    for (let i = from; i < to; i++) ranks[order[i] as number] = (from + 1 + to) / 2;
    from = to;
  }
  return ranks;
}

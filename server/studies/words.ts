import { counted } from "../lib/lists.ts";
import { formatPercent, formatSigned } from "../lib/percent.ts";
import type { TestResult } from "./engine/cross-section.ts";
import type { EventOutcome } from "./engine/event.ts";
import type { StudyOutcome } from "./engine/run-study.ts";
import type { EventStatus, Model, WindowReason } from "./study.ts";

/** Why an event is not in the figures, as a page or the command line says it. */
export const STATUS_WORDS: Record<EventStatus, string> = {
  ok: "in the study",
  unknown_symbol: "there are no daily prices of it",
  event_out_of_range: "it lies outside the days there are prices of",
  insufficient_estimation: "too few days before it have prices to estimate from",
  degenerate_market: "the index does not move in the days to estimate from",
  degenerate_variance: "its abnormal returns do not vary in the days to estimate from",
};

export const REASON_WORDS: Record<WindowReason, string> = {
  outside_data: "the window reaches beyond the days there are prices of",
  missing_return: "a day of the window has no return",
};

export const MODEL_WORDS: Record<Model, string> = {
  market: "Market model by least squares",
  market_adjusted: "Market adjusted: the index’s own return",
  constant_mean: "Constant mean of the days before",
};

/** A study in a few lines for a terminal. */
export function summaryLines({ definition, events, counted: own, aggregates }: StudyOutcome): string[] {
  const [first, last] = definition.eventWindow;
  const windows = aggregates.windows.map(({ window: [from, to], aggregate: { n, tests } }) => {
    const name = `[${from}, ${to}]`.padEnd(`[${first}, ${last}]`.length + 2);
    if (tests === null) return `  ${name} no event has a return here`;
    return `  ${name} mean CAR ${formatPercent(100 * tests.mean, 2)}, n ${n}, ${testWords(tests.bmp)}`;
  });
  return [
    `${definition.id}: ${own.length} of ${counted(events.length, "event", "events")}`,
    ...windows,
    ...events.filter(({ status }) => status !== "ok").map(leftOut),
  ];
}

function testWords(bmp: TestResult | null): string {
  if (bmp === null) return "no test: it takes two events that differ";
  const p = bmp.p < 0.001 ? "p < 0.001" : `p ${bmp.p.toFixed(3)}`;
  return `BMP t ${formatSigned(bmp.value, 2)}, ${p}`;
}

function leftOut({ event, status }: EventOutcome): string {
  return `  not in it: ${event.id} ${event.symbol} ${event.when}: ${STATUS_WORDS[status]}`;
}

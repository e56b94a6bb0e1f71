import type { Window } from "../study.ts";
import type { EventOutcome } from "./event.ts";

/** The events that have an abnormal return over a window; a day is a window of one. */
export interface Contributions {
  window: Window;
  events: readonly EventOutcome[];
  /** Their abnormal returns, and the same in units of their standard errors. */
  abnormal: Float64Array;
  standardised: Float64Array;
}

/** What "ok" events contribute to each day of the event window. */
export function contributionsByDay(events: readonly EventOutcome[], [first, last]: Window): Contributions[] {
  return Array.from({ length: last - first + 1 }, (_, i) => {
    const abnormalOf = ({ days }: EventOutcome) => days[i]?.ar ?? null;
    const standardisedOf = ({ days }: EventOutcome) => days[i]?.t ?? null;
    return { window: [first + i, first + i], ...contributionsOf(events, abnormalOf, standardisedOf) };
  });
}

/** What "ok" events contribute to each window of the study. */
export function contributionsByWindow(
  events: readonly EventOutcome[],
  windows: readonly Window[],
): Contributions[] {
  return windows.map((window, i) => {
    const abnormalOf = (event: EventOutcome) => event.windows[i]?.car ?? null;
    const standardisedOf = (event: EventOutcome) => event.windows[i]?.t ?? null;
    return { window, ...contributionsOf(events, abnormalOf, standardisedOf) };
  });
}

type ValueOf = (event: EventOutcome) => number | null;

function contributionsOf(all: readonly EventOutcome[], abnormalOf: ValueOf, standardisedOf: ValueOf) {
  const events = all.filter((event) => abnormalOf(event) !== null);
  const valuesBy = (of: ValueOf) => Float64Array.from(events, (event) => of(event) ?? Number.NaN);
  return { events, abnormal: valuesBy(abnormalOf), standardised: valuesBy(standardisedOf) };
}

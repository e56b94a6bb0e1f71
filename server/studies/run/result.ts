import type { EventOutcome } from "../engine/event.ts";
import { carPath, meanInterval } from "../engine/path.ts";
import type { StudyOutcome } from "../engine/run-study.ts";
import type { ResultEvent, StudyResult } from "./run.ts";

/** What of a study's outcome its page shows. */
export function studyResult(outcome: StudyOutcome): StudyResult {
  const { definition, events, counted, overlaps, aggregates, merged } = outcome;
  const [countedSet, overlapping] = [new Set(counted), new Set(overlaps.flat())];
  return {
    events: events.map((event) => ({
      ...eventResult(event),
      ...{ isCounted: countedSet.has(event), isOverlapping: overlapping.has(event) },
      merged: (merged.get(event.event) ?? []).map(({ id }) => id),
    })),
    windows: aggregates.windows.map(({ window, aggregate }, i) => ({
      ...{ window, aggregate },
      interval: intervalOf(counted, i),
    })),
    path: carPath(counted, definition.eventWindow),
    isClustered: isClustered(outcome),
  };
}

function eventResult(outcome: EventOutcome): Omit<ResultEvent, "isCounted" | "isOverlapping" | "merged"> {
  const { event, sessions, place, status, n, fit, windows, days } = outcome;
  let added: number | null = 0;
  return {
    ...{ id: event.id, symbol: event.symbol, when: event.when, status, n },
    session: place === null ? null : (sessions.dates[place] ?? null),
    ...{ alpha: fit?.alpha ?? null, beta: fit?.market?.beta ?? null, sigma: fit?.sigma ?? null },
    windows: windows.map(({ car, interval, p, reason }) => ({ car, interval, p, reason })),
    path: days.map(({ ar }) => {
      added = added === null || ar === null ? null : added + ar;
      return added;
    }),
  };
}

function intervalOf(counted: readonly EventOutcome[], window: number) {
  const own = counted.flatMap(({ windows }) => {
    const found = windows[window];
    return found && found.car !== null ? [{ car: found.car, interval: found.interval }] : [];
  });
  if (own.length < 2) return own[0]?.interval ?? null;
  return meanInterval(Float64Array.from(own, ({ car }) => car));
}

/** Whether the event windows of any two counted events share a calendar session. */
function isClustered({ counted, definition: { eventWindow } }: StudyOutcome): boolean {
  const spans = counted
    .map(({ sessions, place }) =>
      eventWindow.map(
        (tau) => sessions.dates[Math.min(Math.max(0, (place ?? 0) + tau), sessions.dates.length - 1)] ?? "",
      ),
    )
    .sort(([a = ""], [b = ""]) => (a < b ? -1 : 1));
  return spans.some(([from = ""], i) => i > 0 && from <= (spans[i - 1]?.[1] ?? ""));
}

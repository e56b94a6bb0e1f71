import type { AbnormalWindow } from "../engine/abnormal.ts";
import type { EventOutcome } from "../engine/event.ts";
import { carPath, meanInterval } from "../engine/path.ts";
import type { StudyOutcome } from "../engine/run-study.ts";
import { headlineOf } from "../windows.ts";
import type { ResultEvent, ResultWindow, StudyResult } from "./run.ts";

/** More single events than this are no longer told apart in a picture. */
const MOST_LINES = 200;

/** What of a study's outcome its page shows. */
export function studyResult(outcome: StudyOutcome): StudyResult {
  const { definition, events, counted, overlaps, aggregates, merged } = outcome;
  const [countedSet, overlapping] = [new Set(counted), new Set(overlaps.flat())];
  const headline = headlineOf(definition.windows);
  return {
    events: events.map((event) => ({
      ...eventResult(event, headline),
      ...{ isCounted: countedSet.has(event), isOverlapping: overlapping.has(event) },
      merged: (merged.get(event.event) ?? []).map(({ id }) => id),
    })),
    counted: counted.length,
    windows: aggregates.windows.map(({ window, aggregate }, i) => ({
      ...{ window, aggregate },
      ...spreadOf(counted, i),
    })),
    headline,
    path: carPath(counted, definition.eventWindow),
    lines: counted.slice(0, MOST_LINES).map(lineOf),
    isClustered: isClustered(outcome),
  };
}

function eventResult(
  { event, sessions, place, status, n, fit, windows }: EventOutcome,
  headline: number,
): Omit<ResultEvent, "isCounted" | "isOverlapping" | "merged"> {
  const window = windows[headline];
  return {
    ...{ id: event.id, symbol: event.symbol, when: event.when, status, n, zone: sessions.zone },
    session: place === null ? null : (sessions.dates[place] ?? null),
    ...{ alpha: fit?.alpha ?? null, beta: fit?.market?.beta ?? null, sigma: fit?.sigma ?? null },
    window: window
      ? { car: window.car, interval: window.interval, p: window.p, reason: window.reason }
      : null,
  };
}

/** How far the mean of a window may be off; of a single event its own interval and t, for it has no mean. */
function spreadOf(counted: readonly EventOutcome[], window: number): Pick<ResultWindow, "interval" | "own"> {
  const all = counted.flatMap(({ windows }) => windows[window] ?? []).filter(({ car }) => car !== null);
  const [only] = all;
  if (all.length > 1)
    return { interval: meanInterval(Float64Array.from(all, ({ car }) => car ?? Number.NaN)), own: null };
  return { interval: only?.interval ?? null, own: only ? ownTest(only) : null };
}

function ownTest({ t, p }: AbnormalWindow): ResultWindow["own"] {
  return t === null || p === null ? null : { value: t, p };
}

function lineOf({ days }: EventOutcome): (number | null)[] {
  let added: number | null = 0;
  return days.map(({ ar }) => {
    added = added === null || ar === null ? null : added + ar;
    return added;
  });
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

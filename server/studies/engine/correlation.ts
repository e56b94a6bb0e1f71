import { groupBy } from "../../lib/lists.ts";
import { remembering } from "../../lib/remember.ts";
import type { Window } from "../study.ts";
import type { EventOutcome } from "./event.ts";
import { type ResidualGroup, sumOfCorrelations } from "./pair-correlation.ts";
import type { Sessions, Span } from "./sessions.ts";

/** Events at one session that have residuals and abnormal returns on the same days: they are added up as one. */
interface Group extends ResidualGroup {
  sessions: Sessions;
  place: number;
  /** The event window's places among all sessions of the study; NaN outside the sessions known. */
  window: Float64Array;
  /** The first and the last of them. */
  from: number;
  to: number;
  /** Whether the events have an abnormal return over each window. */
  isIn: readonly boolean[];
}

/**
 * For each window the mean correlation r = 2/(N(N − 1)) Σ w·ρ over the pairs of the N events that have
 * an abnormal return there (Kolari and Pynnönen 2010): ρ of their residuals on common calendar
 * sessions, w the share of the window's calendar sessions that both have (1 for events of one date, as
 * in the original). Null for fewer than two events. Windows lie within the event window.
 */
export function meanCorrelations(
  events: readonly EventOutcome[],
  windows: readonly Window[],
): (number | null)[] {
  const groups = groupsOf(events, windows).sort((a, b) => a.from - b.from);
  const first = events[0]?.days[0]?.tau ?? 0;
  const spans = windows.map(([from, to]) => ({ from: from - first, to: to - first }));
  const sums = new Float64Array(windows.length);

  /** Adds to each window what the pairs of two groups, or within one, put there. */
  function add(group: Group, other: Group): void {
    let sum: number | null = null;
    for (let w = 0; w < spans.length; w++) {
      if (!group.isIn[w] || !other.isIn[w]) continue;
      const { from, to } = spans[w] as Span;
      const shared = sharedSessions(group, other, from, to);
      if (shared === 0) continue;
      sum ??= sumOfCorrelations(group, other);
      sums[w] = (sums[w] as number) + (shared / (to - from + 1)) * sum;
    }
  }

  groups.forEach((group, i) => {
    // Of what starts after this one has ended none shares a session with it.
    for (let j = i; j < groups.length; j++) {
      const other = groups[j] as Group;
      if (other.from > group.to) break;
      add(group, other);
    }
  });
  return windows.map((_, w) => {
    const n = groups.reduce((count, { isIn, series }) => count + (isIn[w] ? series.length : 0), 0);
    // Events of one stock on one date have r = 1, which rounding would exceed.
    return n < 2 ? null : Math.min(1, (2 * (sums[w] as number)) / (n * (n - 1)));
  });
}

function groupsOf(events: readonly EventOutcome[], windows: readonly Window[]): Group[] {
  const numberOf = numbering<Sessions>();
  const keyOf = ({ sessions, place, residuals, days }: EventOutcome) => {
    const missing = days.filter(({ ar }) => ar === null).map(({ tau }) => tau);
    return [numberOf(sessions), place, residuals.taus.join(), missing.join()].join(" ");
  };
  const placeOf = placesOfDates(events);
  return [...groupBy(events, keyOf).values()].map((own) => {
    const [{ sessions, place, residuals, days }] = own as [EventOutcome];
    const placeAt = (tau: number) => placeOf(sessions.dates[(place ?? 0) + tau]);
    const window = Float64Array.from(days, ({ tau }) => placeAt(tau));
    const known = window.filter((at) => !Number.isNaN(at));
    const places = residuals.taus.map(placeAt);
    return {
      ...{ sessions, place: place ?? 0, window, from: Math.min(...known), to: Math.max(...known) },
      first: places[0] ?? 0,
      series: own.map((event) => spread(event.residuals.values, places)),
      isIn: windows.map(([from, to]) => days.every(({ tau, ar }) => ar !== null || tau < from || tau > to)),
    };
  });
}

/** Tells the place of a date among the sessions of all exchanges of a study; NaN where it is none. */
function placesOfDates(events: readonly EventOutcome[]): (date: string | undefined) => number {
  const exchanges = new Set(events.map(({ sessions }) => sessions));
  const dates = new Set([...exchanges].flatMap((sessions) => sessions.dates));
  const places = new Map([...dates].sort().map((date, place) => [date, place]));
  return (date) => places.get(date ?? "") ?? Number.NaN;
}

/** Values at ascending places, as a series from the first place on with NaN at those between. */
function spread(values: Float64Array, places: Int32Array): Float64Array {
  const first = places[0] ?? 0;
  const series = new Float64Array((places.at(-1) ?? first) - first + 1).fill(Number.NaN);
  for (let i = 0; i < values.length; i++) series[(places[i] as number) - first] = values[i] as number;
  return series;
}

/** Gives each different thing a number. */
function numbering<Thing>(): (thing: Thing) => number {
  let next = 0;
  return remembering(() => next++);
}

/** How many calendar sessions two groups share from one place of their event windows to another. */
function sharedSessions(a: Group, b: Group, from: number, to: number): number {
  if (a.sessions === b.sessions) return Math.max(0, to - from + 1 - Math.abs(a.place - b.place));
  let count = 0;
  for (let i = from, j = from; i <= to && j <= to; ) {
    const difference = (a.window[i] as number) - (b.window[j] as number);
    if (difference === 0) count++;
    if (!(difference > 0)) i++;
    if (!(difference < 0)) j++;
  }
  return count;
}

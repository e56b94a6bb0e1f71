import { groupBy } from "../../lib/lists.ts";
import { remembering } from "../../lib/remember.ts";
import type { Window } from "../study.ts";
import { correlationSums, type ResidualGroup } from "./correlation-sums.ts";
import type { EventOutcome } from "./event.ts";
import type { Sessions } from "./sessions.ts";

/** Events at one session that have residuals and abnormal returns on the same days. */
interface Group extends ResidualGroup {
  sessions: Sessions;
  place: number;
  /** Calendar days of the event window, since 1970; NaN outside the sessions known. */
  windowDays: Float64Array;
  /** The first and the last of them. */
  firstDay: number;
  lastDay: number;
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
  const groups = groupsOf(events, windows).sort((a, b) => a.firstDay - b.firstDay);
  const longest = groups.reduce((most, { days }) => Math.max(most, days.length), 0);
  const pairSum = correlationSums(longest);
  const first = events[0]?.days[0]?.tau ?? 0;
  const sums = new Float64Array(windows.length);

  /** Adds to each window what the pairs of two groups, or within one, put there. */
  function add(group: Group, other: Group): void {
    let sum: number | null = null;
    for (let w = 0; w < windows.length; w++) {
      if (!group.isIn[w] || !other.isIn[w]) continue;
      const [from, to] = windows[w] as Window;
      const shared = sharedSessions(group, other, from - first, to - first);
      if (shared === 0) continue;
      sum ??= pairSum(group, other);
      sums[w] = (sums[w] as number) + (shared / (to - from + 1)) * sum;
    }
  }

  groups.forEach((group, i) => {
    // Of what starts after this one has ended none shares a session with it.
    for (let j = i; j < groups.length; j++) {
      const other = groups[j] as Group;
      if (other.firstDay > group.lastDay) break;
      add(group, other);
    }
  });
  return windows.map((_, w) => {
    const n = groups.reduce((count, { isIn, residuals }) => count + (isIn[w] ? residuals.length : 0), 0);
    return n < 2 ? null : (2 * (sums[w] as number)) / (n * (n - 1));
  });
}

function groupsOf(events: readonly EventOutcome[], windows: readonly Window[]): Group[] {
  const dayOf = remembering((date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000);
  const numberOf = numbering<Sessions>();
  const keyOf = ({ sessions, place, residuals, days }: EventOutcome) => {
    const missing = days.filter(({ ar }) => ar === null).map(({ tau }) => tau);
    return [numberOf(sessions), place, residuals.taus.join(), missing.join()].join(" ");
  };
  return [...groupBy(events, keyOf).values()].map((own) => {
    const [{ sessions, place, residuals, days }] = own as [EventOutcome];
    const dayAt = (tau: number) => dayOf(sessions.dates[(place ?? 0) + tau] ?? "");
    const windowDays = Float64Array.from(days, ({ tau }) => dayAt(tau));
    const known = windowDays.filter((day) => !Number.isNaN(day));
    return {
      ...{ sessions, place: place ?? 0, windowDays },
      ...{ firstDay: Math.min(...known), lastDay: Math.max(...known) },
      days: residuals.taus.map(dayAt),
      residuals: own.map((event) => event.residuals.values),
      isIn: windows.map(([from, to]) => days.every(({ tau, ar }) => ar !== null || tau < from || tau > to)),
    };
  });
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
    const difference = (a.windowDays[i] as number) - (b.windowDays[j] as number);
    if (difference === 0) count++;
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return count;
}

import { groupBy } from "../../lib/lists.ts";
import { remembering } from "../../lib/remember.ts";
import type { Window } from "../study.ts";
import type { EventOutcome } from "./event.ts";
import { meanOf, squaresAround } from "./moments.ts";

/** Pairs with fewer calendar sessions in common count as uncorrelated. */
const LEAST_COMMON = 30;

/** Events at one session whose residuals stand on the same calendar days: they are added up as one. */
interface Group {
  /** Calendar days of the residuals, and of the sessions of a window: days since 1970, ascending. */
  days: Int32Array;
  windowDays: Int32Array;
  residuals: Float64Array[];
}

/**
 * The mean correlation r = 2/(N(N − 1)) Σ w·ρ over the pairs of N ≥ 2 events (Kolari and Pynnönen
 * 2010): ρ of their residuals on common calendar sessions, w the share of the window's calendar
 * sessions that both have (1 for events of one date, as in the original).
 *
 * ρ is a product of residuals put to mean 0 and length 1, so the sum over all pairs of two groups is
 * the product of the groups' sums: the work grows with the events, not with their pairs.
 */
export function meanCorrelation(events: readonly EventOutcome[], window: Window): number {
  const groups = groupsOf(events, window).sort((a, b) => firstOf(a) - firstOf(b));
  let sum = 0;
  groups.forEach((group, i) => {
    sum += correlationWithin(group);
    for (let j = i + 1; j < groups.length; j++) {
      const other = groups[j] as Group;
      // What starts after this one has ended shares no session with it, nor does any that follows.
      if (firstOf(other) > (group.windowDays.at(-1) as number)) break;
      const shared = commonPlaces(group.windowDays, other.windowDays)[0].length / group.windowDays.length;
      if (shared > 0) sum += shared * correlationBetween(group, other);
    }
  });
  // Events of one stock on one date have r = 1, which rounding would exceed.
  return Math.min(1, (2 * sum) / (events.length * (events.length - 1)));
}

function groupsOf(events: readonly EventOutcome[], [from, to]: Window): Group[] {
  const dayOf = remembering((date: string) => Date.parse(`${date}T00:00:00Z`) / 86_400_000);
  const dates = ({ sessions, place }: EventOutcome, tau: number) => sessions.dates[(place ?? 0) + tau] ?? "";
  const calendarOf = numbering<unknown>();
  const keyOf = (event: EventOutcome) =>
    `${calendarOf(event.sessions)} ${event.place} ${event.residuals.taus.join()}`;
  return [...groupBy(events, keyOf).values()].map((own) => {
    const [any] = own as [EventOutcome];
    return {
      days: any.residuals.taus.map((tau) => dayOf(dates(any, tau))),
      windowDays: Int32Array.from({ length: to - from + 1 }, (_, i) => dayOf(dates(any, from + i))),
      residuals: own.map(({ residuals }) => residuals.values),
    };
  });
}

/** Gives each different thing a number. */
function numbering<Thing>(): (thing: Thing) => number {
  let next = 0;
  return remembering(() => next++);
}

function firstOf({ windowDays }: Group): number {
  return windowDays[0] as number;
}

function correlationWithin({ days, residuals }: Group): number {
  if (days.length < LEAST_COMMON || residuals.length < 2) return 0;
  const { sum, count } = sumOfUnits(residuals, Int32Array.from(days.keys()));
  return (product(sum, sum) - count) / 2;
}

function correlationBetween(group: Group, other: Group): number {
  const [own, theirs] = commonPlaces(group.days, other.days);
  if (own.length < LEAST_COMMON) return 0;
  return product(sumOfUnits(group.residuals, own).sum, sumOfUnits(other.residuals, theirs).sum);
}

/** Residuals at some places, each event's put to mean 0 and length 1, added up; constant ones count for nothing. */
function sumOfUnits(residuals: readonly Float64Array[], places: Int32Array) {
  const sum = new Float64Array(places.length);
  let count = 0;
  for (const all of residuals) {
    const own = Float64Array.from(places, (place) => all[place] as number);
    const mean = meanOf(own);
    const length = Math.sqrt(squaresAround(own, mean));
    if (length === 0) continue;
    count++;
    for (let i = 0; i < own.length; i++) sum[i] = (sum[i] as number) + ((own[i] as number) - mean) / length;
  }
  return { sum, count };
}

/** Where the values that two ascending lists share stand in each. */
function commonPlaces(a: Int32Array, b: Int32Array): [Int32Array, Int32Array] {
  const [own, theirs]: [number[], number[]] = [[], []];
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) {
      own.push(i);
      theirs.push(j);
    }
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return [Int32Array.from(own), Int32Array.from(theirs)];
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

import { groupBy } from "../../lib/lists.ts";
import { remembering } from "../../lib/remember.ts";
import type { Window } from "../study.ts";
import type { EventOutcome, Exclusion, PlacedEvent } from "./event.ts";

/**
 * For each event what is kept out of its estimation: the sessions next to, and of, the same stock's
 * other events that have a session.
 */
export function otherEventExclusions(events: readonly PlacedEvent[]): Exclusion[] {
  const bySymbol = groupBy(events, ({ event }) => event.symbol);
  const countsOf = remembering((symbol: string) => eventsNextTo(bySymbol.get(symbol) ?? []));
  return events.map((own) => {
    const counts = countsOf(own.event.symbol);
    return (place) => (counts.get(place) ?? 0) > (isNextTo(own, place) ? 1 : 0);
  });
}

/** How many events are at, or next to, each place. */
function eventsNextTo(events: readonly PlacedEvent[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { place } of events)
    if (place !== null)
      for (const near of [place - 1, place, place + 1]) counts.set(near, (counts.get(near) ?? 0) + 1);
  return counts;
}

function isNextTo({ place }: PlacedEvent, other: number): boolean {
  return place !== null && Math.abs(place - other) <= 1;
}

/**
 * Chains of events of one stock whose windows share a session with the next one's, each ordered by
 * session; an event that overlaps no other is a chain of one.
 */
export function overlapChains(outcomes: readonly EventOutcome[], [from, to]: Window): EventOutcome[][] {
  const usable = outcomes.filter(({ status }) => status === "ok");
  return [...groupBy(usable, ({ event }) => event.symbol).values()].flatMap((own) => {
    const chains: EventOutcome[][] = [];
    let last = Number.NEGATIVE_INFINITY;
    for (const outcome of own.toSorted((a, b) => placeOf(a) - placeOf(b))) {
      const chain = chains.at(-1);
      if (chain && placeOf(outcome) + from <= last + to) chain.push(outcome);
      else chains.push([outcome]);
      last = placeOf(outcome);
    }
    return chains;
  });
}

function placeOf({ place }: EventOutcome): number {
  return place ?? Number.NaN;
}

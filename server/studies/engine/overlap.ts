import { groupBy } from "../../lib/lists.ts";
import type { Window } from "../study.ts";
import type { EventOutcome, PlacedEvent } from "./event.ts";

/**
 * Places kept out of each event's estimation, in the order of the events: the sessions next to, and
 * of, the same stock's other events that have a session.
 */
export function otherEventPlaces(events: readonly PlacedEvent[]): Set<number>[] {
  const bySymbol = groupBy(events, ({ event }) => event.symbol);
  return events.map((own) => {
    const others = (bySymbol.get(own.event.symbol) ?? []).filter((event) => event !== own);
    return new Set(others.flatMap(({ place }) => (place === null ? [] : [place - 1, place, place + 1])));
  });
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

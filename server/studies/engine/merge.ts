import { groupBy } from "../../lib/lists.ts";
import type { StudyEvent } from "../study.ts";
import type { PlacedEvent } from "./event.ts";

/**
 * Takes the events of one stock on one session as one: the earliest instant stays, dates without a
 * time coming last; the others are listed with it. Events without a session all stay.
 */
export function mergeSameSession(events: readonly PlacedEvent[]): {
  kept: PlacedEvent[];
  merged: Map<StudyEvent, StudyEvent[]>;
} {
  const groups = groupBy(events, (placed) =>
    placed.place === null ? placed : `${placed.event.symbol} ${placed.place}`,
  );
  const kept = new Set<PlacedEvent>();
  const merged = new Map<StudyEvent, StudyEvent[]>();
  for (const group of groups.values()) {
    const [first, ...others] = group.toSorted((a, b) => instantOf(a) - instantOf(b));
    if (!first) continue;
    kept.add(first);
    if (others.length > 0)
      merged.set(
        first.event,
        others.map(({ event }) => event),
      );
  }
  return { kept: events.filter((event) => kept.has(event)), merged };
}

function instantOf({ event: { when } }: PlacedEvent): number {
  return when.includes("T") ? Date.parse(when) : Number.MAX_SAFE_INTEGER;
}

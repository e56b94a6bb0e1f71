import type { StoryColumns } from "./columns.ts";
import { MENTION, OUTCOMES, type Outcome } from "./kinds.ts";

/** So many moves of a publisher's stories, by its number, that came out so. */
export interface OutcomeCount {
  publisher: number;
  outcome: Outcome;
  count: number;
}

/** How the moves that stories report came out, by the publishers of the stories. */
export function outcomesByPublisher(columns: StoryColumns): OutcomeCount[] {
  const { publisher, kind, firstAspect, slots, highest } = columns;
  const counts = new Int32Array((highest.publisher + 1) * OUTCOMES);
  for (let slot = 0; slot < slots; slot++) {
    const first = (publisher[slot] as number) * OUTCOMES;
    const end = firstAspect[slot + 1] as number;
    for (let aspect = firstAspect[slot] as number; aspect < end; aspect++) {
      const told = kind[aspect] as number;
      if (told >= MENTION) continue;
      const place = first + (told % OUTCOMES);
      counts[place] = (counts[place] as number) + 1;
    }
  }
  return [...counts.entries()].flatMap(([place, count]) =>
    count === 0 ? [] : { publisher: Math.floor(place / OUTCOMES), outcome: place % OUTCOMES, count },
  );
}

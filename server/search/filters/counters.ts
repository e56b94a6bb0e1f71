import type { StoryColumns } from "./columns.ts";
import { type Pass, slotAt } from "./pass.ts";
import type { ValueList } from "./values.ts";
import { BITS } from "./wanted.ts";

/** How many of the stories that a pass found there are with each value of a list, by its number. */
export function countsBy(list: ValueList, columns: StoryColumns, pass: Pass): Map<number, number> {
  const counts = new Int32Array(columns.highest[list] + 1);
  COUNT[list](columns, pass, counts);
  return new Map([...counts.entries()].filter(([, count]) => count > 0));
}

const COUNT: Record<ValueList, (columns: StoryColumns, pass: Pass, counts: Int32Array) => void> = {
  publisher({ publisher }, pass, counts) {
    const { bits } = pass;
    for (let i = 0; i < bits.length; i++)
      add(counts, publisher[slotAt(pass, i)] as number, matchOf(bits[i] as number));
  },
  topic({ topic, firstTopic, slotOfTopic, slots }, pass, counts) {
    const { bits } = pass;
    if (pass.slots === null) {
      // All in a row: to add a 0 takes less time than to foresee wrongly which stories match.
      const end = firstTopic[slots] as number;
      for (let place = 0; place < end; place++)
        add(counts, topic[place] as number, matchOf(bits[slotOfTopic[place] as number] as number));
      return;
    }
    for (let i = 0; i < bits.length; i++) {
      if (matchOf(bits[i] as number) === 0) continue;
      const slot = slotAt(pass, i);
      const end = firstTopic[slot + 1] as number;
      for (let place = firstTopic[slot] as number; place < end; place++)
        add(counts, topic[place] as number, 1);
    }
  },
  /** Companies of which a story tells what is wanted, each once. */
  company({ company, kind, firstAspect }, pass, counts) {
    const { bits } = pass;
    const fits = pass.byKind.map(matchOf);
    const lastSlot = new Int32Array(counts.length).fill(-1);
    for (let i = 0; i < bits.length; i++) {
      if (matchOf(bits[i] as number) === 0) continue;
      const slot = slotAt(pass, i);
      const end = firstAspect[slot + 1] as number;
      for (let aspect = firstAspect[slot] as number; aspect < end; aspect++) {
        const id = company[aspect] as number;
        if (fits[kind[aspect] as number] === 0 || lastSlot[id] === slot) continue;
        lastSlot[id] = slot;
        add(counts, id, 1);
      }
    }
  },
};

const MATCH = BITS.match;

/** 1 where a set of bits says that all is as wanted, else 0. */
function matchOf(set: number): number {
  return (set >> MATCH) & 1;
}

function add(counts: Int32Array, place: number, number: number): void {
  counts[place] = (counts[place] as number) + number;
}

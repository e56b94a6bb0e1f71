import type { StoryColumns } from "./columns.ts";
import type { Pass } from "./pass.ts";
import type { ValueList } from "./values.ts";
import { BITS } from "./wanted.ts";

/** How many of the stories that a pass found there are with each value of a list, by its number. */
export function countsBy(list: ValueList, columns: StoryColumns, pass: Pass): Map<number, number> {
  const counts = new Int32Array(columns.highest[list] + 1);
  COUNT[list](columns, pass, counts);
  return new Map([...counts.entries()].filter(([, count]) => count > 0));
}

const COUNT: Record<ValueList, (columns: StoryColumns, pass: Pass, counts: Int32Array) => void> = {
  publisher({ publisher, slots }, { bits }, counts) {
    for (let slot = 0; slot < slots; slot++)
      add(counts, publisher[slot] as number, matchOf(bits[slot] as number));
  },
  /** All topics in a row: a 0 is added more quickly than a branch is foreseen wrongly. */
  topic({ topic, slotOfTopic, firstTopic, slots }, { bits }, counts) {
    const end = firstTopic[slots] as number;
    for (let i = 0; i < end; i++)
      add(counts, topic[i] as number, matchOf(bits[slotOfTopic[i] as number] as number));
  },
  /** Companies of which a story tells what is wanted, each once. */
  company({ company, kind, firstAspect }, { slots, bits, byKind }, counts) {
    const lastSlot = new Int32Array(counts.length).fill(-1);
    for (let i = 0; i < slots.length; i++) {
      const slot = slots[i] as number;
      if (matchOf(bits[slot] as number) === 0) continue;
      const end = firstAspect[slot + 1] as number;
      for (let aspect = firstAspect[slot] as number; aspect < end; aspect++) {
        const id = company[aspect] as number;
        if (matchOf(byKind[kind[aspect] as number] as number) === 0 || lastSlot[id] === slot) continue;
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

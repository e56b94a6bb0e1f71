import { seededRandom } from "../support/random.ts";

export type Draws = ReturnType<typeof drawsFrom>;

/** Random numbers that are the same for the same seed, with the ways in which benches draw. */
export function drawsFrom(seed: number) {
  const { uniform, below } = seededRandom(seed);
  return {
    uniform,
    below,
    /** A whole number in [0, n), small ones far more often: as words, companies and publishers are spread. */
    often: (n: number) => Math.floor(n ** uniform()) - 1,
    pick: <Item>(items: readonly Item[]): Item => items[below(items.length)] as Item,
  };
}

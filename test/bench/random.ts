export type Random = ReturnType<typeof randomFrom>;

/** Random numbers that are the same for the same seed (Park and Miller's). */
export function randomFrom(seed: number) {
  let state = seed;
  const next = (): number => {
    state = (state * 48_271) % 2_147_483_647;
    return state / 2_147_483_647;
  };
  return {
    /** In [0, 1). */
    next,
    /** A whole number in [0, n). */
    below: (n: number) => Math.floor(next() * n),
    /** A whole number in [0, n), small ones far more often: as words, companies and publishers are spread. */
    often: (n: number) => Math.floor(n ** next()) - 1,
    pick: <Item>(items: readonly Item[]): Item => items[Math.floor(next() * items.length)] as Item,
  };
}

/** Random numbers that are the same on every run: what a test draws it can draw again. */
export interface Random {
  /** Evenly between 0 and 1, 1 not included. */
  uniform(): number;
  /** Standard normal. */
  normal(): number;
  /** A whole number from 0 up to, not including, `count`. */
  below(count: number): number;
}

/** Draws from the generator sfc32 (Doty-Humphrey, PractRand), started with a seed. */
export function seededRandom(seed: number): Random {
  let [a, b, c, counter] = [seed | 0, 0x9e3779b9, 0x243f6a88, 1];
  const word = () => {
    const drawn = (a + b + counter) | 0;
    counter = (counter + 1) | 0;
    a = b ^ (b >>> 9);
    b = (c + (c << 3)) | 0;
    c = (((c << 21) | (c >>> 11)) + drawn) | 0;
    return drawn >>> 0;
  };
  // Until the seed has spread over the whole state.
  for (let i = 0; i < 15; i++) word();
  const uniform = () => word() / 2 ** 32;
  return {
    uniform,
    // One of the two numbers of Box and Muller; 1 − u keeps the logarithm from zero.
    normal: () => Math.sqrt(-2 * Math.log(1 - uniform())) * Math.cos(2 * Math.PI * uniform()),
    below: (count) => Math.floor(uniform() * count),
  };
}

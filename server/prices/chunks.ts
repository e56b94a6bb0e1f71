/** Rows handled by one statement: some hundredths of a second, after which it is told how far things are. */
export const CHUNK = 50_000;

/** Starts after one instant, up to and including another; epoch seconds. */
export interface Stretch {
  after: number;
  upTo: number;
}

const ALL_TIME: Stretch = { after: Number.MIN_SAFE_INTEGER, upTo: Number.MAX_SAFE_INTEGER };

/**
 * Rows by their start, so many at a time.
 * @param rows how many there are
 * @param endOf the start of the CHUNK-th row after one
 */
export function* chunksOf(
  rows: number,
  endOf: (after: number) => number | undefined,
  { after, upTo }: Stretch = ALL_TIME,
): Generator<Stretch & { rows: number }> {
  for (let from = after, left = rows; left > 0; left -= CHUNK) {
    const end = (left > CHUNK ? endOf(from) : undefined) ?? upTo;
    yield { after: from, upTo: end, rows: Math.min(left, CHUNK) };
    from = end;
  }
}

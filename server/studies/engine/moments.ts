/** Sums and moments of samples; an empty one has a sum of 0 and a mean of NaN. */

type Sample = ArrayLike<number>;

export function sumOf(sample: Sample): number {
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += sample[i] as number;
  return sum;
}

/** Kept within the values, which rounding may leave: equal ones have no distance from their mean. */
export function meanOf(sample: Sample): number {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  for (let i = 0; i < sample.length; i++) {
    least = Math.min(least, sample[i] as number);
    most = Math.max(most, sample[i] as number);
  }
  return Math.min(most, Math.max(least, sumOf(sample) / sample.length));
}

/** Sum of squared distances from the mean, in two passes. */
export function squaresAround(sample: Sample, mean: number): number {
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += ((sample[i] as number) - mean) ** 2;
  return sum;
}

/** Standard deviation with n − 1; NaN for fewer than two. */
export function standardDeviation(sample: Sample): number {
  return sample.length < 2
    ? Number.NaN
    : Math.sqrt(squaresAround(sample, meanOf(sample)) / (sample.length - 1));
}

/** The middle value, of an even number the mean of the two in the middle. */
export function medianOf(sample: Sample): number {
  const sorted = Float64Array.from(sample).sort();
  const middle = sorted.length >> 1;
  const upper = sorted[middle] as number;
  return sorted.length % 2 === 1 ? upper : ((sorted[middle - 1] as number) + upper) / 2;
}

/** A quotient, or null where it is none: zero or nothing below the line, or no number. */
export function quotient(above: number, below: number): number | null {
  const value = above / below;
  return below === 0 || !Number.isFinite(value) ? null : value;
}

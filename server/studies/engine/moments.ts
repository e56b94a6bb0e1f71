/** Sums and moments of samples; an empty one has a sum of 0 and a mean of NaN. */

type Sample = ArrayLike<number>;

export function sumOf(sample: Sample): number {
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += sample[i] as number;
  return sum;
}

/** Counted from the first value: the mean of equal values is exactly theirs, so that they do not seem to vary. */
export function meanOf(sample: Sample): number {
  const first = sample[0] as number;
  let sum = 0;
  for (let i = 0; i < sample.length; i++) sum += (sample[i] as number) - first;
  return first + sum / sample.length;
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

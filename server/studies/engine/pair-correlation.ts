import { meanOf, squaresAround } from "./moments.ts";

/** Pairs with fewer calendar sessions in common count as uncorrelated. */
const LEAST_COMMON = 30;

/** Residuals of events that have theirs on the same sessions. */
export interface ResidualGroup {
  /** Place of the first residual among all sessions of a study. */
  first: number;
  /** Each event's residuals from there on, session by session; NaN where there is none. */
  series: readonly Float64Array[];
}

/** Up to so many pairs are added up in less time one by one. */
const FEW_PAIRS = 16;

/**
 * The sum of the correlations (Pearson) of all pairs of an event of one group and an event of another,
 * or of all pairs within one group; each of their residuals on the sessions that both have. What does
 * not vary correlates with nothing.
 */
export function sumOfCorrelations(group: ResidualGroup, other: ResidualGroup): number {
  if (group.series.length * other.series.length > FEW_PAIRS) return sumByUnits(group, other);
  const shift = other.first - group.first;
  let sum = 0;
  for (let i = 0; i < group.series.length; i++)
    for (let j = group === other ? i + 1 : 0; j < other.series.length; j++)
      sum += correlationOf(group.series[i] as Float64Array, other.series[j] as Float64Array, shift);
  return sum;
}

/** Of two series, of which the second begins `shift` sessions after the first; in one pass. */
function correlationOf(own: Float64Array, theirs: Float64Array, shift: number): number {
  const end = Math.min(own.length, theirs.length + shift);
  let n = 0;
  // Counted from the first pair, so that what does not vary has a sum of squares of exactly 0.
  let x0 = 0;
  let y0 = 0;
  let sumX = 0;
  let sumY = 0;
  let sumXX = 0;
  let sumYY = 0;
  let sumXY = 0;
  for (let i = Math.max(0, shift); i < end; i++) {
    const x = (own[i] as number) - x0;
    const y = (theirs[i - shift] as number) - y0;
    if (Number.isNaN(x) || Number.isNaN(y)) continue;
    if (n === 0) {
      x0 = x;
      y0 = y;
    } else {
      sumX += x;
      sumY += y;
      sumXX += x * x;
      sumYY += y * y;
      sumXY += x * y;
    }
    n++;
  }
  const variances = (sumXX - (sumX * sumX) / n) * (sumYY - (sumY * sumY) / n);
  return n < LEAST_COMMON || variances <= 0 ? 0 : (sumXY - (sumX * sumY) / n) / Math.sqrt(variances);
}

/**
 * A correlation is the product of residuals put to mean 0 and length 1, so the sum over all pairs of two
 * groups is the product of the groups' sums: the work grows with the events, not with their pairs.
 */
function sumByUnits(group: ResidualGroup, other: ResidualGroup): number {
  const common = commonPlaces(group, other);
  if (common.length < LEAST_COMMON) return 0;
  const own = sumOfUnits(group, common);
  if (group === other) return (product(own.sum, own.sum) - own.varying) / 2;
  return product(own.sum, sumOfUnits(other, common).sum);
}

/** The places among all sessions of a study at which both groups have residuals. */
function commonPlaces(group: ResidualGroup, other: ResidualGroup): number[] {
  const [own, theirs] = [group.series[0] as Float64Array, other.series[0] as Float64Array];
  const end = Math.min(group.first + own.length, other.first + theirs.length);
  const places: number[] = [];
  for (let place = Math.max(group.first, other.first); place < end; place++) {
    const difference = (own[place - group.first] as number) - (theirs[place - other.first] as number);
    if (!Number.isNaN(difference)) places.push(place);
  }
  return places;
}

/** Adds up each event's residuals at some places, put to mean 0 and length 1, and tells how many could be. */
function sumOfUnits({ first, series }: ResidualGroup, places: readonly number[]) {
  const sum = new Float64Array(places.length);
  const own = new Float64Array(places.length);
  let varying = 0;
  for (const all of series) {
    for (let i = 0; i < own.length; i++) own[i] = all[(places[i] as number) - first] as number;
    const mean = meanOf(own);
    const squares = squaresAround(own, mean);
    if (squares === 0) continue;
    varying++;
    const length = Math.sqrt(squares);
    for (let i = 0; i < own.length; i++) sum[i] = (sum[i] as number) + ((own[i] as number) - mean) / length;
  }
  return { sum, varying };
}

function product(a: Float64Array, b: Float64Array): number {
  let sum = 0;
  for (let i = 0; i < a.length; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

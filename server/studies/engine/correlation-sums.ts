/** Pairs with fewer calendar sessions in common count as uncorrelated. */
const LEAST_COMMON = 30;

/** Residuals of events that have theirs on the same days. */
export interface ResidualGroup {
  /** Calendar days since 1970, ascending. */
  days: Int32Array;
  /** Each event's, one a day. */
  residuals: readonly Float64Array[];
}

/**
 * Makes what adds up the correlations (Pearson) of all pairs of an event of one group and an event of
 * another, or of all pairs within one group: each of their residuals on the days both have.
 *
 * A correlation is the product of residuals put to mean 0 and length 1, so the sum over all pairs of two
 * groups is the product of the groups' sums: the work grows with the events, not with their pairs.
 *
 * `longest` is the most residuals an event has. Its buffers are made once and used for every pair:
 * making them anew would take longer than all the sums.
 */
export function correlationSums(longest: number): (group: ResidualGroup, other: ResidualGroup) => number {
  const [places, otherPlaces] = [new Int32Array(longest), new Int32Array(longest)];
  const [sum, otherSum] = [new Float64Array(longest), new Float64Array(longest)];
  return (group, other) => {
    const count = findCommon(group.days, other.days, places, otherPlaces);
    if (count < LEAST_COMMON) return 0;
    const varying = addUnits(group.residuals, places, sum, count);
    if (group === other) return (product(sum, sum, count) - varying) / 2;
    addUnits(other.residuals, otherPlaces, otherSum, count);
    return product(sum, otherSum, count);
  };
}

/** Finds where the values that two ascending lists share stand in each, and tells how many there are. */
function findCommon(a: Int32Array, b: Int32Array, places: Int32Array, otherPlaces: Int32Array): number {
  let count = 0;
  for (let i = 0, j = 0; i < a.length && j < b.length; ) {
    const difference = (a[i] as number) - (b[j] as number);
    if (difference === 0) {
      places[count] = i;
      otherPlaces[count] = j;
      count++;
    }
    if (difference <= 0) i++;
    if (difference >= 0) j++;
  }
  return count;
}

/**
 * Adds up residuals at the first `count` places, each event's put to mean 0 and length 1, and tells of
 * how many: constant ones cannot be, and count for nothing.
 */
function addUnits(
  residuals: readonly Float64Array[],
  places: Int32Array,
  sum: Float64Array,
  count: number,
): number {
  sum.fill(0, 0, count);
  let varying = 0;
  for (const own of residuals) {
    let total = 0;
    for (let i = 0; i < count; i++) total += own[places[i] as number] as number;
    const mean = total / count;
    let squares = 0;
    for (let i = 0; i < count; i++) squares += ((own[places[i] as number] as number) - mean) ** 2;
    if (squares === 0) continue;
    varying++;
    const scale = 1 / Math.sqrt(squares);
    for (let i = 0; i < count; i++)
      sum[i] = (sum[i] as number) + ((own[places[i] as number] as number) - mean) * scale;
  }
  return varying;
}

function product(a: Float64Array, b: Float64Array, count: number): number {
  let sum = 0;
  for (let i = 0; i < count; i++) sum += (a[i] as number) * (b[i] as number);
  return sum;
}

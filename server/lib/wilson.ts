/** Two-sided 95 % of the normal distribution. */
const Z = 1.959963984540054;

/** Wilson's 95 % interval of a share, `count` of n: both ends lie in [0, 1], however few there are. n > 0. */
export function wilsonInterval(count: number, n: number): [number, number] {
  const share = count / n;
  const spread = (Z * Z) / n;
  const middle = (share + spread / 2) / (1 + spread);
  const half = (Z / (1 + spread)) * Math.sqrt((share * (1 - share)) / n + spread / (4 * n));
  return [Math.max(0, middle - half), Math.min(1, middle + half)];
}

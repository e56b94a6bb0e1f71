import { formatSigned } from "../lib/percent.ts";

/** How the figures of studies are written; returns are fractions. */

/** "+3.10": percent, signed. */
export function percent(value: number, decimals = 2): string {
  return formatSigned(100 * value, decimals);
}

/** "−0.40 to +3.10" */
export function intervalText(interval: readonly [number, number] | null, decimals = 2): string {
  return interval === null ? "" : `${percent(interval[0], decimals)} to ${percent(interval[1], decimals)}`;
}

/** "0.076", "< 0.001" */
export function pText(p: number): string {
  return p < 0.001 ? "< 0.001" : p.toFixed(3);
}

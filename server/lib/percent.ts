/** How figures are written: U+2212 for minus, a sign always on a change, digits grouped by commas. */

export const MINUS = "\u2212";

export type Direction = "up" | "down" | "flat";

/** Which way a signed figure points. */
export function directionOf(value: number): Direction {
  if (value > 0) return "up";
  return value < 0 ? "down" : "flat";
}

/** "+3.0" or "−0.52": signed, with that many decimals; zero has no sign. */
export function formatSigned(value: number, decimals: number): string {
  const digits = Math.abs(value).toFixed(decimals);
  if (Number(digits) === 0) return digits;
  return (value > 0 ? "+" : MINUS) + digits;
}

/** "+3%": the signed figure as the text wrote it. */
export function formatPercent(value: number, decimals: number): string {
  return `${formatSigned(value, decimals)}%`;
}

const PRICE = new Intl.NumberFormat("en-US", { minimumFractionDigits: 2, maximumFractionDigits: 6 });

/** "1,617.00": at least two decimals, at most the six a price may have. */
export function formatPrice(value: number): string {
  return PRICE.format(value);
}

/** "17.49": a price that was computed, or came with more digits than it traded at. To two decimals; below 1 to four. */
export function formatRoundedPrice(value: number): string {
  return formatPrice(Number(value.toFixed(Math.abs(value) < 1 ? 4 : 2)));
}

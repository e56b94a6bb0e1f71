import { quoted } from "./quoted.ts";

/** Prices of one row, or an actions file's, that cannot be: in words, for the report of refused rows. */

/**
 * What rounding may do to a price: a hundredth of a percent. Providers adjust each figure of a bar by
 * itself and round it, so that a close can come to lie a sliver above the high.
 */
const ROUNDING = 1e-4;

/** What is wrong with the prices of a bar, each a number above 0; null when they can be. */
export function barFault(open: number, high: number, low: number, close: number): string | null {
  if (low > high) return `the low ${low} is above the high ${high}`;
  const most = high * (1 + ROUNDING);
  const least = low * (1 - ROUNDING);
  if (open > most || open < least) return `the open ${open} is outside low ${low} to high ${high}`;
  if (close > most || close < least) return `the close ${close} is outside low ${low} to high ${high}`;
  return null;
}

/** What is wrong with one price; null when it can be. `text` as the file has it. */
export function priceFault(name: string, value: number, text: string): string | null {
  if (text.trim() === "") return `there is no ${name}`;
  if (Number.isNaN(value)) return `the ${name} ${quoted(text)} is not a number`;
  return value > 0 ? null : `the ${name} ${value} is not above 0`;
}

import type { NumberStyle } from "./format.ts";

/** 100,5 or 1.205,50: also 1,205, which may be grouped. */
const COMMA = /^-?(?:\d+|\d{1,3}(?:\.\d{3})+),\d+$/;
const GROUPED = /^-?\$?\d{1,3}(?:,\d{3})+(?:\.\d+)?$/;

/** In a file with decimal commas, so much of the prices have one at least; fewer are slips. */
const SHARE = 0.2;

/**
 * How the numbers of a file are written, by some of its prices; the usual way where they do not tell.
 * A lone 1,205 tells only between semicolons, which stand where the comma is taken by decimals.
 */
export function numberStyleOf(prices: readonly string[], usual: NumberStyle, delimiter: string): NumberStyle {
  const texts = prices.map((price) => price.trim()).filter((price) => price !== "");
  if (texts.some((text) => GROUPED.test(text) && !COMMA.test(text))) return "grouped";
  const commas = texts.filter((text) => COMMA.test(text) && (delimiter === ";" || !GROUPED.test(text)));
  return commas.length > 0 && commas.length >= texts.length * SHARE ? "comma" : usual;
}

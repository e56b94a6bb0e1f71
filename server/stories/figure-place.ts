import type { Figure } from "./figure.ts";

/** Where a figure stands in its quote, in UTF-16 units. */
export interface Place {
  start: number;
  end: number;
}

const UNIT = "\\s?(?:%|\uff05|per\\s?cent\\b|pct\\b|percentage points?\\b)";
const JOIN = "\\s?(?:to|and|or|[-\u2212\u2013\u2014])\\s?[-+\u2212]?";

/**
 * Where a quote states a figure, however it spells it: "3%", "3 percent", "3 pct", "3 to 5 %". Of several
 * places it is the first after the subject's name, else the first; null where there is none.
 */
export function placeOfFigure(quote: string, figure: Figure, subject: string): Place | null {
  const places = placesOf(quote, figure);
  const named = subject === "" ? -1 : quote.toLowerCase().indexOf(subject.toLowerCase());
  return places.find(({ start }) => start > named) ?? places[0] ?? null;
}

/** Every place of a quote that states the figure. */
export function placesOf(quote: string, { percent, percentTo, decimals }: Figure): Place[] {
  const pattern =
    percentTo === null
      ? `${spelled(percent, [decimals])}${UNIT}`
      : `${spelledEnd(percent, decimals)}(?:${UNIT})?${JOIN}${spelledEnd(percentTo, decimals)}${UNIT}`;
  const words = percent === 0 && percentTo === null ? "|\\b(?:unchanged|flat|little changed)\\b" : "";
  const found = quote.matchAll(new RegExp(`(?<![\\d.,])${pattern}${words}`, "gi"));
  return [...found].map(({ 0: text, index }) => ({ start: index, end: index + text.length }));
}

/** An end of a range may have fewer decimals than the other: "3 to 3.5%". */
function spelledEnd(value: number, decimals: number): string {
  return spelled(value, [decimals, String(Math.abs(value)).split(".")[1]?.length ?? 0]);
}

/** "1617.5", "1,617.5" and "1617,5" as one pattern, with any of the given numbers of decimals. */
function spelled(value: number, decimals: readonly number[]): string {
  const all = new Set<string>();
  for (const digits of decimals.map((n) => Math.abs(value).toFixed(n))) {
    const [whole = "", part] = digits.split(".");
    const grouped = whole.replaceAll(/\B(?=(\d{3})+$)/g, ",");
    for (const start of [whole, grouped]) all.add(part ? `${start}\\.${part}` : start);
    if (part) all.add(`${whole},${part}`);
  }
  return `(?:${[...all].join("|")})`;
}

import { ZONE_WORDS } from "./lexicon/zones.ts";

const PLACE = /^[\s,(]*((?:[A-Za-z]+ ){0,2}(?:time|Time))\b|^[\s,(]*([A-Za-z]{1,5})\b/;

/**
 * The zone named at the end of a time: at `end` of the text or in its last word before. `end` comes back
 * moved beyond the word.
 */
export function zoneAt(text: string, end: number): { zone: string | null; end: number } {
  const inside = /([A-Za-z]{1,5})\)?\s*$/.exec(text.slice(Math.max(0, end - 8), end))?.[1];
  const within = inside ? ZONE_WORDS.get(inside.toLowerCase()) : undefined;
  if (within) return { zone: within, end };
  const [matched, long, short] = PLACE.exec(text.slice(end, end + 40)) ?? [];
  const zone = ZONE_WORDS.get((long ?? short ?? "").toLowerCase());
  if (!zone || !matched || (short && short !== short.toUpperCase())) return { zone: null, end };
  return { zone, end: end + matched.length };
}

import type { Direction } from "./direction.ts";
import type { Directory } from "./directory.ts";
import { isPhraseWord } from "./inserted.ts";
import { WEEKDAYS } from "./lexicon/time.ts";
import { words } from "./lexicon/words.ts";
import { type NounPhrase, phraseBefore } from "./noun-phrase.ts";
import type { Token } from "./tokens.ts";

const SWINGS = words("swung swing swings swinging between");
const TRIMMING = words(
  "paring pared trimming trimmed erasing erased reversing reversed recouping recouped adding extending",
);
const REACH = 14;
const LONGEST = 8;

/**
 * Whose change a noun speaks of: "a 4% slide in Boeing", "Petco's 3.6% decline", "Tesla's drop of
 * 4%", "lifted the Nasdaq to a 1.2% gain". "carried" where it is the one spoken of already; null where it is no price.
 */
export function nounSubject(
  tokens: readonly Token[],
  direction: Direction,
  directory: Directory,
): NounPhrase | "carried" | null {
  const next = tokens[direction.until];
  if (next?.lower === "in" || next?.lower === "for")
    return phraseAfter(tokens, direction.until + 1, directory);
  const owner = ownerBefore(tokens, direction.from, directory);
  if (owner) return owner;
  if (isOfSubject(tokens, direction)) return "carried";
  return null;
}

function phraseAfter(tokens: readonly Token[], from: number, directory: Directory): NounPhrase | null {
  let end = from;
  while (end < tokens.length && end - from < LONGEST && isPhraseWord(tokens[end])) end++;
  const phrase = phraseBefore(tokens, end, directory);
  return phrase?.kind === "price" || phrase?.kind === "name" ? phrase : null;
}

/** The possessive before the noun, or what was led "to a 1.2% gain". */
function ownerBefore(tokens: readonly Token[], from: number, directory: Directory): NounPhrase | null {
  if (tokens[from - 1]?.possessive && !WEEKDAYS.has(tokens[from - 1]?.lower ?? ""))
    return phraseBefore(tokens, from, directory);
  const ledTo = /^(a|an)$/.test(tokens[from - 1]?.lower ?? "") && tokens[from - 2]?.lower === "to";
  const led = ledTo ? phraseBefore(tokens, from - 2, directory) : null;
  return led?.kind === "price" ? led : null;
}

/** "swung between a gain of 1.2% and a loss of 2.1%", "paring an earlier drop of 5%", "adding to a 22 percent drop on Tuesday" */
function isOfSubject(tokens: readonly Token[], { from, until }: Direction): boolean {
  const before = tokens.slice(Math.max(0, from - REACH), from);
  if (before.some(({ lower }) => SWINGS.has(lower))) return true;
  if (tokens[from - 1]?.lower === "a" && tokens[from - 2]?.text === ",") return true;
  if (before.slice(-4).some(({ lower }) => TRIMMING.has(lower))) return true;
  const after = tokens.slice(until, until + 2);
  const hasDay = after.some(({ lower }) => WEEKDAYS.has(lower));
  return hasDay && /^(to|after|following|from|despite)$/.test(tokens[from - 2]?.lower ?? "");
}

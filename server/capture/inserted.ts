import type { Direction } from "./direction.ts";
import type { Directory } from "./directory.ts";
import { words } from "./lexicon/words.ts";
import { type NounPhrase, phraseBefore } from "./noun-phrase.ts";
import type { Token } from "./tokens.ts";

const INSERTIONS = words(
  "which who whose that formerly known called trading a an the based owned listed maker parent down up now",
);
const LONGEST_INSERTION = 30;
const LONGEST_LEAD = 10;

/** "Snap shares, which have fallen more than half, dropped 8.4%": the phrase before the inserted clause. */
export function insertedSubject(
  tokens: readonly Token[],
  comma: number,
  directory: Directory,
): NounPhrase | null {
  for (let i = comma - 1; i >= Math.max(1, comma - LONGEST_INSERTION); i--) {
    if (tokens[i]?.text !== ",") continue;
    return INSERTIONS.has(tokens[i + 1]?.lower ?? "") ? priced(phraseBefore(tokens, i, directory)) : null;
  }
  return null;
}

/** The same where the commas were lost: "Kohl's shares which had risen 11 percent this month were down 8.5 percent". */
export function relativeSubject(
  tokens: readonly Token[],
  until: number,
  directory: Directory,
): NounPhrase | null {
  for (let i = until - 1; i >= Math.max(1, until - LONGEST_INSERTION); i--) {
    const token = tokens[i];
    if (!token || /^[,;:.]$/.test(token.text)) return null;
    if (/^(which|who)$/.test(token.lower)) return priced(phraseBefore(tokens, i, directory));
  }
  return null;
}

/** "Up 8%, Boeing led the Dow", "After sinking 6.6% on Tuesday, Intuit rebounded": the phrase that follows the lead. */
export function leadingSubject(
  tokens: readonly Token[],
  { until }: Direction,
  directory: Directory,
): NounPhrase | null {
  let from = until;
  while (from < Math.min(tokens.length, until + LONGEST_LEAD) && tokens[from]?.text !== ",") from++;
  // An agency's line may have lost its comma: "Up 5 percent Glencore led gainers".
  from = tokens[from]?.text === "," ? from + 1 : until;
  let end = from;
  while (end < tokens.length && end - from < LONGEST_LEAD && isPhraseWord(tokens[end])) end++;
  const phrase = priced(phraseBefore(tokens, end, directory));
  return phrase && phrase.from <= from + 1 && phrase.from >= from ? phrase : null;
}

/** Whether a word can belong to a phrase that is read forwards. */
export function isPhraseWord(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.capital || token.kind === "cashtag" || token.text === "&") return true;
  return /^(the|shares|stock|stocks|of|component|its|in)$/.test(token.lower);
}

function priced(phrase: NounPhrase | null): NounPhrase | null {
  return phrase && phrase.kind !== "generic" ? phrase : null;
}

import type { Directory } from "./directory.ts";
import { wordSign } from "./direction.ts";
import { DETERMINERS, HEADLINE_VERBS, LEGAL_FORMS, SHARE_NOUNS } from "./lexicon/subjects.ts";
import { words } from "./lexicon/words.ts";
import { kindOfPhrase, type PhraseKind } from "./phrase-kind.ts";
import { tickerIn } from "./ticker.ts";
import type { Token } from "./tokens.ts";
import { isListedTicker } from "./verb-group.ts";

/** A noun phrase and what it speaks of. */
export interface NounPhrase extends PhraseKind {
  /** First token, and the one after the last. */
  from: number;
  until: number;
}

/** Words that end a phrase when it is read from its end backwards. */
const STOPS = words(`
  and but while as after before when amid despite with without by on at to from for than that which who whose where because since
  if though although or nor so yet over under into onto out about against during until till per via vs why how what whether
  sending sends sent pushing pushed pushes lifting lifted lifts dragging dragged knocking knocked driving drove helping
  helped said says say see sees saw seen has have had is are was were be been news rt breaking update watch imagine including include
  making made following follow now still make take taking ripped leaving left giving gave causing caused sparking sparked
  report reported reports not hardly reacting i we you they he she it include amid this
`);
const LONGEST = 12;

/** Reads the noun phrase that ends right before a token; null when none does. */
export function phraseBefore(
  tokens: readonly Token[],
  until: number,
  directory: Directory,
): NounPhrase | null {
  const { from, ticker } = phraseStart(tokens, until, directory);
  if (from >= until) return null;
  if (isListedA(tokens, from, until))
    return { from, until, kind: "name", name: "A", ticker: "A", bare: true };
  const phrase = withoutBrackets(tokens.slice(from, until));
  return { from, until, ...kindOfPhrase(phrase, ticker, directory) };
}

/** In a list of tickers "A" is Agilent's, not an article. */
function isListedA(tokens: readonly Token[], from: number, until: number): boolean {
  return until - from === 1 && tokens[from]?.text === "A" && /^[,:;]$/.test(tokens[from - 1]?.text ?? "");
}

function phraseStart(
  tokens: readonly Token[],
  until: number,
  directory: Directory,
): { from: number; ticker: string | null } {
  let from = until;
  let ticker: string | null = null;
  while (from > 0 && until - from < LONGEST) {
    const open = openingBracket(tokens, from - 1);
    if (open !== null) {
      ticker ??= tickerIn(tokens.slice(open + 1, from - 1));
      from = open;
      continue;
    }
    // "Advanced Micro Devices": a known name may begin with a word that is a verb elsewhere.
    const isKnown = directory.nameAt(tokens, from - 1) !== null;
    if (!isKnown && endsPhrase(tokens, from - 1, until)) break;
    from--;
    const determiner = DETERMINERS.has(tokens[from]?.lower ?? "");
    if (determiner && !/^(of|in)$/.test(tokens[from - 1]?.lower ?? "")) break;
  }
  return { from, ticker };
}

/** Whether a token, read backwards, is no part of the phrase any more. */
function endsPhrase(tokens: readonly Token[], at: number, until: number): boolean {
  const token = tokens[at];
  if (!token || token.kind === "percent") return true;
  if (token.kind === "mark") return !isMarkOfName(tokens, at, until);
  if (token.kind === "number") return !isNumberOfName(tokens, at);
  if (isListedTicker(tokens, at)) return false;
  // "Zoom Shares", "IT stocks": a name, though in small letters it would be a verb or a small word.
  if (
    token.capital &&
    SHARE_NOUNS.has(tokens[at + 1]?.lower ?? "") &&
    (token.text === "IT" || wordSign(token.lower) !== 0)
  )
    return false;
  if (wordSign(token.lower) !== 0) return true;
  if (token.lower === "in")
    return !(SHARE_NOUNS.has(tokens[at - 1]?.lower ?? "") || tokens[at - 1]?.lower === "interest");
  if (STOPS.has(token.lower)) return !joinsName(tokens, at, until);
  return isSaying(tokens, at, until);
}

/** "AT & T", "Wal-mart", "Yahoo Inc." */
function isMarkOfName(tokens: readonly Token[], at: number, until: number): boolean {
  const token = tokens[at];
  if (token?.text === "&") return true;
  if (token?.text === "-") return !token.spaced && at + 1 < until;
  return token?.text === "." && LEGAL_FORMS.has(tokens[at - 1]?.lower ?? "");
}

/** "S&P 500", "3M"; or a price right after a cashtag: "$OBLN .58 down 80%". */
function isNumberOfName(tokens: readonly Token[], at: number): boolean {
  const before = tokens[at - 1];
  return before?.kind === "cashtag" || before?.capital === true || tokens[at + 1]?.capital === true;
}

/** "and" belongs to the phrase inside "Johnson and Johnson" and "the oil and gas producer". */
function joinsName(tokens: readonly Token[], at: number, until: number): boolean {
  if (tokens[at]?.lower === "and" && tokens[at - 2]?.lower === "the" && !tokens[at - 1]?.capital) return true;
  return tokens[at]?.lower === "and" && at + 1 < until && tokens[at - 1]?.lower === tokens[at + 1]?.lower;
}

/** In a headline where every word has a capital, a verb still ends the name before it. */
function isSaying(tokens: readonly Token[], at: number, until: number): boolean {
  const lower = tokens[at]?.lower ?? "";
  return HEADLINE_VERBS.has(lower) && at + 1 < until && !SHARE_NOUNS.has(tokens[at + 1]?.lower ?? "");
}

function openingBracket(tokens: readonly Token[], close: number): number | null {
  if (tokens[close]?.text !== ")") return null;
  for (let i = close - 1; i >= Math.max(0, close - 8); i--) if (tokens[i]?.text === "(") return i;
  return null;
}

function withoutBrackets(tokens: readonly Token[]): readonly Token[] {
  if (!tokens.some(({ text }) => text === "(")) return tokens;
  let depth = 0;
  return tokens.filter(({ text }) => {
    if (text === "(") depth++;
    if (text === ")") depth--;
    return depth === 0 && text !== ")";
  });
}

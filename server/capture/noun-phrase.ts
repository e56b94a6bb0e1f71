import type { Directory } from "./directory.ts";
import { wordSign } from "./direction.ts";
import { words } from "./lexicon/words.ts";
import {
  INDEX_WORDS,
  LEGAL_FORMS,
  METRICS,
  NAME_METRICS,
  OTHER_INSTRUMENTS,
  SHARE_NOUNS,
  GROUP_NOUNS,
  HEADLINE_VERBS,
} from "./lexicon/subjects.ts";
import type { Token } from "./tokens.ts";

/** What a phrase before a move word names. */
export interface NounPhrase {
  /** First token, and the one after the last. */
  from: number;
  until: number;
  kind: "price" | "name" | "metric" | "other" | "generic";
  /** The name as the text gives it; null where the phrase only points ("its shares"). */
  name: string | null;
  ticker: string | null;
  /** "its shares", "the company's stock": the text's main subject rather than the last one named. */
  pronoun: boolean;
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
const DETERMINERS = words("the a an its their his her our your my this that these those");
const LONGEST = 12;

/** Reads the noun phrase that ends right before a token; null when none does. */
export function phraseBefore(
  tokens: readonly Token[],
  until: number,
  directory: Directory,
): NounPhrase | null {
  const { from, ticker } = phraseStart(tokens, until);
  if (from >= until) return null;
  return classify(tokens, from, until, ticker, directory);
}

function phraseStart(tokens: readonly Token[], until: number): { from: number; ticker: string | null } {
  let from = until;
  let ticker: string | null = null;
  while (from > 0 && until - from < LONGEST) {
    const open = openingBracket(tokens, from - 1);
    if (open !== null) {
      ticker ??= tickerIn(tokens.slice(open + 1, from - 1));
      from = open;
      continue;
    }
    if (endsPhrase(tokens, from - 1, until)) break;
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

/** "(NASDAQ: FORM)", "(YHOO)", "($AXP)", "(FORM.O)" */
export function tickerIn(tokens: readonly Token[]): string | null {
  const cashtag = tokens.find((token) => token.kind === "cashtag");
  if (cashtag) return cashtag.text.slice(1).toUpperCase();
  const colon = tokens.findIndex((token) => token.text === ":");
  const candidate = colon >= 0 ? tokens[colon + 1] : tokens.length <= 2 ? tokens[0] : undefined;
  const match = /^([A-Z]{1,5})(?:\.(?:[A-Z]{1,2}))?$/.exec(candidate?.text ?? "");
  return match?.[1] ?? null;
}

function classify(
  tokens: readonly Token[],
  from: number,
  until: number,
  bracketed: string | null,
  directory: Directory,
): NounPhrase {
  const inside = tokens.slice(from, until);
  const plain = withoutBrackets(inside);
  const head = plain.at(-1)?.lower ?? "";
  const cashtag = plain.find((token) => token.kind === "cashtag");
  const named = nameIn(plain, directory);
  const ticker = bracketed ?? tickerOf(cashtag, named, directory);
  // In a list of tickers "A" is Agilent's, not an article.
  if (inside.length === 1 && inside[0]?.text === "A" && /^[,:;]$/.test(tokens[from - 1]?.text ?? "")) {
    return { from, until, kind: "name", name: "A", ticker: "A", pronoun: false };
  }
  const base = { from, until, ticker, name: named?.text ?? null, pronoun: named === null && !cashtag };
  const isKnown =
    named?.known === true && named.words === plain.filter((token) => !DETERMINERS.has(token.lower)).length;
  if (isShareNoun(plain))
    return { ...base, kind: "price", ...(GROUP_NOUNS.has(head) ? groupName(plain, named) : {}) };
  if (isKnown || (cashtag && head === cashtag.lower)) {
    const metric = plain.some(isMetric) && !named?.known;
    return { ...base, kind: metric ? "metric" : "price", pronoun: false };
  }
  if (OTHER_INSTRUMENTS.has(head)) return { ...base, kind: "other" };
  if (plain.some(isMetric)) return { ...base, kind: "metric" };
  if (plain.some((token) => INDEX_WORDS.has(token.lower))) return { ...base, kind: "price" };
  if (cashtag || bracketed) return { ...base, kind: "price", pronoun: false };
  return { ...base, kind: named && named.until === plain.length ? "name" : "generic" };
}

/** The head is shares or stock, or the phrase is "shares of X". */
function isShareNoun(plain: readonly Token[]): boolean {
  const head = plain.at(-1)?.lower ?? "";
  if (SHARE_NOUNS.has(head) || GROUP_NOUNS.has(head)) return true;
  if (head === "price" || head === "prices") return SHARE_NOUNS.has(plain.at(-2)?.lower ?? "");
  const shares = plain.findIndex((token) => SHARE_NOUNS.has(token.lower));
  const next = plain[shares + 1];
  if (shares < 0 || !next) return false;
  if (next.lower === "of" || next.lower === "in") return true;
  // "Satellite stock Intelsat"
  return next.capital && !METRICS.has(head) && plain[shares]?.capital === false;
}

function isMetric({ lower, capital }: Token): boolean {
  return METRICS.has(lower) && !(capital && NAME_METRICS.has(lower));
}

function withoutBrackets(tokens: readonly Token[]): Token[] {
  let depth = 0;
  return tokens.filter((token) => {
    if (token.text === "(") depth++;
    if (token.text === ")") depth--;
    return depth === 0 && token.text !== ")";
  });
}

interface Name {
  text: string;
  /** A listing of the directory goes by it. */
  known: boolean;
  words: number;
  /** The token after its last. */
  until: number;
}

/** The name in a phrase: a known one, else its last run of capitalised words. */
function nameIn(plain: readonly Token[], directory: Directory): Name | null {
  for (let i = 0; i < plain.length; i++) {
    const known = directory.nameAt(plain, i);
    if (known) return nameOf(plain, i, i + known.length, true);
  }
  let until = plain.length;
  while (until > 0 && !isNameWord(plain[until - 1])) until--;
  let from = until;
  while (from > 0 && (isNameWord(plain[from - 1]) || isInnerWord(plain, from - 1, until))) {
    // "Spain's Telefonica" is Telefonica.
    if (plain[from - 1]?.possessive && from < until) break;
    from--;
  }
  while (LEGAL_FORMS.has(plain[until - 1]?.lower ?? "") && until - from > 1) until--;
  return until > from ? nameOf(plain, from, until, false) : null;
}

function nameOf(plain: readonly Token[], from: number, until: number, known: boolean): Name {
  const texts = plain.slice(from, until);
  const text = texts.map((token, i) => (token.spaced && i > 0 ? " " : "") + token.text).join("");
  const bare = known ? text : text.replace(/['’]s$/, "");
  return { text: bare, known, words: texts.length, until };
}

function isNameWord(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === "number") return true;
  if (token.kind !== "word" || !token.capital) return token?.text === "&";
  return (
    !SHARE_NOUNS.has(token.lower) &&
    !DETERMINERS.has(token.lower) &&
    !/^(common|class|of|in)$/.test(token.lower)
  );
}

/** "of", "and", "de" between two capitalised words belong to a name: "Bank of America". */
function isInnerWord(plain: readonly Token[], at: number, until: number): boolean {
  const lower = plain[at]?.lower ?? "";
  if (plain[at]?.text === "-") return true;
  if (!/^(of|and|de|the|for|y|del)$/.test(lower) || at + 1 >= until) return false;
  return isNameWord(plain[at - 1]) && !SHARE_NOUNS.has(plain[at - 1]?.lower ?? "");
}

/** "Jewellery stocks": a group is called by its whole phrase. */
function groupName(plain: readonly Token[], named: Name | null): Partial<NounPhrase> {
  const descriptive = plain.filter((token) => !DETERMINERS.has(token.lower) && token.lower !== "of");
  if (descriptive.length < 2 || named?.known || plain.some((token) => token.possessive)) return {};
  if (plain.at(-1)?.lower === "shares") return {};
  return { name: descriptive.map((token) => token.text).join(" "), pronoun: false };
}

/** A cashtag that stands for another company than the one named beside it is about something else. */
function tickerOf(cashtag: Token | undefined, named: Name | null, directory: Directory): string | null {
  if (!cashtag) return null;
  const ticker = cashtag.text.slice(1).toUpperCase();
  const entry = directory.byTicker(ticker);
  const differs = named && entry && !sameName(named.text, entry.company, entry.aliases);
  return differs ? null : ticker;
}

function sameName(text: string, company: string, aliases: readonly string[]): boolean {
  const bare = (name: string) => name.toLowerCase().replaceAll(/[^\p{L}\p{N}]/gu, "");
  const given = bare(text);
  return [company, ...aliases].map(bare).some((name) => name.startsWith(given) || given.startsWith(name));
}

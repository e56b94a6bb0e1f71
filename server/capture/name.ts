import type { Directory, DirectoryEntry } from "./directory.ts";
import { LEGAL_FORMS, NAME_ENDINGS, SHARE_MODIFIERS, SHARE_NOUNS, SHARE_PLACES } from "./lexicon/subjects.ts";
import { words } from "./lexicon/words.ts";
import type { Token } from "./tokens.ts";

/** A company, index or fund as a phrase names it. */
export interface Name {
  text: string;
  /** The listing of the directory that goes by it. */
  entry: DirectoryEntry | null;
  /** First token, and the one after the last, of the phrase given. */
  from: number;
  until: number;
}

const NO_NAME_WORDS = words(
  "common class of in the a an its their his her our your my this that these those",
);
const INNER_WORDS = /^(of|and|de|the|for|y|del)$/;

/** The name in a phrase: its last run of capitalised words, or the known name that the run is part of. */
export function nameIn(phrase: readonly Token[], directory: Directory): Name | null {
  const run = lastRun(phrase);
  const known = lastKnown(phrase, directory);
  if (!known) return run ? nameOf(phrase, run.from, run.until, null) : null;
  if (!run || run.until <= known.until || isEnding(phrase, known.until, run.until)) return known;
  // "Apple supplier Foxlink", "Apple's Beats": what stands after the known name is another's.
  if (run.from > known.until || (phrase[known.until - 1]?.possessive && !endsPossessive(known))) {
    return nameOf(phrase, Math.max(run.from, known.until), run.until, null);
  }
  return nameOf(phrase, Math.min(known.from, run.from), run.until, null);
}

/** The text of tokens as written, without a possessive ending. */
export function textOf(tokens: readonly Token[], from: number, until: number): string {
  let text = "";
  for (let i = from; i < until; i++) {
    const token = tokens[i];
    if (token) text += (token.spaced && i > from ? " " : "") + token.text;
  }
  return text.replace(/['’]s$/i, "");
}

/** Whether a name is one that a listing's company goes by, or begins with it or the other way round, word by word. */
export function isNameOf(text: string, { company, aliases }: DirectoryEntry): boolean {
  const given = beginningsOf(text);
  return [company, ...aliases].some((name) => {
    const known = beginningsOf(name);
    return known.includes(given.at(-1) ?? "") || given.includes(known.at(-1) ?? "");
  });
}

/** "J.P. Morgan" as "j", "jp" and "jpmorgan": spaces and stops tell no two names apart. */
function beginningsOf(name: string): string[] {
  const words = name.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
  return words.map((_, i) => words.slice(0, i + 1).join(""));
}

function lastKnown(phrase: readonly Token[], directory: Directory): Name | null {
  let last: Name | null = null;
  for (let i = 0; i < phrase.length; i++) {
    const known = directory.nameAt(phrase, i);
    if (!known) continue;
    last = nameOf(phrase, i, i + known.length, known.entry);
    i += known.length - 1;
  }
  return last;
}

function lastRun(phrase: readonly Token[]): { from: number; until: number } | null {
  let until = withoutModifiers(phrase);
  while (until > 0 && !isNameWord(phrase[until - 1]))
    until = Math.min(until - 1, beforeListed(phrase, until));
  let from = until;
  while (from > 0 && (isNameWord(phrase[from - 1]) || isInnerWord(phrase, from - 1, until))) {
    // "Spain's Telefonica" is Telefonica.
    if (phrase[from - 1]?.possessive && from < until) break;
    from--;
  }
  while (LEGAL_FORMS.has(phrase[until - 1]?.lower ?? "") && until - from > 1) until--;
  const isDay =
    until - from === 1 && /^(mon|tues|wednes|thurs|fri|satur|sun)day$/.test(phrase[from]?.lower ?? "");
  return until > from && !isDay ? { from, until } : null;
}

/** Where a phrase ends before its "American depositary shares" or "Hong Kong-listed shares". */
function withoutModifiers(phrase: readonly Token[]): number {
  let until = withoutWords(phrase, phrase.length, SHARE_MODIFIERS);
  // "Tencent Hong Kong shares", but "Bank of New York shares".
  const place = until < phrase.length ? withoutWords(phrase, until, SHARE_PLACES) : until;
  if (phrase[place - 1]?.lower !== "of") until = place;
  // "American depositary shares", but "Anglo American shares".
  if (/^depositary|depository$/.test(phrase[until]?.lower ?? "") && phrase[until - 1]?.lower === "american")
    until--;
  return beforeListed(phrase, until);
}

function withoutWords(phrase: readonly Token[], end: number, words: ReadonlySet<string>): number {
  let until = end;
  while (until > 1 && words.has(phrase[until - 1]?.lower ?? "")) until--;
  return until;
}

/** Where a phrase ends before its "Hong Kong-listed": that tells where, not whose. */
function beforeListed(phrase: readonly Token[], end: number): number {
  let until = end;
  if (!isListed(phrase[until - 1])) return until;
  do until--;
  while (until > 0 && phrase[until - 1]?.capital && !phrase[until - 1]?.possessive);
  return until;
}

function isListed(token: Token | undefined): boolean {
  return token?.lower.endsWith("-listed") ?? false;
}

function nameOf(phrase: readonly Token[], from: number, until: number, entry: DirectoryEntry | null): Name {
  const text = textOf(phrase, from, until);
  return { text: entry && /['’]s$/i.test(entry.company) ? entry.company : text, entry, from, until };
}

function isNameWord(token: Token | undefined): boolean {
  if (!token) return false;
  if (token.kind === "number") return true;
  if (token.kind !== "word" || !token.capital) return token.text === "&";
  return (
    !SHARE_NOUNS.has(token.lower) &&
    !NO_NAME_WORDS.has(token.lower) &&
    !isListed(token) &&
    !/^(i|you|we|they|he|she)'/.test(token.lower)
  );
}

/** "of", "and", "de" between two capitalised words belong to a name: "Bank of America". */
function isInnerWord(phrase: readonly Token[], at: number, until: number): boolean {
  if (phrase[at]?.text === "-") return true;
  if (!INNER_WORDS.test(phrase[at]?.lower ?? "") || at + 1 >= until) return false;
  return isNameWord(phrase[at - 1]) && !SHARE_NOUNS.has(phrase[at - 1]?.lower ?? "");
}

/** "Lowe's Companies", "S&P 500 Index": words that add nothing to who is meant. */
export function isEnding(phrase: readonly Token[], from: number, until: number): boolean {
  return phrase.slice(from, until).every(({ lower }) => LEGAL_FORMS.has(lower) || NAME_ENDINGS.has(lower));
}

/** A name that has the possessive ending by itself, as "Lowe's" has. */
function endsPossessive({ entry }: Name): boolean {
  return entry !== null && [entry.company, ...entry.aliases].some((name) => /['’]s$/i.test(name));
}

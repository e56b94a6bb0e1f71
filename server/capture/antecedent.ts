import type { Directory } from "./directory.ts";
import { HEADLINE_VERBS, LEGAL_FORMS, OTHER_INSTRUMENTS, SHARE_NOUNS } from "./lexicon/subjects.ts";
import { MONTHS } from "./lexicon/time.ts";
import { words } from "./lexicon/words.ts";
import { textOf } from "./name.ts";
import { tickerIn, tickerOf } from "./ticker.ts";
import type { Token } from "./tokens.ts";

/** Words that open a sentence without naming anybody. */
const OPENERS = words(`
  the a an in on at by it its this that these those after before while but and as for with from to of all some many most
  investors analysts traders shares stocks stock sales revenue revenues profit profits earnings results concerns worries
  news reports oil gold crude prices rupee dollar markets market wall asian european us u.s. british chinese japanese there
  here he she they we you i what when where why how if because since although despite amid meanwhile however also more less
  both each every no not one two three rivals peers losses gains weekly monthly dow nasdaq futures bonds treasuries
`);

/** Whom "its shares" or a bare "shares" means. */
export interface Antecedent {
  name: string | null;
  ticker: string | null;
}

const SKIPPED = words(
  "rt brief update exclusive correction refile breaking why how wrapup factbox analyst watch shares stock the after on in for as and with stat",
);

/**
 * The company that a sentence is about before a place in it: a cashtag right before, else the first
 * company named (a known one, or a name with its legal form), else the name that opens the sentence.
 */
export function mainSubject(
  tokens: readonly Token[],
  until: number,
  directory: Directory,
): Antecedent | null {
  const bracketed = lastBracketed(tokens, until);
  if (bracketed) return bracketed;
  const begin = afterDateline(tokens, until);
  const cashtag = lastCashtag(tokens, until);
  const opening = openingName(tokens, begin, until, directory);
  const known = firstKnown(tokens, begin, until, directory);
  const legal = firstWithLegalForm(tokens, begin, until);
  const first = [known, legal].filter((found) => found !== null).sort((a, b) => a.at - b.at)[0];
  const name = opening ?? first?.name ?? null;
  if (name !== null && OTHER_INSTRUMENTS.has(name.toLowerCase()))
    return cashtag === null ? null : { name: null, ticker: cashtag };
  if (name === null && cashtag === null) return null;
  return { name, ticker: cashtag };
}

/** The company named last before a place with its legal form: what "the energy major" means. */
export function lastNamed(tokens: readonly Token[], until: number): string | null {
  for (let i = until - 1; i > 0; i--) {
    if (LEGAL_FORMS.has(tokens[i]?.lower ?? "") && tokens[i]?.capital) return runEndingAt(tokens, i);
  }
  return null;
}

/** "Workday (NASDAQ:WDAY)": the last name before a place that its exchange and ticker follow. */
function lastBracketed(tokens: readonly Token[], until: number): Antecedent | null {
  for (let i = until - 1; i > 2; i--) {
    if (tokens[i]?.text !== ")" || tokens[i - 2]?.text !== ":" || tokens[i - 4]?.text !== "(") continue;
    const ticker = tickerIn(tokens.slice(i - 3, i));
    const name = runEndingAt(tokens, i - 4);
    if (ticker && name) return { name, ticker };
  }
  return null;
}

/** The nearest cashtag before a place. */
export function lastCashtag(tokens: readonly Token[], until: number): string | null {
  for (let i = until - 1; i >= 0; i--) {
    const token = tokens[i];
    if (token?.kind === "cashtag") return token.text.slice(1).toUpperCase();
  }
  return null;
}

/** "FRANKFURT Oct 4", "BENGALURU/SAN FRANCISCO July 21", "* ": where the sentence itself begins. */
function afterDateline(tokens: readonly Token[], until: number): number {
  for (let i = 0; i < Math.min(until, 9); i++) {
    const isDay = tokens[i + 1]?.kind === "number" && MONTHS.has(tokens[i]?.lower ?? "");
    if (isDay && tokens[i + 2]?.kind !== "mark") return i + 2;
  }
  return 0;
}

/** The name that a sentence opens with, perhaps after what it is: "Fashion retailer L Brands". */
function openingName(
  tokens: readonly Token[],
  begin: number,
  until: number,
  directory: Directory,
): string | null {
  let from = begin;
  while (from < until && isSkipped(tokens[from])) from++;
  const known = directory.nameAt(tokens, from);
  if (known && from + known.length <= until) return textOf(tokens, from, from + known.length);
  const end = runEnd(tokens, from, until);
  if (end === from) return null;
  if (isName(tokens, from, end)) return nameText(tokens, from, end);
  let next = end;
  while (next < Math.min(until, end + 3) && tokens[next]?.kind === "word" && !tokens[next]?.capital) next++;
  const nextEnd = runEnd(tokens, next, until);
  const isPlainVerb = tokens
    .slice(end, next)
    .some(({ lower }) => HEADLINE_VERBS.has(lower) || /^(on|of|in|to|and|as|with|from|after)$/.test(lower));
  return next > end && nextEnd > next && !isPlainVerb ? nameText(tokens, next, nextEnd) : null;
}

function isSkipped(token: Token | undefined): boolean {
  return token?.kind === "mark" || token?.kind === "cashtag" || SKIPPED.has(token?.lower ?? "");
}

function runEnd(tokens: readonly Token[], from: number, until: number): number {
  let end = from;
  while (end < until && isNameToken(tokens, end, from)) {
    end++;
    if (tokens[end - 1]?.possessive) break;
  }
  return end;
}

/** One capitalised word that opens a sentence is a name only where a verb, a legal form or its shares follow. */
function isName(tokens: readonly Token[], from: number, end: number): boolean {
  if (end - from > 1 || tokens[from]?.possessive) return true;
  const next = tokens[end]?.lower ?? "";
  if (HEADLINE_VERBS.has(next) || SHARE_NOUNS.has(next)) return true;
  return !OPENERS.has(tokens[from]?.lower ?? "") && /[^s]s$|ed$/.test(next) && !tokens[end]?.capital;
}

/** A group of shares goes by its whole phrase: "Jewellery stocks". */
function nameText(tokens: readonly Token[], from: number, end: number): string {
  const group = tokens[end]?.lower === "stocks" && !tokens[end - 1]?.possessive ? end + 1 : end;
  let last = group;
  while (last > from + 1 && LEGAL_FORMS.has(tokens[last - 1]?.lower ?? "")) last--;
  return textOf(tokens, from, last);
}

function isNameToken(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.text === "&") return true;
  if (token.kind !== "word" || SHARE_NOUNS.has(token.lower)) return false;
  if (at > from && HEADLINE_VERBS.has(token.lower)) return false;
  if (/^(of|and|de)$/.test(token.lower))
    return (
      at > from &&
      tokens[at + 1]?.capital === true &&
      tokens[at - 1]?.capital === true &&
      token.lower !== "and"
    );
  return token.capital;
}

interface Found {
  at: number;
  name: string;
}

function firstKnown(
  tokens: readonly Token[],
  begin: number,
  until: number,
  directory: Directory,
): Found | null {
  for (let i = begin; i < until; i++) {
    const known = directory.nameAt(tokens, i);
    if (known && known.entry.listing?.kind === "equity" && i + known.length <= until) {
      return { at: i, name: textOf(tokens, i, i + known.length) };
    }
  }
  return null;
}

function firstWithLegalForm(tokens: readonly Token[], begin: number, until: number): Found | null {
  for (let i = begin + 1; i < until; i++) {
    const token = tokens[i];
    if (!token?.capital || !LEGAL_FORMS.has(token.lower) || !tokens[i - 1]?.capital) continue;
    const name = runEndingAt(tokens, i);
    if (name) return { at: i, name };
  }
  return null;
}

/** The run of capitalised words before a legal form: "Suncor Energy" before "Inc". */
function runEndingAt(tokens: readonly Token[], end: number): string | null {
  let from = end;
  while (
    from > 0 &&
    (tokens[from - 1]?.capital || tokens[from - 1]?.text === "&") &&
    !tokens[from - 1]?.possessive
  )
    from--;
  return from < end ? textOf(tokens, from, end) : null;
}
/** The one company that a text speaks of, where it tags or knows just one; null where there are several. */
export function mentionedOnly(tokens: readonly Token[], directory: Directory): Antecedent | null {
  const cashtags = new Set(
    tokens.filter(({ kind }) => kind === "cashtag").map(({ text }) => text.slice(1).toUpperCase()),
  );
  const names = new Map<string, string>();
  for (let i = 0; i < tokens.length; i++) {
    const known = directory.nameAt(tokens, i);
    if (known?.entry.listing?.kind !== "equity") continue;
    names.set(known.entry.company, textOf(tokens, i, i + known.length));
  }
  const [name] = names.values();
  const [ticker] = cashtags;
  if (names.size > 1 || (names.size === 0 && cashtags.size !== 1)) return null;
  return { name: name ?? null, ticker: cashtags.size === 1 ? (ticker ?? null) : null };
}

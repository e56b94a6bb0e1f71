import type { Directory } from "./directory.ts";
import { LEGAL_FORMS, OTHER_INSTRUMENTS } from "./lexicon/subjects.ts";
import { MONTHS } from "./lexicon/time.ts";
import { textOf } from "./name.ts";
import { openingName } from "./opening-name.ts";
import { tickerIn, tickerOf } from "./ticker.ts";
import type { Token } from "./tokens.ts";

/** Whom "its shares" or a bare "shares" means. */
export interface Antecedent {
  name: string | null;
  ticker: string | null;
}

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
    if (token?.kind === "cashtag") return tickerOf(token);
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
  const cashtags = new Set(tokens.filter(({ kind }) => kind === "cashtag").map(tickerOf));
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

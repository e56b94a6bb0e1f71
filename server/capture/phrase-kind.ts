import type { Directory } from "./directory.ts";
import {
  ACRONYMS,
  DETERMINERS,
  GROUP_NOUNS,
  INDEX_WORDS,
  METRICS,
  NAME_METRICS,
  OTHER_INSTRUMENTS,
  PLACES,
  SHARE_NOUNS,
} from "./lexicon/subjects.ts";
import { isEnding, type Name, nameIn } from "./name.ts";
import { tickerBeside } from "./ticker.ts";
import type { Token } from "./tokens.ts";

/** What a noun phrase speaks of: a price, a name that may have one, a figure of a business, something without a listing. */
export interface PhraseKind {
  kind: "price" | "name" | "metric" | "other" | "generic";
  /** The name as the text gives it; null where the phrase only points ("its shares"). */
  name: string | null;
  ticker: string | null;
  /** Nothing but a company's name: what is said of it may be of its business as well as of its shares. */
  bare: boolean;
}

/** Tells what a phrase speaks of. `bracketed` is the ticker that stood in brackets in it. */
export function kindOfPhrase(
  phrase: readonly Token[],
  bracketed: string | null,
  directory: Directory,
): PhraseKind {
  const head = phrase.at(-1)?.lower ?? "";
  const cashtag = phrase.find((token) => token.kind === "cashtag");
  const name = nameIn(phrase, directory);
  const ticker = bracketed ?? tickerBeside(cashtag, name, directory);
  const found = { name: name?.text ?? indexName(phrase), ticker, bare: false };
  if (pointsOnly(phrase, name)) return { ...found, name: null, kind: "price" };
  if (head === "index" && phrase.some(isOtherInstrument)) return { ...found, kind: "other" };
  if (speaksOfShares(phrase)) return { ...found, name: groupName(phrase, name) ?? found.name, kind: "price" };
  if (name?.entry && isWholePhrase(phrase, name)) {
    return { ...found, kind: "price", bare: ticker === null && name.entry.listing?.kind === "equity" };
  }
  // "those of Toyota" are its sales as well as its shares: what they are was said before.
  if (phrase[0]?.lower === "those") return { ...found, kind: "metric" };
  if (OTHER_INSTRUMENTS.has(head)) return { ...found, kind: "other" };
  if (name && !name.entry && isNobody(name.text)) return { ...found, kind: "generic" };
  if (phrase.some(isMetric)) return { ...found, kind: "metric" };
  if (cashtag || bracketed || phrase.some((token) => INDEX_WORDS.has(token.lower)))
    return { ...found, kind: "price" };
  const isName = name !== null && isEnding(phrase, name.until, phrase.length);
  return { ...found, kind: isName ? "name" : "generic", bare: isName };
}

/** A place, or a word such as IPO or CEO, is no company by itself. */
function isNobody(text: string): boolean {
  return PLACES.has(text.toLowerCase()) || ACRONYMS.has(text.toLowerCase());
}

/** "the EV stock" names nobody: it points at the company spoken of. */
function pointsOnly(phrase: readonly Token[], name: Name | null): boolean {
  return (
    phrase[0]?.lower === "the" &&
    phrase.at(-1)?.lower === "stock" &&
    name !== null &&
    !name.entry &&
    !phrase.some(({ possessive }) => possessive)
  );
}

/** "dow", "nikkei": indices are known in small letters too. */
function indexName(phrase: readonly Token[]): string | null {
  const index = phrase.find(({ lower }) => INDEX_WORDS.has(lower) && !/^ind(ex|exes|ices)$/.test(lower));
  return index?.text ?? null;
}

function isOtherInstrument({ lower }: Token): boolean {
  return OTHER_INSTRUMENTS.has(lower);
}

/** The head is shares or stock, or the phrase is "shares of X" or "satellite stock Intelsat". */
function speaksOfShares(phrase: readonly Token[]): boolean {
  const head = phrase.at(-1)?.lower ?? "";
  if (SHARE_NOUNS.has(head) || GROUP_NOUNS.has(head)) return true;
  if (head === "price" || head === "prices") return SHARE_NOUNS.has(phrase.at(-2)?.lower ?? "");
  const shares = phrase.findIndex((token) => SHARE_NOUNS.has(token.lower));
  const next = phrase[shares + 1];
  if (shares < 0 || !next) return false;
  if (next.lower === "of" || next.lower === "in") return true;
  return next.capital && !METRICS.has(head) && phrase[shares]?.capital === false;
}

function isMetric({ lower, capital }: Token): boolean {
  return METRICS.has(lower) && !(capital && NAME_METRICS.has(lower));
}

function isWholePhrase(phrase: readonly Token[], { from, until }: Name): boolean {
  return (
    until === phrase.length &&
    phrase.slice(0, from).every(({ lower, kind }) => DETERMINERS.has(lower) || kind === "cashtag")
  );
}

/** "Jewellery stocks": a group is called by its whole phrase; a company's "shares" are not. */
function groupName(phrase: readonly Token[], name: Name | null): string | null {
  const head = phrase.at(-1)?.lower ?? "";
  if (
    !GROUP_NOUNS.has(head) ||
    head === "shares" ||
    name?.entry ||
    phrase.some(({ possessive }) => possessive)
  )
    return null;
  const words = phrase.filter(({ lower }) => !DETERMINERS.has(lower) && lower !== "of");
  return words.length < 2 ? null : words.map(({ text }) => text).join(" ");
}

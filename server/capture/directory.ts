import type { Token } from "./tokens.ts";

/** A listing as the finder needs it: what it is called and its ticker. */
export interface DirectoryEntry {
  ticker: string;
  mic: string;
  company: string;
  kind: "equity" | "index" | "fund";
  /** Other names of the company: "Google", "Facebook". */
  aliases: readonly string[];
}

/** A known name found among tokens. */
export interface KnownName {
  entry: DirectoryEntry;
  /** How many tokens the name takes. */
  length: number;
}

/** Known names and tickers, made for looking up while a text is read. */
export interface Directory {
  /** The longest known name that begins at a token. */
  nameAt(tokens: readonly Token[], at: number): KnownName | null;
  /** The listing of a ticker; of several exchanges' the US one. */
  byTicker(ticker: string): DirectoryEntry | undefined;
}

interface Spelling {
  words: readonly string[];
  entry: DirectoryEntry;
}

/** Builds the look-up; the first of several entries with one name or ticker wins. */
export function buildDirectory(entries: readonly DirectoryEntry[]): Directory {
  const byFirstWord = new Map<string, Spelling[]>();
  const tickers = new Map<string, DirectoryEntry>();
  for (const entry of entries) {
    if (!tickers.has(entry.ticker.toUpperCase())) tickers.set(entry.ticker.toUpperCase(), entry);
    for (const name of [entry.company, ...entry.aliases]) addSpelling(byFirstWord, name, entry);
  }
  for (const spellings of byFirstWord.values()) spellings.sort((a, b) => b.words.length - a.words.length);
  return {
    nameAt(tokens, at) {
      const first = tokens[at];
      // A name is written with a capital: "target" is a word, "Target" may be the company.
      if (first?.kind !== "word" || !first.capital) return null;
      const found = byFirstWord.get(first.lower)?.find(({ words }) => agrees(words, tokens, at));
      return found ? { entry: found.entry, length: found.words.length } : null;
    },
    byTicker: (ticker) => tickers.get(ticker.toUpperCase()),
  };
}

function addSpelling(byFirstWord: Map<string, Spelling[]>, name: string, entry: DirectoryEntry): void {
  const words = name
    .toLowerCase()
    .replaceAll("\u2019", "'")
    .split(/\s+/)
    .map((word) => word.replace(/'s$|!$/, ""));
  const first = words[0];
  if (!first) return;
  const spellings = byFirstWord.get(first) ?? [];
  if (!spellings.some((known) => known.words.join(" ") === words.join(" "))) spellings.push({ words, entry });
  byFirstWord.set(first, spellings);
}

function agrees(words: readonly string[], tokens: readonly Token[], at: number): boolean {
  return words.every((word, i) => tokens[at + i]?.lower === word);
}

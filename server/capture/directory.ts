import { type Token, tokenise } from "./tokens.ts";

/** A company's line as the finder needs it: what it is called and its ticker. */
export interface DirectoryEntry {
  companyId: number;
  company: string;
  /** Other names of the company: "Google", "Facebook". */
  aliases: readonly string[];
  /** null for a company without a listing. */
  listing: { id: number; ticker: string; mic: string; kind: "equity" | "index" | "fund" } | null;
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
  /** The company that goes by exactly that name. */
  byName(name: string): DirectoryEntry | undefined;
  /** The listing of a ticker; where several exchanges use it, the first entered. */
  byTicker(ticker: string): DirectoryEntry | undefined;
  /** All lines of a company. */
  linesOf(entry: DirectoryEntry): readonly DirectoryEntry[];
}

interface Spelling {
  words: readonly string[];
  entry: DirectoryEntry;
}

/** Builds the look-up; of several entries with one name or ticker the first wins. */
export function buildDirectory(entries: readonly DirectoryEntry[]): Directory {
  const byFirstWord = new Map<string, Spelling[]>();
  const tickers = new Map<string, DirectoryEntry>();
  const lines = new Map<number, DirectoryEntry[]>();
  for (const entry of entries) {
    const ticker = entry.listing?.ticker.toUpperCase();
    if (ticker !== undefined && !tickers.has(ticker)) tickers.set(ticker, entry);
    lines.set(entry.companyId, [...(lines.get(entry.companyId) ?? []), entry]);
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
    byName(name) {
      const words = wordsOf(name);
      const same = byFirstWord
        .get(words[0] ?? "")
        ?.find((spelling) => spelling.words.join(" ") === words.join(" "));
      return same?.entry;
    },
    byTicker: (ticker) => tickers.get(ticker.toUpperCase()),
    linesOf: ({ companyId }) => lines.get(companyId) ?? [],
  };
}

function addSpelling(byFirstWord: Map<string, Spelling[]>, name: string, entry: DirectoryEntry): void {
  const words = wordsOf(name);
  const first = words[0];
  if (!first) return;
  const spellings = byFirstWord.get(first) ?? [];
  if (!spellings.some((known) => known.words.join(" ") === words.join(" "))) spellings.push({ words, entry });
  byFirstWord.set(first, spellings);
}

/** A name cut as tokens are: "AT&T" is one word, "Dow Jones" two, "Lowe's" is "lowe". */
function wordsOf(name: string): string[] {
  return tokenise(name).map(({ lower }) => lower);
}

function agrees(words: readonly string[], tokens: readonly Token[], at: number): boolean {
  return words.every((word, i) => tokens[at + i]?.lower === word);
}

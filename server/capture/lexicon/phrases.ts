import type { Token } from "../tokens.ts";

/** What a phrase of a table stands for, and how many tokens it takes. */
export interface PhraseMatch<Value> {
  value: Value;
  length: number;
}

/** Looks phrases of one or more words up at a token; the longest that fits is found. */
export interface PhraseTable<Value> {
  at(tokens: readonly Token[], place: number): PhraseMatch<Value> | null;
  /** The first phrase that lies wholly between two places. */
  within(tokens: readonly Token[], from: number, until: number): PhraseMatch<Value> | null;
  /** A phrase that ends right before a place. */
  endingAt(tokens: readonly Token[], until: number, earliest: number): PhraseMatch<Value> | null;
}

interface Entry<Value> {
  words: readonly string[];
  value: Value;
}

/** Stands for any day of the week in a phrase. */
const DAY = "DAY";
const DAYS = new Set(["monday", "tuesday", "wednesday", "thursday", "friday", "today"]);

/** Makes a table of phrases, one a line or parted by "|", under what they stand for. */
export function phraseTable<Value extends string>(lists: Partial<Record<Value, string>>): PhraseTable<Value> {
  const byFirstWord = new Map<string, Entry<Value>[]>();
  for (const [value, list] of Object.entries(lists) as [Value, string][]) {
    for (const phrase of list.split(/[|\n]/).map((text) => text.trim())) {
      if (phrase !== "") addPhrase(byFirstWord, phrase, value);
    }
  }
  for (const entries of byFirstWord.values()) entries.sort((a, b) => b.words.length - a.words.length);

  const at = (tokens: readonly Token[], place: number): PhraseMatch<Value> | null => {
    const entries = byFirstWord.get(tokens[place]?.lower ?? "");
    const found = entries?.find(({ words }) => agrees(words, tokens, place));
    return found ? { value: found.value, length: found.words.length } : null;
  };
  return {
    at,
    within(tokens, from, until) {
      for (let i = from; i < until; i++) {
        const found = at(tokens, i);
        if (found && i + found.length <= until) return found;
      }
      return null;
    },
    endingAt(tokens, until, earliest) {
      for (let i = Math.max(0, earliest); i < until; i++) {
        const found = at(tokens, i);
        if (found && i + found.length === until) return found;
      }
      return null;
    },
  };
}

function addPhrase<Value>(byFirstWord: Map<string, Entry<Value>[]>, phrase: string, value: Value): void {
  const words = phrase.split(/\s+/);
  const first = words[0] ?? "";
  const entries = byFirstWord.get(first) ?? [];
  entries.push({ words, value });
  byFirstWord.set(first, entries);
}

function agrees(words: readonly string[], tokens: readonly Token[], place: number): boolean {
  for (let i = 1; i < words.length; i++) {
    const lower = tokens[place + i]?.lower ?? "";
    if (words[i] !== lower && !(words[i] === DAY && DAYS.has(lower))) return false;
  }
  return true;
}

import type { Phrase, Query } from "./query.ts";

/** The words there are that begin so; null where they are too many to list. */
export type TermsOf = (beginning: string) => readonly string[] | null;

/** A beginning as long as those the index lists by themselves needs no listing of words. */
const INDEXED_PREFIX = 3;

/**
 * A query in the language of FTS5's MATCH. Words hold letters and digits alone, so that in quotes
 * nothing of what was typed can be read as an operator. SQLite would gather every row of every word that
 * begins so before it gives the first; told the words by name it takes the newest of each as they come.
 */
export function matchText({ phrases }: Query, termsOf: TermsOf = () => null): string {
  // An empty string is an error to MATCH; an empty phrase is found nowhere.
  return phrases.length === 0 ? '""' : phrases.map((phrase) => phraseText(phrase, termsOf)).join(" AND ");
}

function phraseText({ words, isPrefix }: Phrase, termsOf: TermsOf): string {
  const quoted = `"${words.join(" ")}"`;
  const last = words.at(-1) ?? "";
  if (!isPrefix) return quoted;
  if ([...last].length <= INDEXED_PREFIX) return `${quoted}*`;
  const terms = termsOf(last);
  if (terms === null) return `${quoted}*`;
  if (terms.length === 0) return quoted;
  const before = words.slice(0, -1);
  return `(${terms.map((term) => `"${[...before, term].join(" ")}"`).join(" OR ")})`;
}

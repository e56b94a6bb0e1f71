import type { Phrase, Query } from "./query.ts";
import { type Word, wordsOf } from "./words.ts";

/** A stretch of a text; `marked` where it is what was searched for. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** A text in pieces, with all that the query asks for marked. */
export function marked(text: string, query: Query): Piece[] {
  return piecesBetween(text, hitsIn(text, query), 0, text.length);
}

/**
 * The part of a text around its first hit, about so many characters long and cut between words, in
 * pieces; null where nothing in it was asked for.
 */
export function excerpt(text: string, query: Query, length: number): Piece[] | null {
  const hits = hitsIn(text, query);
  const [first] = hits;
  if (!first) return null;
  if (text.length <= length) return piecesBetween(text, hits, 0, text.length);
  const words = wordsOf(text);
  const from = Math.max(0, Math.min(first.start - length / 3, text.length - length));
  const start = from === 0 ? 0 : (words.find((word) => word.start >= from)?.start ?? first.start);
  const end = words.findLast((word) => word.end <= start + length)?.end ?? text.length;
  const isWhole = end >= (words.at(-1)?.end ?? 0);
  const pieces = piecesBetween(
    text,
    hits,
    Math.min(start, first.start),
    isWhole ? text.length : Math.max(end, first.end),
  );
  return [
    ...(start > 0 ? [{ text: "… ", marked: false }] : []),
    ...pieces,
    ...(isWhole ? [] : [{ text: " …", marked: false }]),
  ];
}

interface Span {
  start: number;
  end: number;
}

/** Where the phrases of a query stand, in order, none within another. */
function hitsIn(text: string, { phrases }: Query): Span[] {
  const words = wordsOf(text);
  const found = phrases.flatMap((phrase) =>
    words.flatMap((word, i) => {
      const last = words[i + phrase.words.length - 1];
      return last && standsAt(words, i, phrase) ? [{ start: word.start, end: last.end }] : [];
    }),
  );
  const joined: Span[] = [];
  for (const hit of found.sort((a, b) => a.start - b.start)) {
    const before = joined.at(-1);
    if (before && hit.start < before.end) before.end = Math.max(before.end, hit.end);
    else joined.push({ ...hit });
  }
  return joined;
}

function standsAt(words: readonly Word[], at: number, { words: wanted, isPrefix }: Phrase): boolean {
  return wanted.every((want, i) => {
    const word = words[at + i]?.word ?? "";
    return isPrefix && i === wanted.length - 1 ? word.startsWith(want) : word === want;
  });
}

function piecesBetween(text: string, hits: readonly Span[], from: number, to: number): Piece[] {
  const pieces: Piece[] = [];
  let at = from;
  for (const { start, end } of hits) {
    if (start < at || end > to) continue;
    pieces.push(
      { text: text.slice(at, start), marked: false },
      { text: text.slice(start, end), marked: true },
    );
    at = end;
  }
  pieces.push({ text: text.slice(at, to), marked: false });
  return pieces.filter((piece) => piece.text !== "");
}

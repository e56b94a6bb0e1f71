import { isUnspaced, wordsOf } from "./words.ts";

/** Words that must stand next to each other, in this order. */
export interface Phrase {
  words: string[];
  /** Whether the last of them need only begin so. */
  isPrefix: boolean;
}

/** What somebody typed to search for: every phrase must occur. */
export interface Query {
  phrases: Phrase[];
  /** Whether words at its end were left out of account, there being too many. */
  isCut: boolean;
}

const MOST_WORDS = 32;
/** Beginnings shorter than this fit too much to find anything by. */
const SHORTEST_PREFIX = 3;
const QUOTED = /["“”„«»「」]([^"“”„«»「」]*)["“”„«»「」]/g;

/**
 * Reads a search as typed. Words in quotes belong together, and so do those that nothing but a sign
 * parts ("S&P", "9988.HK"); the last word may be the beginning of one. Everything else about the text means nothing.
 */
export function readQuery(typed: string): Query {
  const found: { words: string[]; isQuoted: boolean }[] = [];
  let room = MOST_WORDS;
  let isCut = false;
  for (const { text, isQuoted } of piecesOf(typed.normalize("NFKC"))) {
    const words = wordsOf(text).map(({ word }) => word);
    isCut ||= words.length > room;
    if (words.length === 0 || room === 0) continue;
    found.push({ words: words.slice(0, room), isQuoted });
    room -= Math.min(room, words.length);
  }
  const phrases = found.map(({ words, isQuoted }, i) => ({
    words,
    isPrefix: i === found.length - 1 && !isQuoted && !isCut && canBegin(words.at(-1) ?? ""),
  }));
  return { phrases, isCut };
}

/** What stands in quotes, whole; what stands outside, cut at spaces. */
function piecesOf(text: string): { text: string; isQuoted: boolean }[] {
  const pieces: { text: string; isQuoted: boolean }[] = [];
  const addLoose = (loose: string) => {
    for (const part of loose.split(/\s+/)) pieces.push({ text: part, isQuoted: false });
  };
  let at = 0;
  for (const { 0: whole, 1: inner = "", index } of text.matchAll(QUOTED)) {
    addLoose(text.slice(at, index));
    pieces.push({ text: inner, isQuoted: true });
    at = index + whole.length;
  }
  addLoose(text.slice(at));
  return pieces;
}

function canBegin(word: string): boolean {
  return !isUnspaced(word) && [...word].length >= SHORTEST_PREFIX;
}

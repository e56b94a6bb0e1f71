import { textWidth } from "./text-width.ts";

/** A text in pieces, some of which are to stand out. */
export interface Piece {
  text: string;
  marked: boolean;
}

/** Spaces, a word, or a letter of a script that is written without spaces. */
const PARTS = /\s+|[^\s\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]+|\S/gu;

/**
 * Breaks a text into lines about so many pixels wide at most, between words, or within one that is wider than
 * a line. What is beyond the last line goes, with "…" in its place.
 */
export function wrapped(pieces: readonly Piece[], size: number, width: number, most: number): Piece[][] {
  const lines: Piece[][] = [];
  let room = 0;
  for (const part of partsOf(pieces, size, width)) {
    const needed = textWidth(part.text, size);
    const isSpace = part.text.trim() === "";
    if (lines.length === 0 || (needed > room && !isSpace)) {
      lines.push([]);
      room = width;
    }
    room -= needed;
    if (!isSpace || lines.at(-1)?.length) lines.at(-1)?.push(part);
  }
  return shortened(lines.map(joined), most);
}

function partsOf(pieces: readonly Piece[], size: number, width: number): Piece[] {
  return pieces.flatMap(({ text, marked }) =>
    (text.match(PARTS) ?? []).flatMap((word) =>
      cut(word, size, width).map((part) => ({ text: part, marked })),
    ),
  );
}

/** A word that is wider than a line, in parts that are not. */
function cut(word: string, size: number, width: number): string[] {
  const parts: string[] = [];
  let part = "";
  for (const letter of word) {
    if (part !== "" && textWidth(part + letter, size) > width) {
      parts.push(part);
      part = "";
    }
    part += letter;
  }
  return [...parts, part];
}

/** Neighbours that are marked alike become one. */
function joined(line: readonly Piece[]): Piece[] {
  const pieces: Piece[] = [];
  for (const { text, marked } of line) {
    const last = pieces.at(-1);
    if (last?.marked === marked) last.text += text;
    else pieces.push({ text, marked });
  }
  return pieces;
}

function shortened(lines: Piece[][], most: number): Piece[][] {
  const kept = lines.slice(0, most);
  const last = lines.length > most ? kept.at(-1)?.at(-1) : undefined;
  if (last) last.text = `${[...last.text.trimEnd()].slice(0, -1).join("")}…`;
  return kept;
}

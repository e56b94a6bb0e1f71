import type { FoundMove } from "./find-moves.ts";

/** A piece of a paragraph: plain, a said figure with its move's number, or a figure that was passed over. */
export interface TextPiece {
  text: string;
  kind: "plain" | "figure" | "passed";
  /** Numbers of the moves that a figure is of, counted from 1. */
  moves: number[];
}

/** A paragraph with figures, or a count of paragraphs in a row that have none. */
export type TextBlock =
  | { kind: "paragraph"; pieces: TextPiece[] }
  | { kind: "skipped"; count: number; text: string };

export interface TextView {
  blocks: TextBlock[];
  /** Percent figures that are in no move. */
  passed: number;
}

/** No figure has more digits; without a bound a line of nothing but digits would be read again from each of them. */
const PERCENT = /(?<!\d)[+\-\u2212]?\d[\d.,]{0,20}\s?(?:%|pct\b|per\s?cent\b)/gi;
const LONGEST_SHOWN = 60_000;

/** The captured text with the moves' figures marked, and the figures that were passed over marked otherwise. */
export function textView(text: string, moves: readonly FoundMove[]): TextView {
  const blocks: TextBlock[] = [];
  let passed = 0;
  let start = 0;
  for (const paragraph of text.slice(0, LONGEST_SHOWN).split(/\n{2,}/)) {
    const at = text.indexOf(paragraph, start);
    start = at + paragraph.length;
    const pieces = piecesOf(paragraph, at, moves);
    passed += pieces.filter(({ kind }) => kind === "passed").length;
    if (pieces.some(({ kind }) => kind !== "plain") || blocks.length === 0)
      blocks.push({ kind: "paragraph", pieces });
    else if (paragraph.trim() !== "") addSkipped(blocks, paragraph);
  }
  return { blocks, passed };
}

function addSkipped(blocks: TextBlock[], paragraph: string): void {
  const last = blocks.at(-1);
  if (last?.kind !== "skipped") blocks.push({ kind: "skipped", count: 1, text: paragraph });
  else {
    last.count += 1;
    last.text += `\n\n${paragraph}`;
  }
}

function piecesOf(paragraph: string, offset: number, moves: readonly FoundMove[]): TextPiece[] {
  const pieces: TextPiece[] = [];
  let done = 0;
  for (const mark of marksOf(paragraph, offset, moves)) {
    if (mark.start < done) continue;
    pieces.push({ text: paragraph.slice(done, mark.start), kind: "plain", moves: [] });
    pieces.push({
      text: paragraph.slice(mark.start, mark.end),
      kind: mark.moves.length > 0 ? "figure" : "passed",
      moves: mark.moves,
    });
    done = mark.end;
  }
  pieces.push({ text: paragraph.slice(done), kind: "plain", moves: [] });
  return pieces.filter(({ text }) => text !== "");
}

interface Mark {
  start: number;
  end: number;
  moves: number[];
}

function marksOf(paragraph: string, offset: number, moves: readonly FoundMove[]): Mark[] {
  const said = new Map<number, Mark>();
  moves.forEach((move, i) => {
    const start = move.start - offset;
    if (start < 0 || start >= paragraph.length) return;
    const mark = said.get(start) ?? { start, end: move.end - offset, moves: [] };
    mark.moves.push(i + 1);
    said.set(start, mark);
  });
  const figures = [...said.values()];
  const passed: Mark[] = [];
  for (const { index: start, 0: found } of paragraph.matchAll(PERCENT)) {
    const end = start + found.length;
    const isSaid = figures.some((mark) => mark.start < end && mark.end > start);
    if (!isSaid) passed.push({ start, end, moves: [] });
  }
  return [...figures, ...passed].sort((a, b) => a.start - b.start);
}

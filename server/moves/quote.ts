import { groupBy } from "../lib/lists.ts";
import type { ReportedMove } from "./moves.ts";

/** A sentence cut at the figure in it; `figure` is "" where it could not be placed. */
export interface QuoteView {
  before: string;
  figure: string;
  after: string;
}

/** The quote of one move, its figure apart. */
export function quoteView({ quote, figureStart, figureEnd }: ReportedMove): QuoteView {
  if (figureStart === null || figureEnd === null) return { before: quote, figure: "", after: "" };
  return {
    before: quote.slice(0, figureStart),
    figure: quote.slice(figureStart, figureEnd),
    after: quote.slice(figureEnd),
  };
}

/** A sentence in pieces: those that are figures of moves are marked. */
export interface MarkedQuote {
  pieces: { text: string; marked: boolean }[];
  /** The moves that were read from it. */
  moveIds: number[];
}

/** Each distinct quote of a story once, with the figures of all its moves marked. */
export function markedQuotes(moves: readonly ReportedMove[]): MarkedQuote[] {
  return [...groupBy(moves, (move) => move.quote)].map(([quote, ofQuote]) => ({
    pieces: piecesOf(quote, ofQuote),
    moveIds: ofQuote.map(({ id }) => id),
  }));
}

function piecesOf(quote: string, moves: readonly ReportedMove[]) {
  const figures = moves
    .map(({ figureStart, figureEnd }) => ({ start: figureStart ?? 0, end: figureEnd ?? 0 }))
    .filter(({ start, end }) => end > start)
    .sort((a, b) => a.start - b.start);
  const pieces: MarkedQuote["pieces"] = [];
  let at = 0;
  for (const { start, end } of figures) {
    // Two moves can share a figure ("both fell 2%"): it is marked once.
    if (start < at) continue;
    pieces.push(
      { text: quote.slice(at, start), marked: false },
      { text: quote.slice(start, end), marked: true },
    );
    at = end;
  }
  pieces.push({ text: quote.slice(at), marked: false });
  return pieces.filter(({ text }) => text !== "");
}

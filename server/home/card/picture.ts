import { holdable } from "../../lib/xml.ts";
import type { MarkedQuote } from "../../moves/quote.ts";
import type { TickView } from "../story-view.ts";
import { blankPaper, type Drawn, type Paper } from "./picture-paper.ts";
import type { CardView, SheetView } from "./view.ts";

/** A card as a picture to be sent around. */
export interface Picture extends Drawn {
  title: string;
  /** What it shows, for those who do not see it. */
  summary: string;
  ticks: TickView[];
}

/** Beyond these a picture is too long to be looked at; the card has them all. */
const MOST_MOVES = 4;

/** Draws the head of a card, each move with its quote, bar and verdict, and what the data is known by. */
export function cardPicture(card: CardView): Picture {
  const paper = blankPaper();
  paper.write("Newsmove: evidence card", { size: 17, colour: "ink2" });
  paper.write(card.title, { size: 40, isSerif: true, mostLines: 3 });
  paper.write(card.lede, { size: 20, colour: "ink2", mostLines: 2 });
  for (const sheet of card.sheets.slice(0, MOST_MOVES)) {
    const quote = card.quotes.find(({ moveIds }) => moveIds[0] === sheet.move.id);
    drawMove(paper, sheet, quote);
  }
  const others = card.sheets.length - MOST_MOVES;
  if (others > 0) paper.write(`And ${others} more on the card.`, { size: 18, colour: "ink2" });
  if (card.noMoves) paper.write(card.noMoves, { size: 20 });
  for (const spread of card.spreads) paper.write(`${spread}.`, { size: 18 });
  paper.rule("rule");
  const small = { size: 15, colour: "ink2" } as const;
  paper.write(`SHA-256 of the data: ${card.hash}`, small);
  paper.write(`Made on ${card.made}. Not financial advice. Measured, never caused.`, small);
  return {
    ...paper.finished(),
    ...{ title: holdable(card.title), ticks: card.ticks },
    summary: holdable(card.sheets.map(({ move }) => move.sentence).join(" ")),
  };
}

/** @param quote of which this move is the first; a sentence that states several is drawn once */
function drawMove(paper: Paper, { move, check, picture }: SheetView, quote: MarkedQuote | undefined): void {
  paper.rule("ink");
  if (quote) paper.quote([{ text: "“", marked: false }, ...quote.pieces, { text: "”", marked: false }]);
  const colour = ({ up: "gain", down: "loss", flat: "ink" } as const)[move.direction];
  paper.label([move.ticker, move.name].filter((part) => part !== null).join(" "), [
    { text: move.qualifier === "" ? " " : ` ${move.qualifier} `, isBold: false, colour: "ink" },
    { text: move.figure, isBold: true, colour },
    { text: `  ${move.session}`, isBold: false, colour: "ink2" },
  ]);
  paper.bar(picture);
  paper.write(check.title, { size: 30, isSerif: true });
  paper.write([check.sentence, ...check.notes].join(" "), { size: 19, mostLines: 4 });
}

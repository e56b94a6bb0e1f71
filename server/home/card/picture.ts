import { holdable } from "../../lib/xml.ts";
import type { TickView } from "../story-view.ts";
import { BAR_WIDTH, type BarPicture, PLAIN_HEIGHT, RAILED_HEIGHT } from "./bar-picture.ts";
import type { CardView, SheetView } from "./view.ts";
import { type Piece, wrapped } from "./wrap.ts";

type Colour = "ink" | "ink2" | "gain" | "loss";

/** A card as a picture to be sent around: places in pixels from the upper left. */
export interface Picture {
  width: number;
  height: number;
  title: string;
  /** What it shows, for those who do not see it. */
  summary: string;
  texts: PictureText[];
  rules: { x: number; y: number; width: number; height: number; colour: "ink" | "rule" | "markLine" }[];
  /** Drawn small, as in the card, and enlarged. */
  bars: PictureBar[];
  ticks: TickView[];
}

export interface PictureBar {
  x: number;
  y: number;
  width: number;
  height: number;
  /** The same before it is enlarged: with its axis. */
  drawnWidth: number;
  drawnHeight: number;
  picture: BarPicture;
}

/** A line of text; `y` is its baseline. */
export interface PictureText {
  x: number;
  y: number;
  size: number;
  isSerif: boolean;
  spans: { text: string; isBold: boolean; colour: Colour }[];
}

const WIDTH = 1200;
const MARGIN = 64;
const INNER = WIDTH - 2 * MARGIN;
/** Beyond these a picture is too long to be looked at; the card has them all. */
const MOST_MOVES = 4;
const AXIS_HEIGHT = 24;
const LABEL_SIZE = 21;

interface Style {
  size: number;
  isSerif?: boolean;
  colour?: Colour;
  /** Pixels from the left margin. */
  indent?: number;
  mostLines?: number;
}

/** Draws the head of a card, each move with its quote, bar and verdict, and what the data is known by. */
export function cardPicture(card: CardView): Picture {
  const paper = sheetOfPaper();
  paper.write("Newsmove: evidence card", { size: 17, colour: "ink2" });
  paper.write(card.title, { size: 40, isSerif: true, mostLines: 3 });
  paper.write(card.lede, { size: 20, colour: "ink2", mostLines: 2 });
  let quoted = "";
  for (const sheet of card.sheets.slice(0, MOST_MOVES)) {
    drawMove(paper, sheet, sheet.move.quote.before + sheet.move.quote.after !== quoted);
    quoted = sheet.move.quote.before + sheet.move.quote.after;
  }
  const others = card.sheets.length - MOST_MOVES;
  if (others > 0) paper.write(`And ${others} more on the card.`, { size: 18, colour: "ink2" });
  if (card.noMoves) paper.write(card.noMoves, { size: 20 });
  for (const spread of card.spreads) paper.write(`${spread}.`, { size: 18 });
  paper.rule("rule", 24);
  paper.write(`SHA-256 of the data: ${card.hash}`, { size: 15, colour: "ink2" });
  paper.write(`Made on ${card.made}. Not financial advice. Measured, never caused.`, {
    size: 15,
    colour: "ink2",
  });
  return {
    ...paper.finished(),
    title: holdable(card.title),
    summary: holdable(card.sheets.map(({ move }) => move.sentence).join(" ")),
    ticks: card.ticks,
  };
}

function drawMove(
  paper: ReturnType<typeof sheetOfPaper>,
  { move, check, picture }: SheetView,
  isNewQuote: boolean,
) {
  paper.rule("ink", 24);
  if (isNewQuote) {
    const { before, figure, after } = move.quote;
    const pieces = [
      { text: `“${before}`, marked: false },
      { text: figure, marked: true },
      { text: `${after}”`, marked: false },
    ];
    paper.quote(pieces);
  }
  const name = shortName([move.ticker, move.name].filter((part) => part !== null).join(" "));
  paper.label([
    { text: `${name} `, isBold: true, colour: "ink" },
    { text: move.qualifier === "" ? "" : `${move.qualifier} `, isBold: false, colour: "ink" },
    {
      text: move.figure,
      isBold: true,
      colour: move.direction === "down" ? "loss" : move.direction === "up" ? "gain" : "ink",
    },
    { text: `  ${move.session}`, isBold: false, colour: "ink2" },
  ]);
  paper.bar(picture);
  paper.write(check.title, { size: 30, isSerif: true });
  paper.write([check.sentence, ...check.notes].join(" "), { size: 19, mostLines: 4 });
}

/** A name may take half of its line. */
function shortName(name: string): string {
  const [line = []] = wrapped([{ text: name, marked: true }], LABEL_SIZE, INNER / 2, 1);
  return line.map(({ text }) => text).join("");
}

/** What is drawn, one under the other. */
function sheetOfPaper() {
  const drawn: Pick<Picture, "texts" | "rules" | "bars"> = { texts: [], rules: [], bars: [] };
  let y = MARGIN - 12;

  function lines(
    pieces: readonly Piece[],
    { size, isSerif = false, colour = "ink", indent = 0, mostLines = 1 }: Style,
  ) {
    for (const line of wrapped(pieces, size, INNER - indent, mostLines)) {
      y += Math.round(size * 1.28);
      const spans = line.map(({ text, marked }) => ({ text: holdable(text), isBold: marked, colour }));
      drawn.texts.push({ x: MARGIN + indent, y, size, isSerif, spans });
    }
    y += 8;
  }

  return {
    write: (text: string, style: Style) => lines([{ text, marked: false }], style),
    label(spans: PictureText["spans"]) {
      y += 28;
      drawn.texts.push({
        x: MARGIN,
        y,
        size: LABEL_SIZE,
        isSerif: false,
        spans: spans.map((span) => ({ ...span, text: holdable(span.text) })),
      });
      y += 14;
    },
    quote(pieces: readonly Piece[]) {
      const from = y + 6;
      lines(pieces, { size: 26, isSerif: true, indent: 22, mostLines: 5 });
      drawn.rules.push({ x: MARGIN, y: from, width: 4, height: y - from, colour: "markLine" });
    },
    bar(picture: BarPicture) {
      const width = INNER - 40;
      const drawnHeight = (picture.rail ? RAILED_HEIGHT : PLAIN_HEIGHT) + AXIS_HEIGHT;
      const height = Math.round((drawnHeight * width) / BAR_WIDTH);
      drawn.bars.push({ x: MARGIN + 20, y, width, height, drawnWidth: BAR_WIDTH, drawnHeight, picture });
      y += height;
    },
    rule(colour: "ink" | "rule", room: number) {
      y += room;
      drawn.rules.push({ x: MARGIN, y, width: INNER, height: colour === "ink" ? 2 : 1, colour });
      y += 8;
    },
    finished: () => ({ ...drawn, width: WIDTH, height: y + MARGIN - 12 }),
  };
}

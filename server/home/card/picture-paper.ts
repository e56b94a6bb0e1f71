import { holdable } from "../../lib/xml.ts";
import { BAR_WIDTH, type BarPicture, PLAIN_HEIGHT, RAILED_HEIGHT } from "./bar-picture.ts";
import { type Piece, wrapped } from "./wrap.ts";

type Colour = "ink" | "ink2" | "gain" | "loss";

/** What is drawn of a picture: places in pixels from the upper left. */
export interface Drawn {
  width: number;
  height: number;
  texts: PictureText[];
  rules: { x: number; y: number; width: number; height: number; colour: "ink" | "rule" | "markLine" }[];
  /** Drawn small, as in the card, and enlarged. */
  bars: PictureBar[];
}

/** A line of text; `y` is its baseline. */
export interface PictureText {
  x: number;
  y: number;
  size: number;
  isSerif: boolean;
  spans: Span[];
}

interface Span {
  text: string;
  isBold: boolean;
  colour: Colour;
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

export interface TextStyle {
  size: number;
  isSerif?: boolean;
  colour?: Colour;
  /** Pixels from the left margin. */
  indent?: number;
  mostLines?: number;
}

const WIDTH = 1200;
const MARGIN = 64;
const INNER = WIDTH - 2 * MARGIN;
/** Room for what stands at the ends of a scale, on either side. */
const BAR_INSET = 20;
const AXIS_HEIGHT = 24;
const LABEL_SIZE = 21;

export type Paper = ReturnType<typeof blankPaper>;

/** Takes lines, bars and rules, one under the other. */
export function blankPaper() {
  const drawn: Pick<Drawn, "texts" | "rules" | "bars"> = { texts: [], rules: [], bars: [] };
  let y = MARGIN - 12;

  function lines(pieces: readonly Piece[], style: TextStyle): void {
    const { size, isSerif = false, colour = "ink", indent = 0, mostLines = 1 } = style;
    for (const line of wrapped(pieces, size, INNER - indent, mostLines)) {
      y += Math.round(size * 1.28);
      const spans = line.map(({ text, marked }) => ({ text: holdable(text), isBold: marked, colour }));
      drawn.texts.push({ x: MARGIN + indent, y, size, isSerif, spans });
    }
    y += 8;
  }

  return {
    write: (text: string, style: TextStyle) => lines([{ text, marked: false }], style),
    /** A line of its own for a move; the name, in front, may take half of it. */
    label(name: string, others: readonly Span[]): void {
      y += 28;
      const [short = []] = wrapped([{ text: name, marked: true }], LABEL_SIZE, INNER / 2, 1);
      const bold = short.map(({ text }) => ({ text, isBold: true, colour: "ink" }) as const);
      const spans = [...bold, ...others].map((span) => ({ ...span, text: holdable(span.text) }));
      drawn.texts.push({ x: MARGIN, y, size: LABEL_SIZE, isSerif: false, spans });
      y += 14;
    },
    quote(pieces: readonly Piece[]): void {
      const from = y + 6;
      lines(pieces, { size: 26, isSerif: true, indent: 22, mostLines: 5 });
      drawn.rules.push({ x: MARGIN, y: from, width: 4, height: y - from, colour: "markLine" });
    },
    bar(picture: BarPicture): void {
      const width = INNER - 2 * BAR_INSET;
      const drawnHeight = (picture.rail ? RAILED_HEIGHT : PLAIN_HEIGHT) + AXIS_HEIGHT;
      const height = Math.round((drawnHeight * width) / BAR_WIDTH);
      drawn.bars.push({
        ...{ x: MARGIN + BAR_INSET, y, width, height },
        ...{ drawnWidth: BAR_WIDTH, drawnHeight, picture },
      });
      y += height;
    },
    rule(colour: "ink" | "rule"): void {
      y += 24;
      drawn.rules.push({ x: MARGIN, y, width: INNER, height: colour === "ink" ? 2 : 1, colour });
      y += 8;
    },
    finished: (): Drawn => ({ ...drawn, width: WIDTH, height: y + MARGIN - 12 }),
  };
}

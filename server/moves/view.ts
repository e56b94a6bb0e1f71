import { type Direction, directionOf, formatSigned } from "../lib/percent.ts";
import { allowedMove } from "./interval.ts";
import { figureText, qualifierWords, type ReportedMove, saidFigure, sessionWords } from "./moves.ts";

/** A sentence cut at the figure in it; `figure` is "" where it could not be placed. */
export interface QuoteView {
  before: string;
  figure: string;
  after: string;
}

/** What the browser draws: numbers in signed percent. */
export interface BarData {
  said: number;
  /** Ends of what the wording allows; the near one is included, the far one is not. */
  near: number;
  far: number;
}

/** A reported move as the pages print it. */
export interface MoveView {
  id: number;
  ticker: string | null;
  /** The company's name, or the name as the text gives it where no listing is linked. */
  name: string;
  qualifier: string;
  direction: Direction;
  /** "+3%" */
  figure: string;
  /** "premarket, at its extreme" */
  session: string;
  quote: QuoteView;
  bar: BarData;
  /** The whole of it in a sentence, for those who do not see the bar. */
  sentence: string;
  /** "from +2.5 up to but not +3.5" */
  allowed: string;
  /** Why there is no check, and what would help. */
  unchecked: { title: string; reason: string };
}

/** The label, bar and quote of a move. */
export function moveView(move: ReportedMove): MoveView {
  const { near, far } = allowedMove(move);
  const name = move.listing?.companyName ?? move.subject;
  const ticker = move.listing?.ticker ?? null;
  const qualifier = qualifierWords(move.qualifier);
  const figure = figureText(move);
  const session = sessionWords(move);
  const allowed = `from ${formatEnd(near)} ${far < 0 ? "down" : "up"} to but not ${formatEnd(far)}`;
  const subject = ticker ? `${name} (${ticker})` : name;
  return {
    ...{ id: move.id, ticker, name, qualifier, figure, session, allowed },
    direction: directionOf(saidFigure(move)),
    quote: quoteView(move),
    bar: { said: saidFigure(move), near, far },
    sentence: `${subject}: reported ${qualifier ? `${qualifier} ` : ""}${figure}, ${session}. Not checked: no prices yet.`,
    unchecked: unchecked(move),
  };
}

/** The values of a bar that the page's scale must hold. */
export function barValues(bar: BarData): number[] {
  return [bar.said, bar.near, bar.far];
}

/** The gap between the two legs of a story that sets one company against another. */
export interface SpreadView {
  /** "BABA over META" */
  label: string;
  /** "+4 points" */
  figure: string;
  direction: Direction;
  from: number;
  to: number;
}

/** The spread of a story with exactly two exact legs of different companies, the first over the second; else null. */
export function spreadView(moves: readonly ReportedMove[]): SpreadView | null {
  const [first, second, ...others] = moves;
  if (!first || !second || others.length > 0) return null;
  if (first.percentTo !== null || second.percentTo !== null || nameOf(first) === nameOf(second)) return null;
  const points = first.percent - second.percent;
  if (points === 0) return null;
  const decimals = Math.max(first.decimals, second.decimals);
  return {
    label: `${nameOf(first)} over ${nameOf(second)}`,
    figure: `${formatSigned(points, decimals)} points`,
    direction: directionOf(points),
    from: second.percent,
    to: first.percent,
  };
}

function nameOf(move: ReportedMove): string {
  return move.listing?.ticker ?? move.subject;
}

function quoteView({ quote, figureStart, figureEnd }: ReportedMove): QuoteView {
  if (figureStart === null || figureEnd === null) return { before: quote, figure: "", after: "" };
  return {
    before: quote.slice(0, figureStart),
    figure: quote.slice(figureStart, figureEnd),
    after: quote.slice(figureEnd),
  };
}

function unchecked(move: ReportedMove): { title: string; reason: string } {
  if (!move.listing) {
    return {
      title: "Not checked: no listing",
      reason: `Nobody has said yet which listing “${move.subject}” is.`,
    };
  }
  return { title: "Not checked: no prices yet", reason: "Checks begin once this listing has prices." };
}

/** The shortest form of an interval's end: 2.5, 2.95, 3. */
function formatEnd(value: number): string {
  const decimals = [0, 1, 2, 3, 4].find((n) => Math.abs(value - Number(value.toFixed(n))) < 1e-9) ?? 5;
  return formatSigned(value, decimals);
}

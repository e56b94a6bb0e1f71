import { type Direction, directionOf, formatSigned } from "../lib/percent.ts";
import { allowedMove } from "./interval.ts";
import { figureText, qualifierWords, type ReportedMove, saidFigure, sessionWords } from "./moves.ts";
import { quoteView, type QuoteView } from "./quote.ts";

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
  /** null where no listing is linked, or where the page itself says which it is. */
  ticker: string | null;
  /** The company's name, or the name as the text gives it where no listing is linked; null as above. */
  name: string | null;
  qualifier: string;
  direction: Direction;
  /** "+3%" */
  figure: string;
  /** "premarket, at its extreme" */
  session: string;
  quote: QuoteView;
  bar: BarData;
  /** "Alibaba (BABA): reported +3%, premarket, at its extreme" */
  said: string;
  /** The whole of it in a sentence, for those who do not see the bar. */
  sentence: string;
  /** "from +2.5 up to but not +3.5" */
  allowed: string;
  /** "+2.5" and "+3.5": the same two ends by themselves. */
  ends: { near: string; far: string };
  /** "BABA, premarket, at its extreme, exact, no decimals" */
  readAs: string;
  unchecked: UncheckedView;
}

/** Why there is no check, and what would help. */
export interface UncheckedView {
  title: string;
  reason: string;
  link: { text: string; href: string } | null;
}

/** The label, bar and quote of a move. */
export function moveView(move: ReportedMove): MoveView {
  const { near, far } = allowedMove(move);
  const name = move.listing?.companyName ?? move.subject;
  const ticker = move.listing?.ticker ?? null;
  const qualifier = qualifierWords(move.qualifier);
  const figure = figureText(move);
  const session = sessionWords(move);
  const ends = { near: formatEnd(near), far: formatEnd(far) };
  const why = unchecked(move);
  const subject = ticker ? `${name} (${ticker})` : name;
  const said = `${subject}: reported ${qualifier ? `${qualifier} ` : ""}${figure}, ${session}`;
  return {
    ...{ id: move.id, ticker, name, qualifier, figure, session, ends },
    direction: directionOf(saidFigure(move)),
    quote: quoteView(move),
    bar: { said: saidFigure(move), near, far },
    said,
    sentence: `${said}. ${why.title}.`,
    allowed: `from ${ends.near} ${far < near ? "down" : "up"} to but not ${ends.far}`,
    readAs: readAs(move),
    unchecked: why,
  };
}

/** The values of a bar that the page's scale must hold. */
export function barValues(bar: BarData): number[] {
  return [bar.said, bar.near, bar.far];
}

function readAs(move: ReportedMove): string {
  const subject = move.listing?.ticker ?? `${move.subject} (no listing)`;
  return [subject, sessionWords(move), move.qualifier.replace("_", " "), decimalWords(move.decimals)].join(
    ", ",
  );
}

function decimalWords(decimals: number): string {
  if (decimals === 0) return "no decimals";
  return decimals === 1 ? "one decimal" : `${decimals} decimals`;
}

function unchecked(move: ReportedMove): UncheckedView {
  if (!move.listing) {
    return {
      title: "Not checked: no listing",
      reason: `Nobody has said yet which listing “${move.subject}” is.`,
      link: { text: "Say which", href: `/news/${move.newsId}/edit` },
    };
  }
  return {
    title: "Not checked: no prices yet",
    reason: "Checks begin once there are prices.",
    link: { text: "Note a price", href: `/notes/new?move=${move.id}` },
  };
}

/** The shortest form of an interval's end: 2.5, 2.95, 3. */
function formatEnd(value: number): string {
  const decimals = [0, 1, 2, 3, 4].find((n) => Math.abs(value - Number(value.toFixed(n))) < 1e-9) ?? 5;
  return formatSigned(value, decimals);
}

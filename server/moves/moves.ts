import type { Listing } from "../companies/companies.ts";
import { directionOf, formatPercent } from "../lib/percent.ts";

export const QUALIFIERS = ["exact", "about", "nearly", "more_than", "less_than", "range"] as const;
export type Qualifier = (typeof QUALIFIERS)[number];

export const SESSIONS = ["premarket", "regular", "after_hours", "overnight"] as const;
export type Session = (typeof SESSIONS)[number];

export const STATISTICS = ["extreme", "open", "close", "last"] as const;
export type Statistic = (typeof STATISTICS)[number];

/** What a news item claims a price did. */
export interface ReportedMove {
  id: number;
  newsId: number;
  /** The name as the text gives it. */
  subject: string;
  /** The line meant; null until somebody knows. */
  listing: Listing | null;
  /** Signed, in percent. */
  percent: number;
  /** A range's figure further from zero, signed likewise. */
  percentTo: number | null;
  /** Digits after the point, as written. */
  decimals: number;
  qualifier: Qualifier;
  /** null when the text does not say. */
  session: Session | null;
  statistic: Statistic;
  tradeDate: string | null;
  /** The sentence it came from. */
  quote: string;
  /** Where the figure stands in the quote, in UTF-16 units. */
  figureStart: number | null;
  figureEnd: number | null;
  /** It was read from a text without being certain, and nobody has confirmed it yet. */
  unsure: boolean;
}

/** What a story says of one move, before it is stored. */
export interface MoveInput extends Omit<ReportedMove, "id" | "newsId" | "listing"> {
  /** Of a move that is stored already; null for a new one. */
  id: number | null;
  listingId: number | null;
}

const SESSION_WORDS: Record<Session, string> = {
  premarket: "premarket",
  regular: "regular session",
  after_hours: "after hours",
  overnight: "overnight",
};

const STATISTIC_WORDS: Record<Statistic, string> = {
  extreme: "at its extreme",
  open: "at the open",
  close: "close",
  last: "last",
};

const QUALIFIER_WORDS: Record<Qualifier, string> = {
  exact: "",
  about: "about",
  nearly: "nearly",
  more_than: "more than",
  less_than: "less than",
  range: "from",
};

/** "after hours" */
export function sessionName(session: Session): string {
  return SESSION_WORDS[session];
}

/** "at its extreme" */
export function statisticWords(statistic: Statistic): string {
  return STATISTIC_WORDS[statistic];
}

/** "nearly", "more than"; "" for an exact figure. */
export function qualifierWords(qualifier: Qualifier): string {
  return QUALIFIER_WORDS[qualifier];
}

/** "premarket, at its extreme"; "session not stated, last". */
export function sessionWords(move: Pick<ReportedMove, "session" | "statistic">): string {
  const session = move.session ? SESSION_WORDS[move.session] : "session not stated";
  return `${session}, ${STATISTIC_WORDS[move.statistic]}`;
}

/** The figure as said: "+3%", "−1.5%", "+3% to +5%", "unchanged". */
export function figureText(move: Pick<ReportedMove, "percent" | "percentTo" | "decimals">): string {
  if (directionOf(move.percentTo ?? move.percent) === "flat") return "unchanged";
  const from = formatPercent(move.percent, move.decimals);
  return move.percentTo === null ? from : `${from} to ${formatPercent(move.percentTo, move.decimals)}`;
}

/** The longest reach of the claim from zero, signed: what its bar is drawn to. */
export function saidFigure(move: Pick<ReportedMove, "percent" | "percentTo">): number {
  return move.percentTo ?? move.percent;
}

import type { Calendar, TradingPhase, TradingSession } from "../lib/calendar.ts";
import type { Direction } from "../lib/percent.ts";
import type { Qualifier, Session, Statistic } from "../moves/moves.ts";
import type { PriceKind } from "../notes/notes.ts";
import type { CorporateAction, DailyBar, Stretch, StretchOfTime } from "../prices/prices.ts";

/** A reported move as it is held against prices. Magnitudes in percent. */
export interface Claim {
  direction: Direction;
  value: number;
  /** A range's upper figure. */
  value2: number | null;
  decimals: number;
  qualifier: Qualifier;
  session: Session | null;
  statistic: Statistic;
  /** When the report was published: an instant. */
  reportedAt: string;
  /** Leave bars shorter than a day out of account. */
  dailyOnly: boolean;
}

/** A price somebody wrote down. */
export interface NotedPrice {
  kind: PriceKind;
  price: number;
  /** Epoch seconds. */
  at: number;
}

/** What is known of a listing's prices, as the check asks for it. Functions, so that only what is needed is read. */
export interface Evidence {
  /** The exchange's sessions without those that seem to have been none ("closed?"); null where they are not known. */
  calendar: Calendar | null;
  /** The daily bar of a session, or undefined. */
  daily(date: string): DailyBar | undefined;
  /** The date of the first daily bar; null where there is none. */
  firstDaily(): string | null;
  /** What bars shorter than a day tell of a stretch of time; null where none lies within it. */
  stretch(time: StretchOfTime): Stretch | null;
  actions(): readonly CorporateAction[];
  /** The last price of each kind written down from one instant to another, both included, by time: asked where bars have no answer. */
  notes(from: number, to: number): readonly NotedPrice[];
}

export type Verdict =
  | "confirmed"
  | "plausible"
  | "overstated"
  | "understated"
  | "opposite_direction"
  | "no_data";
export type Aftermath = "extended" | "held" | "faded" | "reversed" | "too_small" | "no_data";
export type Phase = TradingPhase;

export type Reason =
  | "unknown_symbol"
  | "before_data"
  | "no_previous_close"
  | "no_reference_close"
  | "no_extended_hours_data"
  | "no_bars_at_report_time";

/** The session a claim speaks of and what of it; the words left open are filled in. */
export interface Occasion {
  session: TradingSession;
  phase: Phase;
  statistic: Statistic;
}

/** A price later than the claim, against the same reference: percent, raw sign, and its share of the measured move. */
export interface Checkpoint {
  move: number | null;
  retained: number | null;
}

export type Checkpoints = Partial<Record<"open" | "close" | "d1" | "d5", Checkpoint>>;

/** What the prices of a check were taken from. */
export type Source = "intraday" | "daily" | "notes";

/** What came of holding a claim against prices. Percent, raw sign unless said otherwise; unrounded. */
export interface Check {
  verdict: Verdict;
  session: string | null;
  /** Close before the move, on the share basis of the session. */
  ref: number | null;
  measured: number | null;
  /** In the claim's direction, lo ≤ hi. */
  measuredLo: number | null;
  measuredHi: number | null;
  /** What the wording allows, [lo, hi), without tolerance. */
  interval: [number, number] | null;
  aftermath: Aftermath;
  checkpoints: Checkpoints;
  /** A gap shown but never judged, where an extended session has no bars. */
  proxy: number | null;
  phase: Phase | null;
  statistic: Statistic | null;
  reason: Reason | null;
  /** stale: no price of the last 20 minutes; ex_dividend: the session traded without a dividend its reference had. */
  flags: ("ex_dividend" | "stale")[];
  /** On an ex-dividend day the move against the close less the dividend; null on any other. */
  alt: { measured: number | null; verdict: Verdict } | null;
  /** Where the measured price, or the bounds in its place, came from; null without one. */
  source: Source | null;
  /** The reference is a close somebody wrote down. */
  isNotedReference: boolean;
}

import type { Direction } from "../lib/percent.ts";
import type { Qualifier, Session, Statistic } from "../moves/moves.ts";
import type { CorporateAction, DailyBar, IntradayBar } from "../prices/prices.ts";

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

/** What is known of a listing's prices, as the check asks for it. Functions, so that only what is needed is read. */
export interface Evidence {
  /** Market identifier code: whose calendar counts. */
  mic: string;
  /** Dates on which the exchange is listed as open but no symbol of it traded ("closed?"). */
  closedDates: ReadonlySet<string>;
  /** The daily bar of a session, or undefined. */
  daily(date: string): DailyBar | undefined;
  /** The date of the first daily bar; null where there is none. */
  firstDaily: string | null;
  /** Bars shorter than a day of one exchange date, midnight to midnight on the exchange's clock, by start. */
  intraday(date: string): readonly IntradayBar[];
  actions: readonly CorporateAction[];
}

export type Verdict = "confirmed" | "plausible" | "overstated" | "understated" | "opposite_direction" | "no_data";
export type Aftermath = "extended" | "held" | "faded" | "reversed" | "too_small" | "no_data";
export type Phase = "premarket" | "regular" | "after_hours";

export type Reason =
  | "unknown_symbol"
  | "before_data"
  | "no_previous_close"
  | "no_reference_close"
  | "no_extended_hours_data"
  | "no_bars_at_report_time";

/** A price later than the claim, against the same reference: percent, raw sign, and its share of the measured move. */
export interface Checkpoint {
  move: number | null;
  retained: number | null;
}

/** What came of holding a claim against prices. Percent, raw sign unless said otherwise; unrounded. */
export interface Check {
  verdict: Verdict;
  session: string | null;
  ref: number | null;
  measured: number | null;
  /** In the claim's direction, lo ≤ hi. */
  measuredLo: number | null;
  measuredHi: number | null;
  /** What the wording allows, [lo, hi), without tolerance. */
  interval: [number, number] | null;
  aftermath: Aftermath;
  checkpoints: Partial<Record<"open" | "close" | "d1" | "d5", Checkpoint>>;
  /** A gap shown but never judged, where an extended session has no bars. */
  proxy: number | null;
  phase: Phase | null;
  statistic: Statistic | null;
  reason: Reason | null;
  flags: ("ex_dividend" | "stale")[];
  /** The move against the close less the dividend, where that gives another verdict. */
  alt: { measured: number; verdict: Verdict } | null;
}

/** What an event study is asked, and the words it answers with. Returns are fractions (0.03 is 3 %). */

export const MODELS = ["market", "constant_mean", "market_adjusted"] as const;
/** How the return that was to be expected without the event is found. */
export type Model = (typeof MODELS)[number];

export const RETURN_KINDS = ["simple", "log"] as const;
export type ReturnKind = (typeof RETURN_KINDS)[number];

export const OVERLAP_POLICIES = ["all", "first"] as const;
/** Whether aggregates take every event of a stock, or only the first of those whose windows overlap. */
export type OverlapPolicy = (typeof OVERLAP_POLICIES)[number];

/** Sessions from the event's own (0), both ends included. */
export type Window = readonly [from: number, to: number];

/** Something that happened to a stock. */
export interface StudyEvent {
  id: string;
  /** Ticker of the stock. */
  symbol: string;
  /** A date, or an instant in ISO 8601 with its offset; echoed as given. */
  when: string;
}

export interface StudyDefinition {
  id: string;
  model: Model;
  returns: ReturnKind;
  /** `length` sessions that end `end` sessions from the event; of them at least `min` must be usable. */
  estimation: { end: number; length: number; min: number };
  eventWindow: Window;
  /** Windows within the event window over which abnormal returns are added up. */
  windows: readonly Window[];
  /** Ticker of what stands for the market; null only where no model needs it. */
  index: string | null;
  events: readonly StudyEvent[];
  overlapPolicy: OverlapPolicy;
  /** Whether sessions next to the same stock's other events are kept out of the estimation. */
  excludeOtherEvents: boolean;
  /** Whether events of a stock on one session count as one, the earliest. */
  mergeSameSession: boolean;
}

/** Why an event has no abnormal returns, in the order in which that is asked; or "ok". */
export type EventStatus =
  | "unknown_symbol"
  | "event_out_of_range"
  | "insufficient_estimation"
  | "degenerate_market"
  | "degenerate_variance"
  | "ok";

/** Why a window has no cumulative abnormal return. */
export type WindowReason = "outside_data" | "missing_return";

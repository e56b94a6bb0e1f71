import type { Aggregate } from "../engine/aggregate.ts";
import type { TestResult } from "../engine/cross-section.ts";
import type { PathPoint } from "../engine/path.ts";
import type { TableName } from "../rows.ts";
import type { EventStatus, StudyDefinition, StudyEvent, Window, WindowReason } from "../study.ts";

/** A study's last run, as it is kept. */
export interface StudyRun {
  definition: StudyDefinition;
  /** Events of stories without a date: they cannot be in the definition. */
  undated: Omit<StudyEvent, "when">[];
  result: StudyResult;
  priceState: PriceState;
  ranAt: string;
}

/** What running a study gives: what its page shows, and every table of it, to be kept. */
export interface FoundByRun {
  result: StudyResult;
  tables: KeptTables;
}

/** Each table's rows, a line each as JSON, compressed (gzip). */
export type KeptTables = Record<TableName, Uint8Array>;

/** What the prices a run rests on were like: they have changed when this has. */
export interface PriceState {
  /** Epoch seconds of the first and the last daily bar there is. */
  first: number | null;
  last: number | null;
  /** How often each listing's prices had changed. */
  changes: [listingId: number, changes: number][];
}

/** What the page of a study shows. Returns are fractions. */
export interface StudyResult {
  events: ResultEvent[];
  /** How many events the aggregates rest on. */
  counted: number;
  windows: ResultWindow[];
  /** The place among the windows of the one that speaks for the study. */
  headline: number;
  path: PathPoint[];
  /** Cumulative abnormal return of single counted events by session of the event window; null from the first that is missing. */
  lines: (number | null)[][];
  /** Whether windows of counted events share calendar sessions. */
  isClustered: boolean;
}

export interface ResultWindow {
  window: Window;
  aggregate: Aggregate;
  /** 95 % interval of the mean by the cross-sectional t; of a single event its own. */
  interval: readonly [low: number, high: number] | null;
  /** A single event's own t; null where there are more, or none. */
  own: TestResult | null;
}

export interface ResultEvent {
  id: string;
  symbol: string;
  when: string;
  session: string | null;
  /** Of its exchange's clock. */
  zone: string;
  status: EventStatus;
  n: number | null;
  alpha: number | null;
  beta: number | null;
  sigma: number | null;
  /** Whether the aggregates rest on it, and whether its window shares a session with another of its stock. */
  isCounted: boolean;
  isOverlapping: boolean;
  /** Ids of the events of its stock and session that count as one with it. */
  merged: string[];
  /** Of the headline's window; null unless its status is ok. */
  window: ResultEventWindow | null;
}

export interface ResultEventWindow {
  car: number | null;
  interval: readonly [low: number, high: number] | null;
  p: number | null;
  reason: WindowReason | null;
}

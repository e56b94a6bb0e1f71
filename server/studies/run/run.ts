import type { Aggregate } from "../engine/aggregate.ts";
import type { PathPoint } from "../engine/path.ts";
import type { EventStatus, StudyDefinition, Window, WindowReason } from "../study.ts";

/** A study's last run, as it is kept. */
export interface StudyRun {
  definition: StudyDefinition;
  result: StudyResult;
  priceState: PriceState;
  ranAt: string;
}

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
  windows: ResultWindow[];
  path: PathPoint[];
  /** Whether windows of counted events share calendar sessions. */
  isClustered: boolean;
}

export interface ResultWindow {
  window: Window;
  aggregate: Aggregate;
  /** 95 % interval of the mean by the cross-sectional t; of a single event its own. */
  interval: readonly [low: number, high: number] | null;
}

export interface ResultEvent {
  id: string;
  symbol: string;
  when: string;
  session: string | null;
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
  windows: ResultEventWindow[];
  /** Cumulative abnormal return by session of the event window; null from the first that is missing. */
  path: (number | null)[];
}

export interface ResultEventWindow {
  car: number | null;
  interval: readonly [low: number, high: number] | null;
  p: number | null;
  reason: WindowReason | null;
}

/** One price bar, half-open in time: [start, start + interval). Prices as traded, not adjusted. */
export interface Bar {
  /** Epoch seconds; a daily bar's is midnight UTC of its session's date. */
  start: number;
  open: number;
  high: number;
  low: number;
  close: number;
}

/** A daily bar by the date of its session. */
export interface DailyBar extends Bar {
  date: string;
  /** Split- and dividend-adjusted close as delivered; null where the file had none. */
  adjClose: number | null;
}

/** A bar shorter than a day. */
export interface IntradayBar extends Bar {
  /** Length in seconds. */
  interval: number;
}

/** Bars that start at `from` or later, end by `to`, and end after `endingAfter`; epoch seconds. */
export interface StretchOfTime {
  from: number;
  to: number;
  endingAfter: number;
}

/** What the bars of a stretch of time tell together. */
export interface Stretch {
  high: number;
  low: number;
  /** Of the last of them. */
  close: number;
}

export interface CorporateAction {
  exDate: string;
  kind: "split" | "dividend";
  /** New shares per old share, or cash per share as traded before the ex-date. */
  value: number;
}

export const DAY_SECONDS = 86_400;

/** "1m", "5m", "1h", "1d": an interval as people write it. */
export function intervalText(seconds: number): string {
  if (seconds === DAY_SECONDS) return "1d";
  return seconds % 3600 === 0 ? `${seconds / 3600}h` : `${seconds / 60}m`;
}

/** Epoch seconds of a daily bar's start. */
export function dailyStart(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 1000;
}

/** The date of a daily bar's session by its start in epoch seconds. */
export function dailyDate(start: number): string {
  return new Date(start * 1000).toISOString().slice(0, 10);
}

import type { Calendar } from "../lib/calendar.ts";
import type { Direction } from "../lib/percent.ts";
import { DAY_SECONDS, intervalText } from "../prices/prices.ts";
import type { Check, Source } from "./checks.ts";
import { phaseWindow, secondsOf } from "./session.ts";

/** What a measured figure rests on. */
export interface Basis {
  source: Source;
  /** How many bars, and the length of each in seconds; none for a price from a note. */
  count: number;
  interval: number;
  /** Epoch seconds of the measured price; null where it is a session's open or close, or only bounded. */
  at: number | null;
}

/** A listing's bars that lie in [from, to], epoch seconds: of the shortest length there are any of. */
export type ReadSpan = (
  from: number,
  to: number,
) => {
  count: number;
  interval: number;
  /** Start of the last one. */
  last: number;
  /** Start of the first that has the highest high, or the lowest low. */
  extremeAt(end: "high" | "low"): number | null;
} | null;

export interface BasisParts {
  check: Check;
  direction: Direction;
  reportedAt: string | null;
  calendar: Calendar | null;
  readSpan: ReadSpan;
}

const ONE_DAY = { count: 1, interval: DAY_SECONDS, at: null };

/** The bars a check was measured from, and the moment of the price; null where nothing was measured or shown. */
export function basisOf({ check, ...parts }: BasisParts): Basis | null {
  const { source, proxy } = check;
  if (source === "notes") return { source, count: 0, interval: 0, at: null };
  if (source === "intraday") return { source, ...intradayBasis({ check, ...parts }) };
  return source === "daily" || proxy !== null ? { source: "daily", ...ONE_DAY } : null;
}

function intradayBasis(parts: BasisParts): Omit<Basis, "source"> {
  const { check, direction, reportedAt, calendar, readSpan } = parts;
  const session = check.session === null ? null : calendar?.session(check.session);
  if (!calendar || !session || check.phase === null || reportedAt === null) return ONE_DAY;
  const { from, to } = phaseWindow(session, check.phase, calendar);
  const span = readSpan(from, Math.min(to, Math.floor(secondsOf(reportedAt))));
  if (!span) return ONE_DAY;
  const { count, interval } = span;
  const isExtreme = check.statistic === "extreme";
  const at = isExtreme ? span.extremeAt(direction === "down" ? "low" : "high") : span.last + interval;
  return { count, interval, at };
}

/** "189 × 1m", and as it is spoken: "189 one-minute bars". */
export function basisText({ source, count, interval }: Basis): { short: string; spoken: string } {
  if (source === "notes") return { short: "your note", spoken: "your note" };
  const bars = count === 1 ? "bar" : "bars";
  return {
    short: `${count} × ${intervalText(interval)}`,
    spoken: `${count} ${intervalName(interval)} ${bars}`,
  };
}

const NAMES: Record<number, string> = { 60: "one-minute", 3600: "one-hour", [DAY_SECONDS]: "daily" };

/** "one-minute", "5-minute", "daily" */
export function intervalName(seconds: number): string {
  const isHours = seconds % 3600 === 0;
  return NAMES[seconds] ?? (isHours ? `${seconds / 3600}-hour` : `${seconds / 60}-minute`);
}

import type { Calendar } from "../lib/calendar.ts";
import type { Direction } from "../lib/percent.ts";
import { DAY_SECONDS, type IntradayBar, intervalText } from "../prices/prices.ts";
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

export interface BasisParts {
  check: Check;
  direction: Direction;
  reportedAt: string | null;
  calendar: Calendar | null;
  /** Bars that start in [from, to), epoch seconds. */
  bars: (from: number, to: number) => readonly IntradayBar[];
}

const ONE_DAY = { count: 1, interval: DAY_SECONDS, at: null };

/** The bars a check was measured from, and the moment of the price; null where nothing was measured or shown. */
export function basisOf({ check, ...parts }: BasisParts): Basis | null {
  const { source, proxy } = check;
  if (source === "notes") return { source, count: 0, interval: 0, at: null };
  if (source === "intraday") return { source, ...intradayBasis({ check, ...parts }) };
  return source === "daily" || proxy !== null ? { source: "daily", ...ONE_DAY } : null;
}

function intradayBasis({ check, direction, reportedAt, calendar, bars }: BasisParts): Omit<Basis, "source"> {
  const session = check.session === null ? null : calendar?.session(check.session);
  if (!calendar || !session || check.phase === null || reportedAt === null) return ONE_DAY;
  const { from, to } = phaseWindow(session, check.phase, calendar);
  const until = Math.min(to, secondsOf(reportedAt));
  const usable = bars(from, to).filter(({ start, interval }) => start + interval <= until);
  const interval = usable[0]?.interval ?? 0;
  return { count: usable.length, interval, at: momentOf(check, direction, usable) };
}

/** The start of the bar that has the extreme, or the end of the last one. */
function momentOf(check: Check, direction: Direction, bars: readonly IntradayBar[]): number | null {
  const last = bars.at(-1);
  if (!last || check.measured === null) return null;
  if (check.statistic !== "extreme") return last.start + last.interval;
  const isFall = direction === "down";
  return bars.reduce((a, b) => ((isFall ? b.low < a.low : b.high > a.high) ? b : a)).start;
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

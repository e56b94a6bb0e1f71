import { calendarOf } from "../lib/calendar.ts";
import { formatDate } from "../lib/dates.ts";
import { exchangeOf } from "../lib/exchanges.ts";
import { type Line, lineText, micOf } from "./listings.ts";
import { dateOfStart } from "./picture.ts";
import type { Jump, PlanQueries } from "./plan-store.ts";
import { DAY_SECONDS, intervalText } from "./prices.ts";
import type { ReadFile } from "./read-file.ts";

/** A row that is taken though something about it looks wrong. */
export interface Warning {
  /** Line of the file, from 1. */
  line: number;
  reason: string;
}

/** A jump of more than this share in a day is hardly a day's trading. */
const JUMP = 0.4;
const MOST = 200;

/**
 * What looks wrong about the rows of a file that can be stored.
 * @param now an instant: bars of later days are none
 */
export function warningsOf(
  plan: PlanQueries,
  file: ReadFile,
  now: string,
  hasSplit: (series: number, from: string, to: string) => boolean,
): Warning[] {
  const { lines, interval } = file;
  const dateOf = (series: number, start: number) => {
    const line = lines[series];
    return line ? dateOfStart(start, interval, micOf(line)) : "";
  };
  const jumps = plan
    .jumps(JUMP, MOST)
    .filter(({ series, from, start }) => !hasSplit(series, dateOf(series, from), dateOf(series, start)))
    .map((jump) => ({ line: jump.line, reason: jumpText(jump, lines[jump.series]) }));
  const spacing = file.spacing.map(({ line, step }) => ({ line, reason: spacingText(step, interval) }));
  return [...offDays(plan, file), ...toCome(plan, file, now), ...spacing, ...jumps]
    .sort((a, b) => a.line - b.line)
    .slice(0, MOST);
}

/** "From here on its bars lie 5m apart …" */
function spacingText(step: number, interval: number): string {
  return `from here on bars lie ${intervalText(step)} apart, and are taken as ${intervalText(interval)} bars all the same. Two intervals in one file?`;
}

/** The first bar of each listing that is still to come. */
function toCome(plan: PlanQueries, { days, lines }: ReadFile, now: string): Warning[] {
  // Somewhere the next day has begun already.
  const first = Math.floor(Date.parse(now) / 1000 / DAY_SECONDS) + 2;
  if (![...days].some((day) => day >= first)) return [];
  return lines.flatMap((_, series) => {
    const found = plan.firstLine(series, first * DAY_SECONDS, Number.MAX_SAFE_INTEGER);
    const day = found && dateOfDay(Math.floor(found.start / DAY_SECONDS));
    return found && day ? [{ line: found.line, reason: `${formatDate(day)} is still to come` }] : [];
  });
}

function jumpText({ close, before }: Jump, line: Line | undefined): string {
  const percent = Math.round((close / before - 1) * 100);
  const name = line ? `${lineText(line)}: ` : "";
  return `${name}${percent > 0 ? `up ${percent}` : `down ${-percent}`} % from the bar before. Split missing?`;
}

/** Days with bars on which the exchange was closed: one warning for each, at the first listing that has it. */
function offDays(plan: PlanQueries, { lines, interval, days }: ReadFile): Warning[] {
  const warnings: Warning[] = [];
  for (const mic of new Set(lines.map(micOf))) {
    const closed = closedDays(days, mic);
    for (const day of closed) {
      const found = firstOn(plan, lines, mic, day);
      // In UTC that day may be the evening of a session, or the night before one.
      if (!found || (interval !== DAY_SECONDS && calendarOf(mic)?.phaseAt(found.start) !== null)) continue;
      const name = exchangeOf(mic).name;
      warnings.push({ line: found.line, reason: `${formatDate(dateOfDay(day))} was no session of ${name}` });
      if (warnings.length >= MOST) return warnings;
    }
  }
  return warnings;
}

/** Those of the days that the calendar of an exchange knows and has no session on. */
function closedDays(days: ReadonlySet<number>, mic: string): number[] {
  const calendar = calendarOf(mic);
  if (!calendar) return [];
  const isKnown = (date: string) => calendar.after(date) !== null || calendar.before(date) !== null;
  return [...days].filter((day) => {
    const date = dateOfDay(day);
    return calendar.session(date) === null && isKnown(date);
  });
}

function firstOn(plan: PlanQueries, lines: readonly Line[], mic: string, day: number) {
  for (const [series, line] of lines.entries()) {
    const found = micOf(line) === mic && plan.firstLine(series, day * DAY_SECONDS, (day + 1) * DAY_SECONDS);
    if (found) return found;
  }
  return null;
}

function dateOfDay(day: number): string {
  return new Date(day * DAY_SECONDS * 1000).toISOString().slice(0, 10);
}

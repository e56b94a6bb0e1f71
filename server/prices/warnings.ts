import { calendarOf } from "../lib/calendar.ts";
import { formatDate, wallTime } from "../lib/dates.ts";
import { exchangeOf } from "../lib/exchanges.ts";
import { type Line, lineText, micOf } from "./listings.ts";
import type { Jump, PlanQueries } from "./plan-store.ts";
import { DAY_SECONDS } from "./prices.ts";

/** A row that is taken though something about it looks wrong. */
export interface Warning {
  /** Line of the file, from 1. */
  line: number;
  reason: string;
}

/** A jump of more than this share in a day is hardly a day's trading. */
const JUMP = 0.4;
const MOST = 200;

/** What looks wrong about the rows of a file that can be stored. */
export function warningsOf(
  plan: PlanQueries,
  lines: readonly Line[],
  interval: number,
  hasSplit: (series: number, from: string, to: string) => boolean,
): Warning[] {
  const dateOf = (series: number, start: number) => {
    const line = lines[series];
    if (interval === DAY_SECONDS || !line) return new Date(start * 1000).toISOString().slice(0, 10);
    return wallTime(new Date(start * 1000), exchangeOf(micOf(line)).zone).date;
  };
  const jumps = plan
    .jumps(JUMP, MOST)
    .filter(({ series, from, start }) => !hasSplit(series, dateOf(series, from), dateOf(series, start)))
    .map((jump) => ({ line: jump.line, reason: jumpText(jump, lines[jump.series]) }));
  return [...offDays(plan, lines, interval), ...jumps].sort((a, b) => a.line - b.line).slice(0, MOST);
}

function jumpText({ close, before }: Jump, line: Line | undefined): string {
  const percent = Math.round((close / before - 1) * 100);
  const name = line ? `${lineText(line)}: ` : "";
  return `${name}${percent > 0 ? `up ${percent}` : `down ${-percent}`} % from the bar before. Split missing?`;
}

/** Days with bars on which the exchange was closed. */
function offDays(plan: PlanQueries, lines: readonly Line[], interval: number): Warning[] {
  const warnings: Warning[] = [];
  for (const { series, first, last } of plan.ranges()) {
    const line = lines[series];
    const calendar = line && calendarOf(micOf(line));
    if (!line || !calendar || warnings.length >= MOST) continue;
    const isOpen = (date: string) =>
      calendar.session(date) !== null || (calendar.after(date) === null && calendar.before(date) === null);
    const day = Math.floor(first / DAY_SECONDS) * DAY_SECONDS;
    for (let from = day; from <= last; from += DAY_SECONDS) {
      const date = new Date(from * 1000).toISOString().slice(0, 10);
      if (isOpen(date)) continue;
      const found = plan.firstLine(series, from, from + DAY_SECONDS);
      if (!found) continue;
      // In UTC that day may be the evening of a session, or the night before one.
      if (interval !== DAY_SECONDS && calendar.phaseAt(found.start) !== null) continue;
      warnings.push({
        line: found.line,
        reason: `${formatDate(date)} was no session of ${exchangeOf(micOf(line)).name}`,
      });
    }
  }
  return warnings;
}

import { calendarOf } from "../lib/calendar.ts";
import { addDays, formatDate, wallTime, weekdayOf } from "../lib/dates.ts";
import { exchangeOf } from "../lib/exchanges.ts";
import { groupBy } from "../lib/lists.ts";
import { DAY_SECONDS, dailyDate, dailyStart } from "./prices.ts";

/** A span of days on an exchange, both included. */
export interface Span {
  mic: string;
  from: string;
  to: string;
}

/** One block of a picture: a session, a month or a year, with the days that are in it. */
export interface Cell {
  /** "2025-12-10", "2025-12" or "2025" */
  key: string;
  dates: string[];
}

export interface Axis {
  unit: "session" | "month" | "year";
  cells: Cell[];
}

/** A block as it is drawn: where, and what it says of its days. */
export interface Block {
  x: string;
  width: string;
  state: string;
}

const MOST_SESSIONS = 45;
const MOST_MONTHS = 180;
const LETTERS = { session: 10, month: 7, year: 4 };

/** The blocks that rows share, so that what lies at the same place is of the same days. */
export function axisOf(spans: readonly Span[]): Axis {
  const mics = [...new Set(spans.map(({ mic }) => mic))];
  const froms = spans.map(({ from }) => from).sort();
  const tos = spans.map(({ to }) => to).sort();
  const dates: string[] = [];
  const last = tos.at(-1) ?? "";
  for (let date = froms[0] ?? "9999"; date <= last; date = addDays(date, 1))
    if (mics.some((mic) => isSession(mic, date))) dates.push(date);
  const months = new Set(dates.map((date) => date.slice(0, LETTERS.month))).size;
  const unit = dates.length <= MOST_SESSIONS ? "session" : months <= MOST_MONTHS ? "month" : "year";
  const groups = groupBy(dates, (date) => date.slice(0, LETTERS[unit]));
  return { unit, cells: [...groups].map(([key, days]) => ({ key, dates: days })) };
}

/** The blocks of one row: what `stateOf` says of the sessions of each cell that lie within its span; null draws none. */
export function blocksOf(
  { cells }: Axis,
  { mic, from, to }: Span,
  stateOf: (dates: readonly string[]) => string | null,
): Block[] {
  const step = 100 / cells.length;
  const gap = gapOf(cells);
  return cells.flatMap(({ dates }, i) => {
    const own = dates.filter((date) => date >= from && date <= to && isSession(mic, date));
    const state = own.length > 0 ? stateOf(own) : null;
    if (state === null) return [];
    return [{ x: percent(i * step + gap * step), width: percent((1 - 2 * gap) * step), state }];
  });
}

/** Words along the axis, each with where its block begins; few enough not to meet. */
export function ticksOf({ unit, cells }: Axis): { x: string; label: string }[] {
  const firsts = cells.flatMap(({ key }, i) =>
    unit === "session" || i === 0 || cells[i - 1]?.key.slice(0, 4) !== key.slice(0, 4) ? [{ key, i }] : [],
  );
  const every = Math.ceil(firsts.length / 6);
  return firsts
    .filter((_, n) => n % every === 0)
    .filter(({ i }) => i / cells.length < 0.9)
    .map(({ key, i }) => ({
      x: percent(((i + gapOf(cells)) * 100) / cells.length),
      label: unit !== "session" ? key.slice(0, 4) : i === 0 ? formatDate(key) : dayText(key),
    }));
}

/** "10 Dec": the first label has the year. */
function dayText(date: string): string {
  return formatDate(date).slice(0, -5);
}

/** What each side of a block leaves free of its place, as a share of it. */
function gapOf(cells: readonly Cell[]): number {
  return cells.length > 60 ? 0.12 : 0.04;
}

/** The session's date of a bar's start. */
export function dateOfStart(start: number, interval: number, mic: string): string {
  if (interval === DAY_SECONDS) return dailyDate(start);
  return wallTime(new Date(start * 1000), exchangeOf(mic).zone).date;
}

/** From when to when a day's bars start, in epoch seconds. */
export function boundsOf(date: string, interval: number, mic: string): [from: number, to: number] {
  const session = interval === DAY_SECONDS ? null : calendarOf(mic)?.session(date);
  if (session) return [session.premarketStart, session.lateEnd];
  return [dailyStart(date), dailyStart(date) + DAY_SECONDS];
}

/** Where we know no calendar, or not so far, weekdays are taken for sessions. */
function isSession(mic: string, date: string): boolean {
  const calendar = calendarOf(mic);
  const isKnown = calendar !== null && (calendar.before(date) !== null || calendar.after(date) !== null);
  return isKnown ? calendar.session(date) !== null : weekdayOf(date) <= 5;
}

function percent(value: number): string {
  return `${Number(value.toFixed(3))}%`;
}

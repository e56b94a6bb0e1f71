import { type CalendarRules, rulesOf } from "./calendar-rules.ts";
import { addDays, offsetAt, wallTime } from "./dates.ts";

/** One day's trading. Instants are epoch seconds; each part runs up to, not including, the next one's start. */
export interface TradingSession {
  date: string;
  premarketStart: number;
  open: number;
  close: number;
  lateEnd: number;
  isEarlyClose: boolean;
  /** No trading from the first to the second. */
  lunch: readonly [from: number, to: number] | null;
}

export type TradingPhase = "premarket" | "regular" | "after_hours" | "overnight";

/** The sessions of an exchange, in order. What lies outside the years known is null. */
export interface Calendar {
  zone: string;
  /** The session of that date. */
  session(date: string): TradingSession | null;
  /** The last session before a date, whether or not that is one. */
  before(date: string): TradingSession | null;
  /** The first session after a date, whether or not that is one. */
  after(date: string): TradingSession | null;
  /** The session n sessions after (before, when negative) that of a date; null where the date has none. */
  offset(date: string, n: number): TradingSession | null;
  /** The sessions from one date to another, both included. */
  between(from: string, to: string): TradingSession[];
  /** The latest session of which that part has begun by an instant, in epoch seconds. */
  latest(part: SessionPart, at: number): TradingSession | null;
  /** What the exchange does at an instant in epoch seconds; null when nothing trades. */
  phaseAt(at: number): TradingPhase | null;
}

export type SessionPart = "premarketStart" | "open" | "close" | "lateEnd";

const calendars = new Map<CalendarRules, Calendar>();

/** The calendar of an exchange by its market identifier code; null for one whose sessions we do not know. */
export function calendarOf(mic: string): Calendar | null {
  const rules = rulesOf(mic);
  if (!rules) return null;
  const calendar = calendars.get(rules) ?? buildCalendar(rules);
  calendars.set(rules, calendar);
  return calendar;
}

function buildCalendar(rules: CalendarRules): Calendar {
  const { zone } = rules;
  const { dates, early } = sessionDates(rules);
  const indexOf = new Map(dates.map((date, index) => [date, index]));
  const built: TradingSession[] = [];

  /** A session is computed when first asked for. */
  function at(index: number): TradingSession | null {
    const date = dates[index];
    if (date === undefined) return null;
    built[index] ??= sessionOn(date, early.has(date), rules);
    return built[index];
  }

  /** The place of the first session on or after a date. */
  function placeOf(date: string): number {
    const known = indexOf.get(date);
    if (known !== undefined) return known;
    let low = 0;
    let high = dates.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if ((dates[middle] ?? "") < date) low = middle + 1;
      else high = middle;
    }
    return low;
  }

  /** The place of the first session after a date. */
  const placeAfter = (date: string) => placeOf(date) + (indexOf.has(date) ? 1 : 0);

  const session = (date: string) => at(indexOf.get(date) ?? -1);
  const isKnown = (date: string) => date >= `${rules.firstYear}-01-01` && date <= `${rules.lastYear}-12-31`;

  return {
    zone,
    session,
    before: (date) => (isKnown(date) ? at(placeOf(date) - 1) : null),
    after: (date) => (isKnown(date) ? at(placeAfter(date)) : null),
    offset(date, n) {
      const index = indexOf.get(date);
      return index === undefined ? null : at(index + n);
    },
    between(from, to) {
      const first = placeOf(from);
      return dates.slice(first, placeAfter(to)).flatMap((_, i) => at(first + i) ?? []);
    },
    latest(part, instant) {
      const today = wallTime(new Date(instant * 1000), zone).date;
      if (!isKnown(today)) return null;
      const index = placeAfter(today) - 1;
      const newest = at(index);
      return newest && newest[part] > instant ? at(index - 1) : newest;
    },
    phaseAt(instant) {
      const wall = wallTime(new Date(instant * 1000), zone);
      const today = session(wall.date);
      if (today && instant >= today.premarketStart && instant < today.lateEnd)
        return phaseWithin(today, instant);
      if (!rules.overnight) return null;
      if (today) return "overnight";
      // The night before a session begins on the evening of the day before it, and one after it ends in the morning.
      const [from, to] = rules.overnight;
      if (wall.time >= from && session(addDays(wall.date, 1))) return "overnight";
      return wall.time < to && session(addDays(wall.date, -1)) ? "overnight" : null;
    },
  };
}

/** The dates of all sessions, in order, and those that end early. */
function sessionDates(rules: CalendarRules): { dates: string[]; early: Set<string> } {
  const dates: string[] = [];
  const early = new Set<string>();
  for (let year = rules.firstYear; year <= rules.lastYear; year++) {
    const closed = new Set(rules.closedDays(year));
    for (const day of rules.earlyCloses(year)) early.add(day);
    const day = new Date(Date.UTC(year, 0, 1));
    for (; day.getUTCFullYear() === year; day.setUTCDate(day.getUTCDate() + 1)) {
      if (day.getUTCDay() % 6 === 0) continue;
      const date = day.toISOString().slice(0, 10);
      if (!closed.has(date)) dates.push(date);
    }
  }
  return { dates, early };
}

/**
 * Instants from the wall times of the day. The clocks of these exchanges are changed on Sundays, so
 * what holds in the middle of a session's day holds for all of it.
 */
function sessionOn(date: string, isEarlyClose: boolean, rules: CalendarRules): TradingSession {
  const noon = Date.parse(`${date}T12:00:00Z`);
  const midnight = (noon - offsetAt(noon, rules.zone)) / 1000 - 12 * 3600;
  const instant = (time: string) => midnight + Number(time.slice(0, 2)) * 3600 + Number(time.slice(3)) * 60;
  const { lunch, ...hours } = rules.hours(date, isEarlyClose);
  return {
    date,
    premarketStart: instant(hours.premarketStart),
    open: instant(hours.open),
    close: instant(hours.close),
    lateEnd: instant(hours.lateEnd),
    isEarlyClose,
    lunch: lunch && [instant(lunch[0]), instant(lunch[1])],
  };
}

function phaseWithin({ open, close, lunch }: TradingSession, instant: number): TradingPhase | null {
  if (instant < open) return "premarket";
  if (instant >= close) return "after_hours";
  return lunch && instant >= lunch[0] && instant < lunch[1] ? null : "regular";
}

/**
 * Dates and instants. An instant is ISO-8601 UTC text ("2025-12-10T13:05:00.000Z"); a date is
 * "YYYY-MM-DD"; a wall time is "HH:MM" or "HH:MM:SS" on some zone's clock.
 */

import { once } from "./remember.ts";

/** Gives the present instant; passed in, so that a test can stand at any moment. */
export type Clock = () => Date;

export interface WallTime {
  date: string;
  /** "HH:MM:SS" */
  time: string;
  /** Monday = 1 … Sunday = 7. */
  weekday: number;
}

/** A day in milliseconds. */
export const DAY_MS = 86_400_000;

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const LONG_MONTHS = [
  ...["January", "February", "March", "April", "May", "June"],
  ...["July", "August", "September", "October", "November", "December"],
];
const WEEKDAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];
const LONG_WEEKDAYS = ["Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

const DATE = /^(\d{4})-(\d{2})-(\d{2})$/;
const TIME = /^([01]\d|2[0-3]):([0-5]\d)(?::([0-5]\d))?$/;

/** Whether the text is a day that exists, written YYYY-MM-DD, from the year 1800 to 9999. */
export function isDate(text: string): boolean {
  const match = DATE.exec(text);
  if (!match || Number(match[1]) < 1800) return false;
  const day = new Date(`${text}T00:00:00Z`);
  return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text);
}

/** Whether the text is a wall time, HH:MM or HH:MM:SS. */
export function isTime(text: string): boolean {
  return TIME.test(text);
}

/** Whether the text names a zone this machine knows, e.g. "Asia/Hong_Kong". */
export function isZone(text: string): boolean {
  try {
    formatterOf(text);
    return true;
  } catch {
    return false;
  }
}

/** The zone of the computer Newsmove runs on. */
export const ownZone = once(() => Intl.DateTimeFormat().resolvedOptions().timeZone);

/** What a zone's clock shows at an instant. */
export function wallTime(instant: Date | string, zone: string): WallTime {
  const at = typeof instant === "string" ? Date.parse(instant) : instant.getTime();
  const shown = new Date(at + offsetAt(at, zone)).toISOString();
  const date = shown.slice(0, 10);
  return { date, time: shown.slice(11, 19), weekday: weekdayOf(date) };
}

/**
 * The instant at which a zone's clock shows a date and time. Where the clock is set back and shows
 * it twice, the first; where it is set forward and never shows it, null.
 */
export function instantOf(date: string, time: string, zone: string): string | null {
  const wanted = time.length === 5 ? `${time}:00` : time;
  const asUtc = Date.parse(`${date}T${wanted}Z`);
  // An offset lies within a day of UTC, so the two found a day either side are the only candidates.
  const offsets = [-DAY_MS, DAY_MS].map((shift) => offsetAt(asUtc + shift, zone));
  const candidates = offsets.map((offset) => asUtc - offset).sort((a, b) => a - b);
  for (const candidate of candidates) {
    const shown = wallTime(new Date(candidate), zone);
    if (shown.date === date && shown.time === wanted) return new Date(candidate).toISOString();
  }
  return null;
}

/** Monday = 1 … Sunday = 7. */
export function weekdayOf(date: string): number {
  return new Date(`${date}T00:00:00Z`).getUTCDay() || 7;
}

/** The date that many days later (earlier when negative). */
export function addDays(date: string, days: number): string {
  return new Date(Date.parse(`${date}T00:00:00Z`) + days * DAY_MS).toISOString().slice(0, 10);
}

/** "10 Dec 2025" */
export function formatDate(date: string): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return `${day} ${MONTHS[month - 1]} ${year}`;
}

/** "Wed 10 Dec 2025" */
export function formatDay(date: string): string {
  return `${WEEKDAYS[weekdayOf(date) - 1]} ${formatDate(date)}`;
}

/** "Wednesday" */
export function weekdayName(date: string): string {
  return LONG_WEEKDAYS[weekdayOf(date) - 1] ?? "";
}

/** "Wednesday, 10 December 2025" */
export function formatLongDay(date: string): string {
  const [year, month, day] = date.split("-").map(Number) as [number, number, number];
  return `${weekdayName(date)}, ${day} ${LONG_MONTHS[month - 1]} ${year}`;
}

/** "10 Dec 2025, 08:05" on the zone's clock; seconds only where there are some. */
export function formatInstant(instant: string, zone: string): string {
  const wall = wallTime(instant, zone);
  return `${formatDate(wall.date)}, ${shortTime(wall.time)}`;
}

/** "10 Dec 2025, 08:05": the same where the second does not matter. */
export function formatMinute(instant: string, zone: string): string {
  return formatInstant(`${instant.slice(0, 16)}:00.000Z`, zone);
}

/** "08:05" for "08:05:00"; seconds stay where they are not zero. */
export function shortTime(time: string): string {
  return time.length === 8 && time.endsWith(":00") ? time.slice(0, 5) : time;
}

/** "New York" for "America/New_York". */
export function cityOf(zone: string): string {
  return (zone.split("/").at(-1) ?? zone).replaceAll("_", " ");
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Building one costs far more than using it, so each zone's is kept. Throws RangeError for no zone. */
function formatterOf(zone: string): Intl.DateTimeFormat {
  let formatter = formatters.get(zone);
  if (!formatter) {
    formatter = new Intl.DateTimeFormat("en-GB", {
      ...{ timeZone: zone, hourCycle: "h23", year: "numeric", month: "2-digit", day: "2-digit" },
      ...{ hour: "2-digit", minute: "2-digit", second: "2-digit" },
    });
    formatters.set(zone, formatter);
  }
  return formatter;
}

const QUARTER_HOUR = 900_000;
const MOST_OFFSETS = 50_000;
const offsets = new Map<string, Map<number, number>>();

/**
 * Milliseconds by which the zone's clock is ahead of UTC at an instant, in epoch milliseconds. Asking
 * the formatter takes longer than all else a page does with an instant; no clock has changed but at a quarter of an
 * hour since 1970, so one answer serves for all of it.
 */
export function offsetAt(instantMs: number, zone: string): number {
  if (instantMs < 0) return readOffset(instantMs, zone);
  let known = offsets.get(zone);
  if (!known || known.size > MOST_OFFSETS) {
    known = new Map();
    offsets.set(zone, known);
  }
  const quarter = Math.floor(instantMs / QUARTER_HOUR);
  const offset = known.get(quarter) ?? readOffset(instantMs, zone);
  known.set(quarter, offset);
  return offset;
}

function readOffset(instantMs: number, zone: string): number {
  const parts: Record<string, string> = {};
  for (const part of formatterOf(zone).formatToParts(instantMs)) parts[part.type] = part.value;
  const { year, month, day, hour, minute, second } = parts;
  const shown = Date.parse(`${year?.padStart(4, "0")}-${month}-${day}T${hour}:${minute}:${second}Z`);
  return shown - Math.floor(instantMs / 1000) * 1000;
}

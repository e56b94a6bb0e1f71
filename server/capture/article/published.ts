import { addDays, instantOf, isDate, isZone, wallTime, weekdayOf } from "../../lib/dates.ts";
import type { Published } from "../../news/news.ts";
import type { FoundDate } from "./found-date.ts";
import { inferYear, latestDay } from "./year.ts";

/** Nothing known. */
export const NOT_PUBLISHED: Published = {
  ...{ date: null, time: null, zone: null, at: null, printed: null },
  ...{ yearInferred: false, yearInferredFrom: null },
};

/**
 * What is known of publication from the date found, with the article's text to decide what the date leaves
 * open. A date with an offset and no named zone comes in UTC: of the zones with that offset, which one is meant
 * is not known.
 */
export function publishedFrom(found: FoundDate | null, text: string, now: Date): Published {
  if (!found) return NOT_PUBLISHED;
  const printed = found.printed || null;
  const { month, day } = decided(found, text, now) ?? {};
  if (!month || !day) return { ...NOT_PUBLISHED, printed };
  const inferred = found.year === null ? inferYear({ month, day, weekday: found.weekday }, text, now) : null;
  const year = found.year ?? inferred?.year;
  const date = year ? dateOf(year, month, day) : null;
  if (!date) return { ...NOT_PUBLISHED, printed };
  const why = { yearInferred: inferred !== null, yearInferredFrom: inferred?.from ?? null };
  return { ...momentOf(date, found), printed, ...why };
}

/** Of two found dates, whether they can mean one publication, whatever zone a date alone was written in. */
export function canBeOne(a: Published, b: Published): boolean {
  if (!a.date || !b.date) return false;
  return b.date >= addDays(a.date, -1) && b.date <= addDays(a.date, 1);
}

type Moment = Pick<Published, "date" | "time" | "zone" | "at">;

function momentOf(date: string, { time, zone, offset, millis }: FoundDate): Moment {
  if (time === null) return { date, time: null, zone: null, at: null };
  if (offset !== null) return inUtc(Date.parse(`${date}T${full(time)}Z`) + millis - offset * 60_000);
  if (zone === null || !isZone(zone)) return { date, time, zone: null, at: null };
  const at = instantOf(date, time, zone);
  return at === null ? { date, time, zone: null, at: null } : { date, time, zone, at };
}

function inUtc(instant: number): Moment {
  const at = new Date(instant).toISOString();
  const { date, time } = wallTime(at, "UTC");
  return { date, time, zone: "UTC", at };
}

function full(time: string): string {
  return time.length === 5 ? `${time}:00` : time;
}

/** Day and month, where they can be read two ways decided by the calendar or by the text; null where nothing does. */
function decided(found: FoundDate, text: string, now: Date): { month: number; day: number } | null {
  const { year, month, day, orElse } = found;
  if (month === null || day === null) return null;
  if (!orElse || year === null) return { month, day };
  const possible = [{ month, day }, orElse].filter((reading) => {
    const date = dateOf(year, reading.month, reading.day);
    const onWeekday = found.weekday === null || (date !== null && weekdayOf(date) === found.weekday);
    return date !== null && date <= latestDay(now) && onWeekday;
  });
  if (possible.length === 1) return possible[0] ?? null;
  const said = possible.filter((reading) => namesDay(text, reading));
  return said.length === 1 ? (said[0] ?? null) : null;
}

const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];
const SAMPLE = 50_000;

function namesDay(text: string, { month, day }: { month: number; day: number }): boolean {
  const name = `${MONTHS[month - 1]}[a-z]{0,7}\\.?`;
  return new RegExp(`\\b(?:${name} ${day}\\b|${day}(?:st|nd|rd|th)? ${name})`, "i").test(
    text.slice(0, SAMPLE),
  );
}

function dateOf(year: number, month: number, day: number): string | null {
  const date = `${year}-${String(month).padStart(2, "0")}-${String(day).padStart(2, "0")}`;
  return isDate(date) ? date : null;
}

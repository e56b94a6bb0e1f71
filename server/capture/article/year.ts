import { formatDate, formatLongDay, isDate, weekdayOf } from "../../lib/dates.ts";
import { writtenDate } from "./written-date.ts";

export interface InferredYear {
  year: number;
  /** In words for the reader. */
  from: string;
}

const OLDEST = 1990;
const NEAR_DAYS = 60;

/**
 * The year of a day printed without one: the one in which it was the weekday printed beside it, else the one
 * of a full date near it in the text, else the latest year the text names twice, else that of the latest such
 * day up to the capture. Null where there is no such day.
 */
export function inferYear(
  { month, day, weekday }: { month: number; day: number; weekday: number | null },
  text: string,
  now: Date,
): InferredYear | null {
  const dayIn = (year: number) => `${year}-${pad(month)}-${pad(day)}`;
  const latest = latestDay(now);
  const years: number[] = [];
  for (let year = Number(latest.slice(0, 4)); year >= OLDEST; year--) {
    const fits = isDate(dayIn(year)) && dayIn(year) <= latest;
    if (fits && (weekday === null || weekdayOf(dayIn(year)) === weekday)) years.push(year);
  }
  if (years[0] === undefined) return null;
  const near = nearDate(years.map(dayIn), text);
  if (near) return near;
  if (weekday !== null) {
    return {
      year: years[0],
      from: `the latest year in which it was a ${formatLongDay(dayIn(years[0])).split(",")[0]}`,
    };
  }
  const named = namedYear(text, years);
  if (named !== null && named < years[0] - 1)
    return { year: named, from: `the latest year the text names, ${named}` };
  const captured = [dayIn(years[0]), now.toISOString().slice(0, 10)].sort().at(-1) ?? latest;
  return { year: years[0], from: `the latest such day up to ${formatDate(captured)}, when it was captured` };
}

/** The latest date that any place on earth has when it is captured. */
export function latestDay(now: Date): string {
  return new Date(now.getTime() + 14 * 3_600_000).toISOString().slice(0, 10);
}

function pad(value: number): string {
  return String(value).padStart(2, "0");
}

const FULL_DATE =
  /\b(?:(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,7}\.? \d{1,2},? (?:19|20)\d{2}|\d{1,2} (?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]{0,7}\.? (?:19|20)\d{2}|(?:19|20)\d{2}-\d{2}-\d{2})\b/g;
const SAMPLE = 50_000;
const MOST_DATES = 50;

/** Of the days it could be, one that lies close to a full date the text gives. */
function nearDate(days: readonly string[], text: string): InferredYear | null {
  const dates = (text.slice(0, SAMPLE).match(FULL_DATE) ?? []).slice(0, MOST_DATES);
  for (const printed of dates) {
    const { year, month, day } = writtenDate(printed) ?? {};
    if (!year || !month || !day) continue;
    const stated = Date.parse(`${year}-${pad(month)}-${pad(day)}T00:00:00Z`);
    const near = days.find(
      (one) => Math.abs(Date.parse(`${one}T00:00:00Z`) - stated) <= NEAR_DAYS * 86_400_000,
    );
    if (near) return { year: Number(near.slice(0, 4)), from: `“${printed}” in the text` };
  }
  return null;
}

/** The latest year the text names at least twice in words of time, of those it could be. */
function namedYear(text: string, years: readonly number[]): number | null {
  const counts = new Map<number, number>();
  const named = text
    .slice(0, SAMPLE)
    .matchAll(
      /(?:\b(?:in|since|of|for|from|until|fiscal|late|early|mid) |[a-z]\.? |Q[1-4] )((?:19|20)\d{2})\b(?![-%,.]\d)/g,
    );
  for (const [, digits] of named) counts.set(Number(digits), (counts.get(Number(digits)) ?? 0) + 1);
  const often = [...counts].filter(([year, count]) => count >= 2 && years.includes(year));
  return often.length > 0 ? Math.max(...often.map(([year]) => year)) : null;
}

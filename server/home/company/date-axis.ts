import { addDays, formatDate, weekdayOf } from "../../lib/dates.ts";
import { dayNumber } from "./moment.ts";

/** A date under a line. */
export interface DateTick {
  date: string;
  /** "24 Nov", "Sep", "2026" */
  label: string;
  /** Left out where the line is narrow. */
  isMinor: boolean;
}

/** Up to so many days a tick stands at each of them, or at each Monday. */
const DAILY = 9;
const WEEKLY = 45;
/** Steps between first days of months, in months, each a multiple of the one before. */
const STEPS = [1, 3, 12, 24, 120];
const MOST_TICKS = 14;
const MOST_ON_NARROW = 6;

/** The dates that stand under a line from one date to another. */
export function dateTicks(first: string, last: string): DateTick[] {
  const days = dayNumber(last) - dayNumber(first);
  if (days > WEEKLY) return monthTicks(first, last);
  return Array.from({ length: days + 1 }, (_, i) => addDays(first, i))
    .filter((date) => days <= DAILY || weekdayOf(date) === 1)
    .map((date) => ({ date, label: formatDate(date).replace(/ \d+$/, ""), isMinor: false }));
}

function monthTicks(first: string, last: string): DateTick[] {
  const months = firstsOfMonths(first, last);
  const every = (step: number) => months.filter(({ index }) => index % step === 0);
  const stepFor = (most: number) => STEPS.find((step) => every(step).length <= most) ?? 120;
  const coarse = stepFor(MOST_ON_NARROW);
  return every(stepFor(MOST_TICKS)).map(({ date, index }) => ({
    date,
    label: index % 12 === 0 ? date.slice(0, 4) : (formatDate(date).split(" ")[1] ?? ""),
    isMinor: index % coarse !== 0,
  }));
}

/** The first days of months from one date to another; `index` counts months from the year 0. */
function firstsOfMonths(first: string, last: string): { date: string; index: number }[] {
  const indexOf = (date: string) => 12 * Number(date.slice(0, 4)) + Number(date.slice(5, 7)) - 1;
  const from = indexOf(first) + (first.endsWith("-01") ? 0 : 1);
  return Array.from({ length: Math.max(0, indexOf(last) - from + 1) }, (_, i) => {
    const index = from + i;
    const month = String((index % 12) + 1).padStart(2, "0");
    return { date: `${Math.floor(index / 12)}-${month}-01`, index };
  });
}

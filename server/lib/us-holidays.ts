import { addDays, weekdayOf } from "./dates.ts";
import { easterSunday } from "./easter.ts";

/**
 * When the United States' stock exchanges are closed or close early, by the rules they have followed
 * since 2000 (New York Stock Exchange, Rule 7.2) and the days they announced.
 */

/** Mourning, storms and the attacks of 2001. */
const ANNOUNCED = [
  ...["2001-09-11", "2001-09-12", "2001-09-13", "2001-09-14", "2004-06-11", "2007-01-02"],
  ...["2012-10-29", "2012-10-30", "2018-12-05", "2025-01-09"],
];

/** Before 2013 a Wednesday before Independence Day was a full day, and the Friday after it a short one. */
const FULL_AFTER_ALL = ["2002-07-03"];
const EARLY_BESIDES = ["2002-07-05", "2003-12-26"];

/** Weekdays of a year without a session. */
export function usClosedDays(year: number): string[] {
  const holidays = [
    // On a Saturday New Year's Day is not made up for: the Friday ends the year's books.
    weekdayOf(`${year}-01-01`) === 6 ? null : observed(`${year}-01-01`),
    nthWeekday(year, 1, 1, 3),
    nthWeekday(year, 2, 1, 3),
    addDays(easterSunday(year), -2),
    lastMonday(year, 5),
    year >= 2022 ? observed(`${year}-06-19`) : null,
    observed(`${year}-07-04`),
    nthWeekday(year, 9, 1, 1),
    thanksgiving(year),
    observed(`${year}-12-25`),
  ];
  return [...holidays.filter((day) => day !== null), ...ANNOUNCED.filter(of(year))];
}

/**
 * Days on which the regular session ends at 13:00 and the late one at 17:00, if they are sessions: an
 * eve is none at a weekend, nor on a Friday, when the holiday itself is kept.
 */
export function usEarlyCloses(year: number): string[] {
  const eves = [`${year}-07-03`, `${year}-12-24`].filter((day) => !FULL_AFTER_ALL.includes(day));
  return [...eves, addDays(thanksgiving(year), 1), ...EARLY_BESIDES.filter(of(year))];
}

/** A holiday on a Saturday is kept on the Friday before, one on a Sunday on the Monday after. */
function observed(date: string): string {
  return addDays(date, { 6: -1, 7: 1 }[weekdayOf(date)] ?? 0);
}

/** Fourth Thursday of November. */
function thanksgiving(year: number): string {
  return nthWeekday(year, 11, 4, 4);
}

/** The n-th of a weekday (Monday = 1) in a month. */
function nthWeekday(year: number, month: number, weekday: number, n: number): string {
  const first = `${year}-${String(month).padStart(2, "0")}-01`;
  return addDays(first, ((weekday - weekdayOf(first) + 7) % 7) + 7 * (n - 1));
}

function lastMonday(year: number, month: number): string {
  const next = `${year}-${String(month + 1).padStart(2, "0")}-01`;
  return addDays(next, -(((weekdayOf(next) + 5) % 7) + 1));
}

function of(year: number): (date: string) => boolean {
  return (date) => date.startsWith(`${year}-`);
}

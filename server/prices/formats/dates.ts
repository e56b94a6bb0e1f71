import { isDate } from "../../lib/dates.ts";

/** Whether 03/04/2024 is a day in March or in April. */
export type DateOrder = "mdy" | "dmy";

/** A date as a file writes it, and what follows it in the same field. */
export interface WrittenDate {
  /** "YYYY-MM-DD", not yet known to exist. */
  date: string;
  rest: string;
}

const YEAR_FIRST = /^(\d{4})(?:([-/.])(\d{1,2})\2(\d{1,2})|(\d{2})(\d{2}))(?!\d)/;
const NUMERIC = /^(\d{1,2})([-/.])(\d{1,2})\2(\d{4})(?!\d)/;
const MONTH_FIRST = /^([A-Z][a-z]{2})[a-z]*\.?,? (\d{1,2}),? (\d{4})(?!\d)/;
const DAY_FIRST = /^(\d{1,2})[ -]([A-Z][a-z]{2})[a-z]*\.?,?[ -](\d{4})(?!\d)/;
const MONTHS = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"];

/** Reads a date at the start of a field: 2024-01-31, 20240131, 31/1/2024 by its order, Jan 31, 2024; null for none. */
export function readDate(text: string, order: DateOrder | null): WrittenDate | null {
  const year = YEAR_FIRST.exec(text);
  if (year) {
    const [all, y, , month, day, shortMonth, shortDay] = year;
    return written(text, all, y, month ?? shortMonth, day ?? shortDay);
  }
  const numeric = NUMERIC.exec(text);
  if (numeric) {
    const [all, a, separator, b, y] = numeric;
    // With points the day comes first wherever such dates are written.
    const isMonthFirst = order === "mdy" && separator !== ".";
    return isMonthFirst ? written(text, all, y, a, b) : written(text, all, y, b, a);
  }
  const named = MONTH_FIRST.exec(text);
  if (named) return written(text, named[0], named[3], monthOf(named[1]), named[2]);
  const day = DAY_FIRST.exec(text);
  return day ? written(text, day[0], day[3], monthOf(day[2]), day[1]) : null;
}

/** Which order a date tells by itself: "mdy" for 01/31/2024, "dmy" for any with points; null for 01/02/2024; undefined for one that needs none. */
export function orderOf(text: string): DateOrder | null | undefined {
  const [, a, separator, b] = NUMERIC.exec(text.trim()) ?? [];
  if (a === undefined) return undefined;
  if (separator === "." || Number(a) > 12) return "dmy";
  return Number(b) > 12 ? "mdy" : null;
}

/** What is wrong with a date in a file, in words; null for one that exists. */
export function dateFault({ date }: WrittenDate): string | null {
  if (isDate(date)) return null;
  const month = Number(date.slice(5, 7));
  return month < 1 || month > 12 ? `there is no month ${month}` : `there is no such day: ${date}`;
}

function written(text: string, all: string, year = "", month = "", day = ""): WrittenDate {
  return {
    date: `${year}-${month.padStart(2, "0")}-${day.padStart(2, "0")}`,
    rest: text.slice(all.length),
  };
}

function monthOf(name = ""): string {
  return String(MONTHS.indexOf(name) + 1);
}

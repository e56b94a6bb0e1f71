import { addDays, instantOf, wallTime } from "../lib/dates.ts";
import type { Published } from "../news/news.ts";

/** When a move was reported, as far as that is known. */
export interface ReportTime {
  /** An instant. */
  at: string;
  /** What had to be assumed; null where the instant is known. */
  note: string | null;
}

/**
 * The instant to hold a move against. A story of which only the date is known counts as published at
 * the end of that day on the exchange's clock. A move of an earlier trading day, written down as
 * such, counts as told at the end of that day: whoever took it down knew which day was meant.
 * null where neither is known.
 */
export function reportTimeOf(
  published: Published,
  tradeDate: string | null,
  zone: string,
): ReportTime | null {
  const date = published.at === null ? published.date : wallTime(published.at, zone).date;
  if (tradeDate !== null && (date === null || tradeDate < date))
    return { at: endOfDay(tradeDate, zone), note: "taken as told at the end of its trading day" };
  if (published.at !== null) return { at: published.at, note: null };
  if (date === null) return null;
  return { at: endOfDay(date, zone), note: "time not given: taken as published at the end of that day" };
}

/** The last millisecond of a date on a zone's clock. */
function endOfDay(date: string, zone: string): string {
  const next = addDays(date, 1);
  const midnight = instantOf(next, "00:00", zone) ?? `${next}T00:00:00.000Z`;
  return new Date(Date.parse(midnight) - 1).toISOString();
}

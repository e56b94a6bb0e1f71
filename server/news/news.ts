import type { Company } from "../companies/companies.ts";
import { formatDay, shortTime, wallTime } from "../lib/dates.ts";

/** What is known of when an article was published; what is unknown is null. */
export interface Published {
  /** YYYY-MM-DD on the clock of `zone` (as printed, where no zone is known). */
  date: string | null;
  /** HH:MM or HH:MM:SS */
  time: string | null;
  zone: string | null;
  /** The instant, only when date, time and zone are all known. */
  at: string | null;
  /** The date as the article prints it, e.g. "12-10". */
  printed: string | null;
  yearInferred: boolean;
  /** Why that year. */
  yearInferredFrom: string | null;
}

export interface NewsItem {
  id: number;
  title: string;
  publisher: string;
  /** Whose reporting it relays, e.g. "Bloomberg". */
  creditedSource: string | null;
  author: string | null;
  url: string | null;
  language: string | null;
  published: Published;
  /** What stories are ordered by, newest first. */
  sortAt: string;
  version: number;
  deletedAt: string | null;
}

export interface Mention extends Company {
  /** The ticker of its first listing; null for a company that has none. */
  ticker: string | null;
}

/** The day of publication and, apart from it, everything about it that is not known or was inferred. */
export interface PublishedText {
  /** "Wed 10 Dec 2025", or "Date not given". */
  day: string;
  /** "08:05", when known. */
  time: string | null;
  /** "year inferred", "time not given", "zone not given". */
  notes: string[];
}

/** How a publication date is written, with its precision. */
export function publishedText(published: Published): PublishedText {
  if (published.date === null) {
    return { day: published.printed ? `“${published.printed}”` : "Date not given", time: null, notes: [] };
  }
  const notes: string[] = [];
  if (published.yearInferred) notes.push("year inferred");
  if (published.time === null) notes.push("time not given");
  else if (published.zone === null) notes.push("zone not given");
  return { day: formatDay(published.date), time: published.time && shortTime(published.time), notes };
}

/** The date to take for a story's trading day on an exchange's clock, or null when no date is known. */
export function publishedDateIn(published: Published, zone: string): string | null {
  return published.at ? wallTime(published.at, zone).date : published.date;
}

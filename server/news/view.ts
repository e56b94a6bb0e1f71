import { cityOf } from "../lib/dates.ts";
import { type NewsItem, publishedText } from "./news.ts";

/** "Wed 10 Dec 2025" and, less boldly, " (year inferred), time not given". */
export interface Dateline {
  day: string;
  rest: string;
}

/** The day of publication, then what is known, inferred or unknown of it. */
export function datelineOf({ published }: NewsItem): Dateline {
  const { day, time, notes } = publishedText(published);
  const inferred = notes.filter((note) => note === "year inferred").map((note) => ` (${note})`);
  const unknown = notes.filter((note) => note !== "year inferred").map((note) => `, ${note}`);
  const clock = time === null ? "" : `, ${time}${published.zone ? ` ${cityOf(published.zone)}` : ""}`;
  return { day, rest: [...inferred, clock, ...unknown].join("") };
}

/** The language of a story for a lang attribute; null where the page's own will do. */
export function langOf({ language }: NewsItem): string | null {
  return language && /^[a-z]{2,3}(-[a-z0-9]+)*$/i.test(language) && !/^en\b/i.test(language)
    ? language
    : null;
}

import { cityOf, formatDay, wallTime, weekdayName } from "../../lib/dates.ts";
import { type Direction, directionOf } from "../../lib/percent.ts";
import { newsIdOf, symbolText } from "../definition.ts";
import { intervalText, percent, pText } from "../figures.ts";
import { REASON_WORDS, STATUS_WORDS } from "../words.ts";
import type { ResultEvent, StudyRun } from "./run.ts";

/** One event in a study's table. */
export interface EventRow {
  id: string;
  story: StoryLink;
  symbol: string;
  /** "Sat 13 Dec 2025", with its time where that is known. */
  published: string;
  /** "Mon 15 Dec 2025"; why not, where it has none. */
  session: string;
  /** Whether its session is another day than that of publication. */
  isShifted: boolean;
  isCounted: boolean;
  /** What keeps it out, and what else there is to know of it. */
  remarks: string[];
  /** The stories that count as one with it. */
  merged: StoryLink[];
  /** "α −0.110%,", "n 120": pieces of a line that may break between them. */
  estimation: string[];
  car: { text: string; direction: Direction; interval: string; p: string } | null;
}

/** A story, and its page while it is there. */
export interface StoryLink {
  title: string;
  href: string | null;
}

/** What of a story a study's page prints; undefined where there never was one. */
export type StoryReader = (newsId: number) => { title: string; deletedAt: string | null } | undefined;

/** A study's event in words. */
export function eventRow(event: ResultEvent, storyOf: StoryReader): EventRow {
  const { window } = event;
  const published = publishedOf(event);
  return {
    ...{ id: event.id, story: storyLink(event.id, storyOf), symbol: symbolText(event.symbol) },
    published: published.text,
    session: event.session === null ? "none" : formatDay(event.session),
    ...{ isShifted: isShifted(event), isCounted: event.isCounted },
    remarks: remarksOf(event, published.date),
    merged: event.merged.map((id) => storyLink(id, storyOf)),
    estimation: estimationOf(event),
    car:
      window && window.car !== null
        ? {
            ...{ text: percent(window.car), direction: directionOf(window.car) },
            ...{ interval: intervalText(window.interval), p: window.p === null ? "" : pText(window.p) },
          }
        : null,
  };
}

/** An event that could not be in the study, for its story has no date. */
export function undatedRow({ id, symbol }: StudyRun["undated"][number], storyOf: StoryReader): EventRow {
  return {
    ...{ id, story: storyLink(id, storyOf), symbol: symbolText(symbol) },
    ...{ published: "date not given", session: "none", isShifted: false, isCounted: false },
    ...{ remarks: ["Left out: its story has no date."], merged: [], estimation: [], car: null },
  };
}

function storyLink(eventId: string, storyOf: StoryReader): StoryLink {
  const newsId = newsIdOf(eventId);
  const story = storyOf(newsId);
  if (!story || story.deletedAt !== null)
    return { title: `${story?.title ?? "A story"} (deleted)`, href: null };
  return { title: story.title, href: `/news/${newsId}` };
}

/** Whether an event counts from another day than its story's on the exchange's clock. */
export function isShifted(event: ResultEvent): boolean {
  return event.session !== null && event.session !== publishedOf(event).date;
}

function publishedOf({ when, zone }: ResultEvent): { date: string; text: string } {
  if (!when.includes("T")) return { date: when, text: `${formatDay(when)}, time not given` };
  const { date, time } = wallTime(when, zone);
  return { date, text: `${formatDay(date)}, ${time.slice(0, 5)} ${cityOf(zone)}` };
}

function remarksOf(event: ResultEvent, published: string): string[] {
  const { status, session, isOverlapping, isCounted, window } = event;
  const remarks: string[] = [];
  if (status !== "ok") remarks.push(`Left out: ${STATUS_WORDS[status]}.`);
  if (session !== null && session !== published)
    remarks.push(`Published ${weekdayName(published)}: ${weekdayName(session)}’s session counts.`);
  if (status === "ok" && !isCounted) remarks.push("Not counted: an earlier event of this stock overlaps it.");
  else if (isOverlapping) remarks.push("Its window overlaps another event’s of this stock.");
  if (window && window.reason !== null) remarks.push(`No figure: ${REASON_WORDS[window.reason]}.`);
  return remarks;
}

function estimationOf({ n, alpha, beta, sigma }: ResultEvent): string[] {
  const line = [
    alpha !== null && `α ${percent(alpha, 3)}%`,
    beta !== null && `β ${beta.toFixed(2)}`,
    sigma !== null && `σ ${(100 * sigma).toFixed(2)}%`,
    n !== null && `n ${n}`,
  ].filter((part) => part !== false);
  return line.map((part, i) => (i < line.length - 1 ? `${part},` : part));
}

import { formatDay, wallTime, weekdayOf } from "../../lib/dates.ts";
import { counted } from "../../lib/lists.ts";
import { type Direction, directionOf } from "../../lib/percent.ts";
import { newsIdOf } from "../definition.ts";
import { intervalText, percent, pText } from "../figures.ts";
import { REASON_WORDS, STATUS_WORDS } from "../words.ts";
import type { ResultEvent } from "./run.ts";

/** One event in a study's table. */
export interface EventRow {
  id: string;
  newsId: number;
  title: string;
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
  estimation: string;
  car: { text: string; direction: Direction; interval: string; p: string } | null;
}

export interface EventContext {
  titleOf(newsId: number): string | null;
  zoneOf(symbol: string): string;
  /** The place of the headline's window among the study's. */
  headline: number;
}

/** A study's events in words. */
export function eventRow(event: ResultEvent, context: EventContext): EventRow {
  const newsId = newsIdOf(event.id);
  const window = event.windows[context.headline];
  const published = publishedOf(event.when, context.zoneOf(event.symbol));
  return {
    ...{ id: event.id, newsId, symbol: event.symbol.replace(/^.*:/, "") },
    title: context.titleOf(newsId) ?? "a story that is no longer there",
    published: published.text,
    session: event.session === null ? "none" : formatDay(event.session),
    isShifted: isShifted(event, context.zoneOf),
    isCounted: event.isCounted,
    remarks: remarksOf(event, published.date, window?.reason ?? null),
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

/** Whether an event counts from another day than its story's on the exchange's clock. */
export function isShifted({ session, when, symbol }: ResultEvent, zoneOf: EventContext["zoneOf"]): boolean {
  return session !== null && session !== publishedOf(when, zoneOf(symbol)).date;
}

function publishedOf(when: string, zone: string): { date: string; text: string } {
  if (!when.includes("T")) return { date: when, text: `${formatDay(when)}, time not given` };
  const { date, time } = wallTime(when, zone);
  return { date, text: `${formatDay(date)}, ${time.slice(0, 5)}` };
}

const WEEKDAYS = ["", "Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday"];

function remarksOf(
  event: ResultEvent,
  published: string,
  reason: keyof typeof REASON_WORDS | null,
): string[] {
  const { status, session, isOverlapping, isCounted, merged } = event;
  const remarks: string[] = [];
  if (status !== "ok") remarks.push(`Left out: ${STATUS_WORDS[status]}.`);
  if (session !== null && session !== published)
    remarks.push(
      `Published ${WEEKDAYS[weekdayOf(published)]}: ${WEEKDAYS[weekdayOf(session)]}’s session counts.`,
    );
  if (status === "ok" && !isCounted) remarks.push("Not counted: an earlier event of this stock overlaps it.");
  else if (isOverlapping) remarks.push("Its window overlaps another event’s of this stock.");
  if (merged.length > 0)
    remarks.push(`Stands for ${counted(merged.length, "more story", "more stories")} on that session.`);
  if (status === "ok" && reason !== null) remarks.push(`No figure: ${REASON_WORDS[reason]}.`);
  return remarks;
}

function estimationOf({ n, alpha, beta, sigma }: ResultEvent): string {
  if (n === null) return "";
  const parts = [
    alpha === null ? "" : `α ${percent(alpha, 3)}%`,
    beta === null ? "" : `β ${beta.toFixed(2)}`,
    sigma === null ? "" : `σ ${(100 * sigma).toFixed(2)}%`,
    `n ${n}`,
  ];
  return parts.filter(Boolean).join(", ");
}

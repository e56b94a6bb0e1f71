import { counted } from "../../lib/lists.ts";
import { MOST_DAYS, MOST_EVENTS, type StoryEvent } from "../request.ts";
import type { Window } from "../study.ts";

/** What a filter finds, in words, and what keeps it from being run. */
export interface EventCount {
  text: string;
  problem: CountProblem | null;
}

export interface CountProblem {
  /** The field where it can be mended. */
  field: "company" | "from" | "window_to";
  message: string;
}

/** Counts the events of a filter: how many, of what, and whether a study can be run over them. */
export function countEvents(events: readonly StoryEvent[], eventWindow: Window): EventCount {
  const dated = events.filter(({ when }) => when !== null);
  return { text: countText(events, dated), problem: problemOf(events.length, dated.length, eventWindow) };
}

function countText(events: readonly StoryEvent[], dated: readonly StoryEvent[]): string {
  if (events.length > MOST_EVENTS) return `More than ${grouped(MOST_EVENTS)} events.`;
  const distinct = (of: (event: StoryEvent) => number) => new Set(dated.map(of)).size;
  const stocks = counted(
    distinct(({ listingId }) => listingId),
    "stock",
    "stocks",
  );
  const stories = counted(
    distinct(({ newsId }) => newsId),
    "story",
    "stories",
  );
  const undated = events.length - dated.length;
  const without =
    undated > 0 ? ` ${undated} more ${undated === 1 ? "has" : "have"} no date and cannot be in it.` : "";
  return `${counted(dated.length, "event", "events")} of ${stocks} in ${stories}.${without}`;
}

function problemOf(events: number, dated: number, [first, last]: Window): CountProblem | null {
  if (events > MOST_EVENTS)
    return {
      field: "from",
      message: `There are more than ${grouped(MOST_EVENTS)} events. Narrow it down, by dates for example.`,
    };
  if (dated === 0)
    return {
      field: "company",
      message: "No story that has a date fits. Widen what is asked, or add stories first.",
    };
  const sessions = last - first + 1;
  if (dated * sessions > MOST_DAYS)
    return {
      field: "window_to",
      message: `${grouped(dated)} events of ${sessions} sessions each are more than the ${grouped(MOST_DAYS)} that fit. Shorten the event window, or ask for fewer stories.`,
    };
  return null;
}

function grouped(count: number): string {
  return count.toLocaleString("en-US");
}

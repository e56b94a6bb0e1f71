import { remembering } from "../lib/remember.ts";
import type { StoryEvent, StudyRequest } from "./request.ts";
import type { StudyDefinition, StudyEvent } from "./study.ts";

/** The study that a request asks for over some events, and the events that cannot be in it for want of a date. */
export interface StudyOverStories {
  definition: StudyDefinition;
  undated: Omit<StudyEvent, "when">[];
}

export function studyOverStories(
  name: string,
  { stories: _, ...request }: StudyRequest,
  events: readonly StoryEvent[],
  symbolOf: (event: Pick<StoryEvent, "ticker" | "mic">) => string,
): StudyOverStories {
  const named = events.map((event) => {
    const symbol = symbolOf(event);
    return { id: `${event.newsId}-${symbol}`, symbol, when: event.when };
  });
  return {
    definition: {
      ...{ id: name, ...request },
      events: named.flatMap(({ when, ...event }) => (when === null ? [] : [{ ...event, when }])),
    },
    undated: named.flatMap(({ when, ...event }) => (when === null ? [event] : [])),
  };
}

/** The story that an event's id, "12-BABA", names. */
export function newsIdOf(id: string): number {
  return Number(id.slice(0, id.indexOf("-")));
}

/** How a study names a listing: its ticker, with its exchange before it where others have that ticker too. */
export function symbolReader(byTicker: (ticker: string) => readonly unknown[]) {
  const isShared = remembering((ticker: string) => byTicker(ticker).length > 1);
  return ({ ticker, mic }: Pick<StoryEvent, "ticker" | "mic">): string =>
    isShared(ticker) ? `${mic}:${ticker}` : ticker;
}

/** A symbol as a page writes it and a field reads it: "SPY", or "SPY, ARCX" where it names the exchange as well. */
export function symbolText(symbol: string): string {
  const [mic, ticker] = symbol.split(":");
  return ticker === undefined ? symbol : `${ticker}, ${mic}`;
}

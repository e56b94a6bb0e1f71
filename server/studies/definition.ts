import type { StoryEvent, StudyRequest } from "./request.ts";
import type { StudyDefinition } from "./study.ts";

/** The study that a request asks for over some events; those without any date cannot be in it. */
export function definitionOf(
  name: string,
  { stories: _, ...request }: StudyRequest,
  events: readonly StoryEvent[],
  symbolOf: (event: Pick<StoryEvent, "ticker" | "mic">) => string,
): StudyDefinition {
  return {
    id: name,
    ...request,
    events: events.flatMap((event) =>
      event.when === null ? [] : [{ id: eventId(event), symbol: symbolOf(event), when: event.when }],
    ),
  };
}

/** "12-BABA": the story and its stock. */
function eventId({ newsId, ticker }: StoryEvent): string {
  return `${newsId}-${ticker}`;
}

/** The story that an event's id names. */
export function newsIdOf(id: string): number {
  return Number(id.slice(0, id.indexOf("-")));
}

/** How a study names a listing: its ticker, with its exchange before it where others have that ticker too. */
export function symbolReader(byTicker: (ticker: string) => readonly unknown[]) {
  return ({ ticker, mic }: Pick<StoryEvent, "ticker" | "mic">): string =>
    byTicker(ticker).length > 1 ? `${mic}:${ticker}` : ticker;
}

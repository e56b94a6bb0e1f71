import type { Listing } from "../../companies/companies.ts";
import type { ReportedMove } from "../../moves/moves.ts";
import type { Published } from "../../news/news.ts";
import type { EventOutcome } from "../../studies/engine/event.ts";
import { runStudy } from "../../studies/engine/run-study.ts";
import { type StudySources, studyPrices } from "../../studies/prices-reader.ts";
import type { StudyDefinition } from "../../studies/study.ts";

/** The stock of a story's move, held against an index around the story. */
export interface AbnormalReturn {
  listing: Listing;
  outcome: EventOutcome;
}

export interface AbnormalParts {
  published: Published;
  moves: readonly ReportedMove[];
  index: Listing;
  sources: StudySources;
  /** How a study names a listing. */
  symbolOf(listing: Listing): string;
}

/** The usual study of one story: market model over 120 sessions that end 11 before it. */
const STORY_STUDY = {
  ...{ id: "story", model: "market", returns: "simple", eventWindow: [-1, 5] },
  windows: [
    [0, 0],
    [-1, 1],
    [0, 5],
  ],
  estimation: { end: -11, length: 120, min: 60 },
  ...{ overlapPolicy: "all", excludeOtherEvents: false, mergeSameSession: false },
} as const satisfies Partial<StudyDefinition>;

/**
 * What of the returns around a story was more than the market's, for each listing it reports a move
 * of. None for a story without a date.
 */
export function abnormalReturns({
  published,
  moves,
  index,
  sources,
  symbolOf,
}: AbnormalParts): AbnormalReturn[] {
  const when = published.at ?? published.date;
  const listings = new Map(moves.flatMap(({ listing }) => (listing ? [[listing.id, listing] as const] : [])));
  if (when === null) return [];
  const events = [...listings.values()].map((listing) => ({
    ...{ id: String(listing.id), symbol: symbolOf(listing), when },
  }));
  const definition = { ...STORY_STUDY, index: symbolOf(index), events };
  const { events: outcomes } = runStudy(definition, studyPrices(sources, definition.index));
  return outcomes.flatMap((outcome) => {
    const listing = listings.get(Number(outcome.event.id));
    return listing ? [{ listing, outcome }] : [];
  });
}

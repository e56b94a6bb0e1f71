import type { CompaniesStore } from "../../companies/store.ts";
import type { Clock } from "../../lib/dates.ts";
import { definitionOf, symbolReader } from "../definition.ts";
import type { PriceStateReader } from "../price-state-store.ts";
import type { SavedStudy } from "../request.ts";
import type { StudiesStore } from "../store.ts";
import type { StudyStoriesStore } from "../stories-store.ts";
import type { RunningStudies } from "./running.ts";

export interface StartParts {
  companies: CompaniesStore;
  studies: StudiesStore;
  stories: StudyStoriesStore;
  priceState: PriceStateReader;
  running: RunningStudies;
  clock: Clock;
}

/** Begins to run a study over the stories that now fit it; what it finds is kept when it ends. */
export function startRun(parts: StartParts, { id, name, request }: SavedStudy): void {
  const { companies, studies, stories, priceState, running, clock } = parts;
  const events = stories.eventsOf(request.stories);
  const definition = definitionOf(name, request, events, symbolReader(companies.byTicker));
  // Read before the run: a change of prices while it goes on makes it stale at once.
  const state = priceState.of([
    ...events.map(({ listingId }) => listingId),
    ...indexIds(companies, request.index),
  ]);
  running.start(id, definition, ({ result, tables }) =>
    studies.saveRun(id, { definition, result, priceState: state, ranAt: clock().toISOString() }, tables),
  );
}

function indexIds(companies: CompaniesStore, index: string | null): number[] {
  return companies.byTicker((index ?? "").replace(/^.*:/, "")).map((listing) => listing.id);
}

import type { CompaniesStore } from "../../companies/store.ts";
import type { Clock } from "../../lib/dates.ts";
import { studyOverStories, symbolReader } from "../definition.ts";
import type { PriceStateReader } from "../price-state-store.ts";
import type { SavedStudy, StoryEvent } from "../request.ts";
import type { StudiesStore } from "../store.ts";
import type { RunningStudies } from "./running.ts";

export interface StartParts {
  companies: CompaniesStore;
  studies: StudiesStore;
  priceState: PriceStateReader;
  running: RunningStudies;
  clock: Clock;
}

/** Begins to run a study over the events of the stories that now fit it; what it finds is kept when it ends. */
export function startRun(
  { companies, studies, priceState, running, clock }: StartParts,
  { id, name, request }: Pick<SavedStudy, "id" | "name" | "request">,
  events: readonly StoryEvent[],
): void {
  const over = studyOverStories(name, request, events, symbolReader(companies.byTicker));
  // Read before the run: a change of prices while it goes on makes it stale at once.
  const state = priceState.of([
    ...events.map(({ listingId }) => listingId),
    ...indexIds(companies, request.index),
  ]);
  running.start(id, over.definition, ({ result, tables }) =>
    studies.saveRun(id, { ...over, result, priceState: state, ranAt: clock().toISOString() }, tables),
  );
}

function indexIds(companies: CompaniesStore, index: string | null): number[] {
  return companies.byTicker((index ?? "").replace(/^.*:/, "")).map((listing) => listing.id);
}

import type { CompaniesStore } from "../../companies/store.ts";
import { counted } from "../../lib/lists.ts";
import { studyOverStories, symbolReader } from "../definition.ts";
import type { PriceStateReader } from "../price-state-store.ts";
import type { SavedStudy } from "../request.ts";
import type { StudyStoriesStore } from "../stories-store.ts";
import type { StudyRun } from "./run.ts";

export interface StalenessParts {
  companies: CompaniesStore;
  stories: StudyStoriesStore;
  priceState: PriceStateReader;
}

/** Why what a run found may no longer hold, in a sentence; null while nothing it rests on has changed. */
export function staleness(
  { companies, stories, priceState }: StalenessParts,
  { name, request }: SavedStudy,
  { definition, undated, priceState: then }: StudyRun,
): string | null {
  const now = studyOverStories(
    name,
    request,
    stories.eventsOf(request.stories),
    symbolReader(companies.byTicker),
  );
  if (!isSame(asked(definition), asked(now.definition))) return "What it asks was changed after it was run.";
  if (!isSame([definition.events, undated], [now.definition.events, now.undated])) {
    const [had, has] = [definition.events.length, now.definition.events.length];
    return had === has
      ? "The stories it rests on have changed since it was run."
      : `The stories it takes have changed since it was run: ${counted(has, "event", "events")} now, ${had} then.`;
  }
  const current = priceState.of(then.changes.map(([listingId]) => listingId));
  return isSame(current, then) ? null : "Prices were imported or taken out since it was run.";
}

/** What a study asks but its name and its events. */
function asked({ id: _, events: __, ...others }: StudyRun["definition"]) {
  return others;
}

function isSame(a: unknown, b: unknown): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}

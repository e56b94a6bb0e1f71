import { zoneOf } from "../../companies/companies.ts";
import type { CompaniesStore } from "../../companies/store.ts";
import { counted } from "../../lib/lists.ts";
import { remembering } from "../../lib/remember.ts";
import type { NewsStore } from "../../news/store.ts";
import type { PageOptions } from "../../web/page.ts";
import { definitionOf, symbolReader } from "../definition.ts";
import type { PriceStateReader } from "../price-state-store.ts";
import type { SavedStudy } from "../request.ts";
import type { StudiesStore } from "../store.ts";
import type { StudyStoriesStore } from "../stories-store.ts";
import { TABLES } from "./downloads.ts";
import type { StudyRun } from "./run.ts";
import type { RunState } from "./running.ts";
import { studyView } from "./view.ts";

export interface StudyPageParts {
  companies: CompaniesStore;
  news: NewsStore;
  studies: StudiesStore;
  stories: StudyStoriesStore;
  priceState: PriceStateReader;
}

const DEFAULT_ZONE = "UTC";

/** The page of a study: how far its run is, what it found, and whether that still holds. */
export function studyPage(
  parts: StudyPageParts,
  study: SavedStudy,
  shown: { state: RunState | undefined; readerZone: string; from: number },
): [view: string, options: PageOptions] {
  const { companies, news, studies } = parts;
  const { state, readerZone, from } = shown;
  const run = studies.run(study.id);
  const symbolZone = remembering((symbol: string) => {
    const [listing] = companies.byTicker(symbol.replace(/^.*:/, ""));
    return listing ? zoneOf(listing) : DEFAULT_ZONE;
  });
  const context = { titleOf: (id: number) => news.findAny(id)?.title ?? null, zoneOf: symbolZone };
  return [
    "studies/show",
    {
      title: study.name,
      section: "studies",
      data: {
        id: study.id,
        running: state?.kind === "running" ? { ...state, percent: percentOf(state) } : null,
        isFailed: state?.kind === "failed",
        stale: run && state?.kind !== "running" ? staleness(parts, study, run) : null,
        tables: TABLES,
        found: run && studyView({ ...context, study, run, readerZone, from }),
      },
    },
  ];
}

function percentOf({ done, of }: { done: number; of: number }): number {
  return of === 0 ? 0 : Math.floor((100 * done) / of);
}

/** Why what a run found may no longer hold, in a sentence; null while nothing it rests on has changed. */
function staleness(
  { companies, stories, priceState }: StudyPageParts,
  { name, request }: SavedStudy,
  { definition, priceState: then }: StudyRun,
): string | null {
  const events = stories.eventsOf(request.stories);
  const now = definitionOf(name, request, events, symbolReader(companies.byTicker));
  const [before, after] = [definition, now].map(({ id: _, events: __, ...asked }) => JSON.stringify(asked));
  if (before !== after) return "What it asks was changed after it was run.";
  if (JSON.stringify(definition.events) !== JSON.stringify(now.events)) {
    const [had, has] = [definition.events.length, now.events.length];
    return had === has
      ? "The stories it rests on have changed since."
      : `The stories it takes have changed since: ${counted(has, "event", "events")} now, ${had} then.`;
  }
  const current = priceState.of(then.changes.map(([listingId]) => listingId));
  return JSON.stringify(current) === JSON.stringify(then) ? null : "Prices have changed since.";
}

import type { NewsStore } from "../../news/store.ts";
import type { PageOptions } from "../../web/page.ts";
import type { SavedStudy } from "../request.ts";
import type { StudiesStore } from "../store.ts";
import { FILES } from "./downloads.ts";
import type { RunningStudies, RunState } from "./running.ts";
import { type StalenessParts, staleness } from "./staleness.ts";
import { studyView } from "./view.ts";

export interface StudyPageParts extends StalenessParts {
  news: NewsStore;
  studies: StudiesStore;
  running: RunningStudies;
}

/** The page of a study: how far its run is, what it found, and whether that still holds. */
export function studyPage(
  parts: StudyPageParts,
  study: SavedStudy,
  shown: { state: RunState | undefined; readerZone: string; from: number },
): [view: string, options: PageOptions] {
  const { state, readerZone, from } = shown;
  const run = parts.studies.run(study.id);
  return [
    "studies/show",
    {
      title: study.name,
      section: "studies",
      data: {
        id: study.id,
        running: state?.kind === "running" ? progressOf(state) : null,
        isFailed: state?.kind === "failed",
        stale: run && state === undefined ? staleness(parts, study, run) : null,
        found: run && studyView({ run, readerZone, from, storyOf: parts.news.findAny }),
        files: FILES,
      },
    },
  ];
}

function progressOf({ done, of }: { done: number; of: number }) {
  const [doneText, ofText] = [done, of].map((count) => count.toLocaleString("en-US"));
  return { done: doneText, of: ofText, percent: Math.floor((100 * done) / of), isLast: done === of };
}

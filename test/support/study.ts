import type { Db } from "../../server/db/open.ts";
import { companiesStore } from "../../server/companies/store.ts";
import { priceStateStore } from "../../server/studies/price-state-store.ts";
import type { SavedStudy, StoryFilter, StudyRequest } from "../../server/studies/request.ts";
import { runningStudies } from "../../server/studies/run/running.ts";
import { startRun } from "../../server/studies/run/start.ts";
import { studiesStore } from "../../server/studies/store.ts";
import { studyStoriesStore } from "../../server/studies/stories-store.ts";
import { foundIn, studyOver } from "../../server/threads/study.ts";
import { NOW } from "./db.ts";

/** A filter that leaves nothing out, but for what is given. */
export function filterOf(given: Partial<StoryFilter> = {}): StoryFilter {
  return {
    ...{ newsId: null, companyId: null, publisher: null, topic: null, session: null, direction: null },
    ...{ from: null, to: null, stocks: "moved", ...given },
  };
}

/** A request for the usual study against MKT, but for what is given. */
export function requestOf({
  stories,
  ...given
}: Partial<Omit<StudyRequest, "stories">> & { stories?: Partial<StoryFilter> } = {}): StudyRequest {
  return {
    ...{ model: "market", index: "MKT", returns: "simple", eventWindow: [-5, 5] },
    windows: [
      [-1, 1],
      [0, 0],
      [0, 5],
    ],
    estimation: { end: -11, length: 100, min: 60 },
    ...{ overlapPolicy: "first", excludeOtherEvents: true, mergeSameSession: true, ...given },
    stories: filterOf(stories),
  };
}

let made = 0;

/** A kept study that has not been run. */
export function makeStudy(
  db: Db,
  request: StudyRequest = requestOf(),
  name = "Takeover reports",
): SavedStudy {
  const studies = studiesStore(db);
  const id = studies.add(name, request, `study-key-${++made}`, NOW.toISOString());
  return studies.find(id) as SavedStudy;
}

/** Runs a kept study within this thread, as a page has it run in another. */
export async function runHere(db: Db, study: SavedStudy): Promise<void> {
  const failed: unknown[] = [];
  const running = runningStudies(
    (definition) => foundIn(studyOver(db, definition)),
    (error) => failed.push(error),
  );
  const parts = {
    ...{ companies: companiesStore(db), studies: studiesStore(db), priceState: priceStateStore(db) },
    ...{ running, clock: () => NOW },
  };
  startRun(parts, study, studyStoriesStore(db).eventsOf(study.request.stories));
  await running.state(study.id, 60_000);
  if (failed.length > 0) throw failed[0];
}

/** The fields that a browser sends of a request's form. */
export function formOf(given: Record<string, string> = {}): Record<string, string> {
  return {
    ...{ submission_key: `form-key-${++made}`, do: "run", story: "", name: "Takeover reports" },
    ...{
      company: "",
      publisher: "",
      topic: "",
      from: "",
      to: "",
      stocks: "moved",
      session: "",
      direction: "",
    },
    ...{ index: "MKT", model: "market", returns: "simple", window_from: "-5", window_to: "5" },
    ...{ windows: "[-1, +1] [0, 0] [0, +5]", estimation_end: "-11", estimation_length: "100" },
    ...{ estimation_min: "60", overlap: "first", merge: "1", exclude: "1", ...given },
  };
}

import type { Db } from "../../server/db/open.ts";
import { newsStore } from "../../server/news/store.ts";
import type { SavedStudy, StudyRequest } from "../../server/studies/request.ts";
import { type StudyView, studyView } from "../../server/studies/run/view.ts";
import { studiesStore } from "../../server/studies/store.ts";
import { makeStudy, runHere } from "../support/study.ts";

/** What the page of a study shows once it has been run. */
export async function viewOf(db: Db, request?: StudyRequest, from = 0): Promise<StudyView> {
  const study = makeStudy(db, request);
  await runHere(db, study);
  return keptView(db, study, from);
}

/** What the page of a study shows of its last run, as things are now. */
export function keptView(db: Db, { id }: SavedStudy, from = 0): StudyView {
  const run = studiesStore(db).run(id);
  if (!run) throw new Error("the study has not been run");
  return studyView({ run, readerZone: "Asia/Hong_Kong", from, storyOf: newsStore(db).findAny });
}

/** A fact of the view by its term. */
export function factOf({ facts }: StudyView, term: string): string | undefined {
  return facts.find((fact) => fact.term === term)?.text;
}

/** Sessions so far apart that windows of eleven around them share none. */
export const SESSIONS_APART = [
  ...["2025-06-16", "2025-07-02", "2025-07-21", "2025-08-05", "2025-08-20", "2025-09-05"],
  ...["2025-09-22", "2025-10-08", "2025-10-24", "2025-11-10"],
];

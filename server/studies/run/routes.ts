import { pipeline, Readable } from "node:stream";
import type { Request, RequestHandler, Router } from "express";
import type { Settings } from "../../settings/settings.ts";
import { notFound } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import { countEvents } from "../form/count.ts";
import { type StudyFormParts, studyFields, studyFormPage } from "../form/form-page.ts";
import type { SavedStudy } from "../request.ts";
import { type Download, downloadOf } from "./downloads.ts";
import { type StartParts, startRun } from "./start.ts";
import { type StudyPageParts, studyPage } from "./study-page.ts";

export interface StudyRunParts extends StartParts, StudyPageParts, StudyFormParts {
  settings: () => Settings;
  pages: Pages;
}

/** Running a study, its page, and the files of what it found. */
export function studyRunRoutes(parts: StudyRunParts): Router {
  return routes({
    "/studies/:id": { get: show(parts) },
    "/studies/:id/run": { post: run(parts) },
    "/studies/:id/cancel": { post: cancel(parts) },
    "/studies/:id/files/:file": { get: download(parts) },
  });
}

/** How long an answer waits for a run to end, and how often a page about a longer one comes again. */
const WAIT_MS = 1500;
const AGAIN_S = 1;

function show(parts: StudyRunParts): RequestHandler {
  return async (request, response) => {
    const study = findStudy(parts, request);
    if (study.deletedAt) return response.redirect(303, `/studies?deleted=${study.id}`);
    const state = await parts.running.state(study.id, WAIT_MS);
    if (state?.kind === "running") response.set("Refresh", String(AGAIN_S));
    const shown = { state, readerZone: parts.settings().zone, from: idOf(request.query.from) ?? 0 };
    parts.pages.send(response, ...studyPage(parts, study, shown));
  };
}

/** Runs a study as it is kept; where its stories have become too many or none, asks to change it. */
function run(parts: StudyRunParts): RequestHandler {
  return (request, response) => {
    const study = presentStudy(parts, request);
    const events = parts.stories.eventsOf(study.request.stories);
    const { problem } = countEvents(events, study.request.eventWindow);
    if (problem) {
      const errors = { [problem.field]: problem.message };
      const form = { fields: studyFields(parts, study), submissionKey: "", study, errors };
      return parts.pages.send(response, ...studyFormPage(parts, form));
    }
    startRun(parts, study, events);
    response.redirect(303, `/studies/${study.id}`);
  };
}

function cancel(parts: StudyRunParts): RequestHandler {
  return (request, response) => {
    const { id } = presentStudy(parts, request);
    parts.running.cancel(id);
    response.redirect(303, `/studies/${id}`);
  };
}

/** Files of a run: each table, all of them, and the definition. */
function download(parts: StudyRunParts): RequestHandler {
  return (request, response, next) => {
    const file = fileOf(parts, presentStudy(parts, request), String(request.params.file));
    response.attachment(file.name).type(file.type).set("Cache-Control", "no-store");
    pipeline(Readable.from(file.text), response, (error) => {
      // Who breaks a download off wants no answer.
      if (error && error.code !== "ERR_STREAM_PREMATURE_CLOSE") next(error);
    });
  };
}

function fileOf({ studies }: StudyRunParts, { id }: SavedStudy, file: string): Download {
  const definition = studies.definition(id);
  if (!definition) throw notFound("This study has not been run yet, so it has no files. Its page runs it.");
  const found = downloadOf(`study-${id}`, file, definition, (table) => studies.table(id, table));
  if (!found) throw notFound("This study has no file of that name. Its page lists the ones there are.");
  return found;
}

/** The study that an address names, deleted or not. */
export function findStudy({ studies }: Pick<StudyRunParts, "studies">, request: Request): SavedStudy {
  const study = studies.find(idOf(request.params.id) ?? 0);
  if (!study)
    throw notFound("There is no study at this address. The list of studies shows the ones there are.");
  return study;
}

function presentStudy(parts: StudyRunParts, request: Request): SavedStudy {
  const study = findStudy(parts, request);
  if (study.deletedAt) throw notFound("This study was deleted. Its address offers to bring it back.");
  return study;
}

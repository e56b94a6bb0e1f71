import type { Request, RequestHandler, Router } from "express";
import type { Settings } from "../../settings/settings.ts";
import { notFound } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import type { SavedStudy } from "../request.ts";
import { type Download, definitionDownload, resultDownload, TABLES, tableDownload } from "./downloads.ts";
import { type StartParts, startRun } from "./start.ts";
import { type StudyPageParts, studyPage } from "./study-page.ts";

export interface StudyRunParts extends StartParts, StudyPageParts {
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
    const study = studyOf(parts, request);
    if (study.deletedAt) return response.redirect(303, `/studies?deleted=${study.id}`);
    const state = await parts.running.state(study.id, WAIT_MS);
    if (state?.kind === "running") response.set("Refresh", String(AGAIN_S));
    const shown = { state, readerZone: parts.settings().zone, from: Number(idOf(request.query.from) ?? 0) };
    parts.pages.send(response, ...studyPage(parts, study, shown));
  };
}

function run(parts: StudyRunParts): RequestHandler {
  return (request, response) => {
    const study = studyOf(parts, request);
    startRun(parts, study);
    response.redirect(303, `/studies/${study.id}`);
  };
}

function cancel(parts: StudyRunParts): RequestHandler {
  return (request, response) => {
    const study = studyOf(parts, request);
    parts.running.cancel(study.id);
    response.redirect(303, `/studies/${study.id}`);
  };
}

/** Files of a run: each table, all of them, and the definition. */
function download(parts: StudyRunParts): RequestHandler {
  return (request, response) => {
    const study = studyOf(parts, request);
    const file = downloadOf(parts, study, String(request.params.file));
    if (!file)
      throw notFound(
        "This study has no such file, or has not been run yet. Its page lists the ones there are.",
      );
    response.attachment(file.name).type(file.type).set("Cache-Control", "no-store").send(file.text);
  };
}

function downloadOf({ studies }: StudyRunParts, { id }: SavedStudy, file: string): Download | null {
  const [found, compressed, name] = [studies.run(id), studies.tables(id), `study-${id}`];
  if (!found || !compressed) return null;
  if (file === "definition.json") return definitionDownload(name, found.definition);
  if (file === "study.json") return resultDownload(name, found.definition, compressed);
  const table = TABLES.find((known) => `${known}.csv` === file);
  return table ? tableDownload(name, table, compressed) : null;
}

function studyOf({ studies }: StudyRunParts, request: Request): SavedStudy {
  const study = studies.find(idOf(request.params.id) ?? 0);
  if (!study)
    throw notFound("There is no study at this address. The list of studies shows the ones there are.");
  return study;
}

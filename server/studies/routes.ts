import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Router } from "express";
import { pageOf, readPlace, TOP } from "../lib/place.ts";
import { notFound } from "../web/errors.ts";
import { fieldsOf, idOf } from "../web/form.ts";
import { elsewhere, routes } from "../web/routes.ts";
import type { StudyInput } from "./form/form.ts";
import {
  countEvents,
  nameOf,
  newStudyFields,
  readStudyBody,
  type ShownForm,
  type StudyFormParts,
  studyFields,
  studyFormPage,
} from "./form/form-page.ts";
import { listView } from "./list-view.ts";
import type { SavedStudy } from "./request.ts";
import type { StudyRunParts } from "./run/routes.ts";
import { startRun } from "./run/start.ts";

export interface StudyParts extends StudyFormParts, StudyRunParts {}

/** Studies: the list, the form of a new or changed one, deleting with undo. */
export function studyRoutes(parts: StudyParts): Router {
  return routes({
    "/studies": { get: list(parts), post: add(parts) },
    "/studies/new": { get: newForm(parts) },
    "/studies/:id": { get: elsewhere, post: change(parts) },
    "/studies/:id/edit": { get: editForm(parts) },
    "/studies/:id/delete": { post: remove(parts) },
    "/studies/:id/restore": { post: restore(parts) },
  });
}

const PAGE_STUDIES = 50;

function list({ studies, settings, pages }: StudyParts): RequestHandler {
  return ({ query }, response) => {
    const after = readPlace(query.after);
    const placeOf = (study: SavedStudy) => ({ at: study.createdAt, id: study.id });
    const { shown, older } = pageOf(studies.newest(PAGE_STUDIES + 1, after), PAGE_STUDIES, placeOf);
    const deleted = studies.find(idOf(query.deleted) ?? 0);
    const data = {
      ...{ studies: listView(shown, settings().zone), older, isFirst: after === TOP },
      deleted: deleted?.deletedAt ? { id: deleted.id, name: deleted.name } : null,
    };
    pages.send(response, "studies/list", { title: "Event studies", section: "studies", data });
  };
}

/** A new study's form; ?story= has it about one story. */
function newForm(parts: StudyParts): RequestHandler {
  return ({ query }, response) => {
    const fields = newStudyFields(parts, query);
    parts.pages.send(response, ...studyFormPage(parts, { fields, submissionKey: randomUUID(), study: null }));
  };
}

function add(parts: StudyParts): RequestHandler {
  return (request, response) => {
    const { submission_key } = fieldsOf(request.body, ["submission_key"]);
    const read = readForm(parts, request, null);
    if ("form" in read) return parts.pages.send(response, ...studyFormPage(parts, read.form));
    const { name, request: asked } = read.input;
    const id = parts.studies.add(name, asked, submission_key || randomUUID(), parts.clock().toISOString());
    startRun(parts, findStudy(parts, id));
    response.redirect(303, `/studies/${id}`);
  };
}

/** The study a sent form states; or the form to show again, with its count or with what to mend. */
function readForm(
  parts: StudyParts,
  { body }: Request,
  study: ShownForm["study"],
): { input: StudyInput } | { form: ShownForm } {
  const { do: action, submission_key: submissionKey } = fieldsOf(body, ["do", "submission_key"]);
  const { fields, result } = readStudyBody(parts, body);
  const form = { fields, submissionKey, study };
  if (!result.ok) return { form: { ...form, errors: result.errors, answers: result.answers } };
  const { count, problem } = countEvents(parts.stories.eventsOf(result.input.request.stories));
  if (action === "count") return { form: { ...form, count } };
  if (problem !== null) return { form: { ...form, errors: { company: problem } } };
  const { name, request } = result.input;
  return { input: { name: name || nameOf(request.stories, parts), request } };
}

function editForm(parts: StudyParts): RequestHandler {
  return (request, response) => {
    const study = studyOf(parts, request);
    const form = { fields: studyFields(parts, study), submissionKey: "", study };
    parts.pages.send(response, ...studyFormPage(parts, form));
  };
}

const CHANGED =
  "This study was changed meanwhile, in another window perhaps. Open it again to see how it is now; what you typed is below.";

function change(parts: StudyParts): RequestHandler {
  const { studies, pages, clock } = parts;
  return (request, response) => {
    const study = studyOf(parts, request);
    const { version } = fieldsOf(request.body, ["version"]);
    const shown = { id: study.id, name: study.name, version: Number(version) };
    const read = readForm(parts, request, shown);
    if ("form" in read) return pages.send(response, ...studyFormPage(parts, read.form));
    const { name, request: asked } = read.input;
    if (!studies.change(shown, name, asked, clock().toISOString())) {
      const { fields } = readStudyBody(parts, request.body);
      const form = { fields, submissionKey: "", study, errors: { name: CHANGED } };
      return pages.send(response, ...studyFormPage(parts, form));
    }
    startRun(parts, findStudy(parts, study.id));
    response.redirect(303, `/studies/${study.id}`);
  };
}

function remove(parts: StudyParts): RequestHandler {
  return (request, response) => {
    const study = studyOf(parts, request);
    parts.running.cancel(study.id);
    parts.studies.delete(study.id, parts.clock().toISOString());
    response.redirect(303, `/studies?deleted=${study.id}`);
  };
}

function restore(parts: StudyParts): RequestHandler {
  return (request, response) => {
    const study = studyOf(parts, request);
    parts.studies.restore(study.id);
    response.redirect(303, `/studies/${study.id}`);
  };
}

function studyOf(parts: Pick<StudyParts, "studies">, request: Request): SavedStudy {
  return findStudy(parts, idOf(request.params.id) ?? 0);
}

function findStudy({ studies }: Pick<StudyParts, "studies">, id: number): SavedStudy {
  const study = studies.find(id);
  if (!study)
    throw notFound("There is no study at this address. The list of studies shows the ones there are.");
  return study;
}

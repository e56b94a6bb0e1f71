import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Router } from "express";
import { pageOf, readPlace, TOP } from "../lib/place.ts";
import { fieldsOf, idOf } from "../web/form.ts";
import { elsewhere, routes } from "../web/routes.ts";
import { countEvents } from "./form/count.ts";
import type { StudyInput } from "./form/form.ts";
import {
  nameOf,
  newStudyFields,
  readStudyBody,
  type ShownForm,
  studyFields,
  studyFormPage,
} from "./form/form-page.ts";
import { listView } from "./list-view.ts";
import type { SavedStudy, StoryEvent } from "./request.ts";
import { findStudy, type StudyRunParts } from "./run/routes.ts";
import { startRun } from "./run/start.ts";

/** Studies: the list, the form of a new or changed one, deleting with undo. */
export function studyRoutes(parts: StudyRunParts): Router {
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

function list({ studies, running, settings, pages }: StudyRunParts): RequestHandler {
  return ({ query }, response) => {
    const after = readPlace(query.after);
    const placeOf = (study: SavedStudy) => ({ at: study.createdAt, id: study.id });
    const { shown, older } = pageOf(studies.newest(PAGE_STUDIES + 1, after), PAGE_STUDIES, placeOf);
    const deleted = studies.find(idOf(query.deleted) ?? 0);
    const data = {
      ...{ studies: listView(shown, running.has, settings().zone), older, isFirst: after === TOP },
      deleted: deleted?.deletedAt ? { id: deleted.id, name: deleted.name } : null,
    };
    pages.send(response, "studies/list", { title: "Event studies", section: "studies", data });
  };
}

function add(parts: StudyRunParts): RequestHandler {
  return (request, response) => {
    const read = readForm(parts, request, null);
    if ("form" in read) return parts.pages.send(response, ...studyFormPage(parts, read.form));
    const { name, request: asked } = read.input;
    const key = fieldsOf(request.body, ["submission_key"]).submission_key || randomUUID();
    const id = parts.studies.add(name, asked, key, parts.clock().toISOString());
    startRun(parts, { id, name, request: asked }, read.events);
    response.redirect(303, `/studies/${id}`);
  };
}

/** The study a sent form states, with its events; or the form to show again, with its count or with what to mend. */
function readForm(
  parts: StudyRunParts,
  { body }: Request,
  study: ShownForm["study"],
): { input: StudyInput; events: StoryEvent[] } | { form: ShownForm } {
  const { do: action, submission_key: submissionKey } = fieldsOf(body, ["do", "submission_key"]);
  const { fields, result } = readStudyBody(parts, body);
  const form = { fields, submissionKey, study };
  if (action === "all-stories") return { form: { ...form, fields: { ...fields, story: "" } } };
  if (!result.ok) return { form: { ...form, errors: result.errors, answers: result.answers } };
  const { name, request } = result.input;
  const events = parts.stories.eventsOf(request.stories);
  const { text, problem } = countEvents(events, request.eventWindow);
  const errors = problem ? { [problem.field]: problem.message } : {};
  if (action === "count") return { form: { ...form, errors, count: text } };
  if (problem) return { form: { ...form, errors } };
  return { input: { name: name || nameOf(request.stories, parts), request }, events };
}

/** A new study's form; ?story= has it about one story. */
function newForm(parts: StudyRunParts): RequestHandler {
  return ({ query }, response) => {
    const form = { fields: newStudyFields(parts, query), submissionKey: randomUUID(), study: null };
    parts.pages.send(response, ...studyFormPage(parts, form));
  };
}

function change(parts: StudyRunParts): RequestHandler {
  const { studies, pages, clock } = parts;
  return (request, response) => {
    const study = findStudy(parts, request);
    const version = Number(fieldsOf(request.body, ["version"]).version);
    // The form stays the version it was shown as, whatever has become of the study since.
    const read = readForm(parts, request, { ...study, version });
    if ("form" in read) return pages.send(response, ...studyFormPage(parts, read.form));
    const { input, events } = read;
    const { id } = study;
    const isDone =
      isStored(input, study) ||
      studies.change({ id, version }, input.name, input.request, clock().toISOString());
    if (!isDone) {
      const { fields } = readStudyBody(parts, request.body);
      const form = { fields, submissionKey: "", study, isMeanwhile: true };
      return pages.send(response, ...studyFormPage(parts, form));
    }
    startRun(parts, { id, ...input }, events);
    response.redirect(303, `/studies/${id}`);
  };
}

/** Whether a study is as a form states it: the form was sent twice, or nothing was changed. */
function isStored({ name, request }: StudyInput, study: SavedStudy): boolean {
  return (
    study.deletedAt === null &&
    study.name === name &&
    JSON.stringify(study.request) === JSON.stringify(request)
  );
}

function editForm(parts: StudyRunParts): RequestHandler {
  return (request, response) => {
    const study = findStudy(parts, request);
    if (study.deletedAt) return response.redirect(303, `/studies?deleted=${study.id}`);
    const form = { fields: studyFields(parts, study), submissionKey: "", study };
    parts.pages.send(response, ...studyFormPage(parts, form));
  };
}

function remove(parts: StudyRunParts): RequestHandler {
  return (request, response) => {
    const { id } = findStudy(parts, request);
    parts.running.cancel(id);
    parts.studies.delete(id, parts.clock().toISOString());
    response.redirect(303, `/studies?deleted=${id}`);
  };
}

function restore(parts: StudyRunParts): RequestHandler {
  return (request, response) => {
    const { id } = findStudy(parts, request);
    parts.studies.restore(id);
    response.redirect(303, `/studies/${id}`);
  };
}

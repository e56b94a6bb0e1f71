import type { Request, RequestHandler, Router } from "express";
import type { NoteFormParts } from "../../notes/form-page.ts";
import { isSameNote, type PriceNote } from "../../notes/notes.ts";
import type { NotesStore } from "../../notes/store.ts";
import { notFound } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";
import { routes } from "../../web/routes.ts";
import { NoteBody, NoteChange } from "../inputs.ts";
import { askedOf, listPage } from "../lists.ts";
import { changedMeanwhile, madeAndDeleted, readBody, refuseOtherId } from "../refusals.ts";
import { noteJson } from "../represent.ts";
import { submissionKey } from "../submission-key.ts";
import { readNote } from "./note-body.ts";

export interface NoteApiParts extends NoteFormParts {
  notes: NotesStore;
}

const PATH = "/api/v1/notes";

/** Price notes: list, read, create, change, delete. */
export function noteApi(parts: NoteApiParts): Router {
  return routes({
    [PATH]: { get: list(parts), post: create(parts) },
    [`${PATH}/:id`]: { get: read(parts), put: change(parts), delete: remove(parts) },
  });
}

function list({ notes }: NoteApiParts): RequestHandler {
  return ({ query }, response) => {
    const placeOf = (note: PriceNote) => ({ at: note.observedAt, id: note.id });
    const { items, next } = listPage(PATH, askedOf(query), notes.newest, placeOf);
    response.json({ items: items.map(noteJson), next });
  };
}

function create(parts: NoteApiParts): RequestHandler {
  const { notes, clock } = parts;
  return (request, response) => {
    const input = readNote(parts, readBody(NoteBody, request.body));
    const note = notes.add(input, submissionKey(request.get("Idempotency-Key")), clock().toISOString());
    if (note.deletedAt !== null) throw madeAndDeleted();
    response.status(201).location(`${PATH}/${note.id}`).json(noteJson(note));
  };
}

function read(parts: NoteApiParts): RequestHandler {
  return (request, response) => {
    response.json(noteJson(findNote(parts, request)));
  };
}

/** The same change a second time finds itself made already. */
function change(parts: NoteApiParts): RequestHandler {
  const { notes, clock } = parts;
  return (request, response) => {
    const note = findNote(parts, request);
    const body = readBody(NoteChange, request.body);
    refuseOtherId(body.id, note.id);
    const input = readNote(parts, body);
    const isDone =
      isSameNote(note, input) || notes.change(note.id, body.version, input, clock().toISOString());
    const now = noteJson(findNote(parts, request));
    if (!isDone) throw changedMeanwhile(now);
    response.json(now);
  };
}

/** It can be brought back on the page of notes. */
function remove(parts: NoteApiParts): RequestHandler {
  return (request, response) => {
    parts.notes.delete(findNote(parts, request).id, parts.clock().toISOString());
    response.status(204).end();
  };
}

function findNote({ notes }: NoteApiParts, request: Request): PriceNote {
  const note = notes.find(idOf(request.params.id) ?? 0);
  if (!note || note.deletedAt !== null) throw notFound("There is no note of that number, or it was deleted.");
  return note;
}

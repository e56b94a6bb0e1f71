import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Router } from "express";
import { listingPath } from "../companies/companies.ts";
import { resolveListing } from "../companies/resolve.ts";
import { pageOf, readPlace, TOP } from "../lib/place.ts";
import type { Settings } from "../settings/settings.ts";
import { notFound } from "../web/errors.ts";
import { fieldsOf, idOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { type NoteFormParts, newNoteForm, noteFormPage, readNoteBody } from "./form-page.ts";
import { fieldsOfNote } from "./form-view.ts";
import { isSameNote, type PriceNote } from "./notes.ts";
import type { NotesStore } from "./store.ts";
import { noteView } from "./view.ts";

export interface NoteParts extends NoteFormParts {
  notes: NotesStore;
  settings: () => Settings;
  pages: Pages;
}

export function noteRoutes(parts: NoteParts): Router {
  return routes({
    "/notes": { get: list(parts), post: add(parts) },
    "/notes/new": { get: newForm(parts) },
    "/notes/:id": { post: change(parts) },
    "/notes/:id/edit": { get: editForm(parts) },
    "/notes/:id/delete": { post: remove(parts) },
    "/notes/:id/restore": { post: restore(parts) },
  });
}

const PAGE_NOTES = 50;

function list({ notes, settings, pages }: NoteParts): RequestHandler {
  return (request, response) => {
    const after = readPlace(request.query.after);
    const placeOf = (note: PriceNote) => ({ at: note.observedAt, id: note.id });
    const { shown, older } = pageOf(notes.newest(PAGE_NOTES + 1, after), PAGE_NOTES, placeOf);
    const { zone } = settings();
    const deleted = notes.find(idOf(request.query.deleted) ?? 0);
    pages.send(response, "notes/list", {
      title: "Price notes",
      section: "notes",
      data: {
        notes: shown.map((note) => noteView(note, zone)),
        deleted: deleted?.deletedAt ? noteView(deleted, zone) : null,
        count: notes.count(),
        isFirst: after === TOP,
        older,
      },
    });
  };
}

/** A new note's form, filled in with what the place it was opened from tells: ?listing=, ?news= or ?move=. */
function newForm(parts: NoteParts): RequestHandler {
  const { companies, news, moves, pages } = parts;
  return ({ query }, response) => {
    const move = moves.find(idOf(query.move) ?? 0);
    const story = news.find(move?.newsId ?? idOf(query.news) ?? 0);
    const asked = resolveListing(String(query.listing ?? ""), companies);
    const listing = asked.kind === "one" ? asked.listing : undefined;
    pages.send(response, ...noteFormPage(parts, newNoteForm(parts, { story, move, listing })));
  };
}

function add(parts: NoteParts): RequestHandler {
  const { notes, pages, clock } = parts;
  return (request, response) => {
    const { submission_key, from } = fieldsOf(request.body, ["submission_key", "from"]);
    const submissionKey = submission_key || randomUUID();
    const { fields, result } = readNoteBody(parts, request.body);
    if (!result.ok) {
      return pages.send(response, ...noteFormPage(parts, { fields, from, submissionKey, refused: result }));
    }
    const note = notes.add(result.input, submissionKey, clock().toISOString());
    response.redirect(303, pathAfter(note, from));
  };
}

function editForm(parts: NoteParts): RequestHandler {
  return (request, response) => {
    const note = findNote(parts, request);
    if (note.deletedAt) return response.redirect(303, `/notes?deleted=${note.id}`);
    const from = String(request.query.from ?? "");
    parts.pages.send(response, ...noteFormPage(parts, { fields: fieldsOfNote(note), from, editing: note }));
  };
}

function change(parts: NoteParts): RequestHandler {
  const { notes, pages, clock } = parts;
  return (request, response) => {
    const note = findNote(parts, request);
    const { version, from } = fieldsOf(request.body, ["version", "from"]);
    const { fields, result } = readNoteBody(parts, request.body);
    if (!result.ok) {
      const editing = { ...note, version: Number(version) };
      return pages.send(response, ...noteFormPage(parts, { fields, from, editing, refused: result }));
    }
    // A form sent twice finds its own change already made.
    const done =
      isSameNote(note, result.input) ||
      notes.change(note.id, Number(version), result.input, clock().toISOString());
    if (!done)
      return pages.send(response, ...noteFormPage(parts, { fields, from, editing: note, meanwhile: true }));
    response.redirect(303, pathAfter(notes.find(note.id) ?? note, from));
  };
}

function remove(parts: NoteParts): RequestHandler {
  return (request, response) => {
    const note = findNote(parts, request);
    parts.notes.delete(note.id, parts.clock().toISOString());
    response.redirect(303, `/notes?deleted=${note.id}`);
  };
}

function restore(parts: NoteParts): RequestHandler {
  return (request, response) => {
    const note = findNote(parts, request);
    parts.notes.restore(note.id);
    response.redirect(303, `/notes#note-${note.id}`);
  };
}

function findNote({ notes }: NoteParts, request: Request): PriceNote {
  const note = notes.find(idOf(request.params.id) ?? 0);
  if (!note) throw notFound("There is no note at this address. The list of notes shows the ones there are.");
  return note;
}

/** Back to the page the form was opened from, at the note. */
function pathAfter(note: PriceNote, from: string): string {
  const at = `#note-${note.id}`;
  if (from === "story" && note.newsId !== null) return `/news/${note.newsId}${at}`;
  return from === "company" ? `${listingPath(note.listing)}${at}` : `/notes${at}`;
}

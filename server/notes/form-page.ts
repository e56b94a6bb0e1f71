import { randomUUID } from "node:crypto";
import type { Listing } from "../companies/companies.ts";
import { resolveListing } from "../companies/resolve.ts";
import type { CompaniesStore } from "../companies/store.ts";
import type { Clock } from "../lib/dates.ts";
import type { ReportedMove } from "../moves/moves.ts";
import type { MovesStore } from "../moves/store.ts";
import type { NewsItem } from "../news/news.ts";
import type { NewsStore } from "../news/store.ts";
import { type FormResult, fieldsOf } from "../web/form.ts";
import type { PageOptions } from "../web/page.ts";
import { type About, NOTE_FIELDS, type NoteFields, type NoteReader, noteReader } from "./form.ts";
import { blankFields, type NoteFormView, noteFormView, savedMeanwhile } from "./form-view.ts";
import type { NoteInput, PriceNote } from "./notes.ts";

export interface NoteFormParts {
  companies: CompaniesStore;
  news: NewsStore;
  moves: MovesStore;
  clock: Clock;
}

/** The fields of a sent note form as typed, and what they read as. */
export function readNoteBody(
  parts: NoteFormParts,
  body: unknown,
): { fields: NoteFields; result: FormResult<NoteInput> } {
  const fields = fieldsOf(body, NOTE_FIELDS);
  // An answer button beside a field that could be read several ways replaces what was typed there.
  const { price_answer, listing_answer } = fieldsOf(body, ["price_answer", "listing_answer"]);
  if (price_answer) fields.price = price_answer;
  if (listing_answer) fields.listing = listing_answer;
  return { fields, result: readerOf(parts)(fields, parts.clock()) };
}

const readers = new WeakMap<NoteFormParts, NoteReader>();

function readerOf(parts: NoteFormParts): NoteReader {
  const known = readers.get(parts);
  if (known) return known;
  const reader = noteReader({ listings: parts.companies, about: (choice) => findAbout(parts, choice) });
  readers.set(parts, reader);
  return reader;
}

/** Where a new note's form was opened from; everything that place tells is filled in. */
export interface NoteOrigin {
  story?: NewsItem | undefined;
  move?: ReportedMove | undefined;
  listing?: Listing | undefined;
}

/** A blank form for a new note. A story's form is about its first move that has a listing, unless one is asked for. */
export function newNoteForm(parts: NoteFormParts, { story, move, listing }: NoteOrigin): NoteFormState {
  const firstMove = story && parts.moves.ofNews(story.id).find((candidate) => candidate.listing !== null);
  const known = listing ?? move?.listing ?? firstMove?.listing ?? undefined;
  const fields = blankFields({ listing: known, story, move, now: parts.clock() });
  return { fields, from: story ? "story" : listing ? "company" : "", submissionKey: randomUUID() };
}

export interface NoteFormState {
  fields: NoteFields;
  from: string;
  /** A new note's key. */
  submissionKey?: string;
  /** The note being edited. */
  editing?: PriceNote;
  refused?: Extract<FormResult<NoteInput>, { ok: false }>;
  /** The note being edited was changed since the form was shown. */
  meanwhile?: boolean;
}

const RECENT_STORIES = 20;

/** What the form prints, by itself on its page or beside a story. */
export function noteForm(parts: NoteFormParts, state: NoteFormState): NoteFormView {
  const { fields, from, submissionKey = "", editing, refused } = state;
  const listing = listingOf(parts, fields);
  return noteFormView({
    ...{ fields, from, submissionKey, listing },
    stories: storiesToChoose(parts, fields.about),
    action: editing ? `/notes/${editing.id}` : "/notes",
    submit: editing ? "Save changes" : "Save note",
    version: editing?.version ?? null,
    errors: refused?.errors ?? {},
    answers: refused?.answers ?? {},
  });
}

/** The view and its data for the form of a new note, or of the one being edited. */
export function noteFormPage(
  parts: NoteFormParts,
  state: NoteFormState,
): [view: string, options: PageOptions] {
  const { editing, refused, meanwhile } = state;
  const options: PageOptions = {
    title: editing ? "Edit a price note" : "Add a price note",
    section: "notes",
    status: refused ? 422 : meanwhile ? 409 : 200,
    data: {
      form: noteForm(parts, state),
      noteId: editing?.id ?? null,
      meanwhile:
        meanwhile && editing ? { deleted: editing.deletedAt !== null, facts: savedMeanwhile(editing) } : null,
    },
  };
  return ["notes/form-page", options];
}

function listingOf({ companies }: NoteFormParts, fields: NoteFields): Listing | undefined {
  const resolved = resolveListing(fields.listing, companies);
  return resolved.kind === "one" ? resolved.listing : undefined;
}

/** What a choice of the form, "news-12" or "move-34", stands for. */
function findAbout({ news, moves }: NoteFormParts, choice: string): About | undefined {
  const [, kind, id] = /^(news|move)-(\d{1,15})$/.exec(choice) ?? [];
  const move = kind === "move" ? moves.find(Number(id)) : undefined;
  if (kind === "move" && !move) return undefined;
  const story = news.find(move?.newsId ?? Number(id ?? 0));
  return story && { newsId: story.id, moveId: move?.id ?? null, moveListing: move?.listing ?? null };
}

/** The newest stories, led by the one the note is about when it is older than they are. */
function storiesToChoose(parts: NoteFormParts, about: string) {
  const items = parts.news.newest(RECENT_STORIES);
  const chosen = parts.news.find(findAbout(parts, about)?.newsId ?? 0);
  if (chosen && !items.some(({ id }) => id === chosen.id)) items.unshift(chosen);
  return items.map((item) => ({ item, moves: parts.moves.ofNews(item.id) }));
}

import { LISTING_KINDS } from "../companies/companies.ts";
import { EXCHANGES } from "../lib/exchanges.ts";
import {
  QUALIFIERS,
  qualifierWords,
  SESSIONS,
  STATISTICS,
  sessionName,
  statisticWords,
} from "../moves/moves.ts";
import type { FieldAnswers, FieldErrors } from "../web/form.ts";
import type { Shown, StoryFields } from "./fields.ts";
import type { ReadMove } from "./move-form.ts";
import { type MoveRow, moveRow } from "./move-row.ts";
import { OFFERED_ZONES } from "./published-form.ts";
import { type Duplicate, MAX_MOVES } from "./stories.ts";

export interface Option {
  value: string;
  label: string;
}

export interface StoryFormInput extends Shown {
  /** What else the form carries along unseen, such as the article that it was read from. */
  carried: Readonly<Record<string, string>>;
  /** Where the form is sent. */
  action: string;
  /** What its button says. */
  submit: string;
  fields: StoryFields;
  /** What each row of the fields' moves reads as; null where it does not. */
  read: readonly (ReadMove | null)[];
  /** Names mentioned that no company goes by: asked about, each with a box to tick. */
  unknown: readonly string[];
  /** Publishers offered before anything is typed. */
  publishers: readonly string[];
  errors: FieldErrors;
  answers: FieldAnswers;
  /** Stories that this one may be the same as. */
  duplicates: readonly Duplicate[];
  /** What was just added from the page, "Added TSM TSMC, XNYS."; "" when nothing was. */
  added: string;
  /** The id of the field to begin in; "" for none. */
  focus: string;
  /** Makes one story of one form, however often it is sent; "" when a story is edited. */
  submissionKey: string;
  /** Of the story being edited; null for a new one. */
  version: number | null;
}

/** Everything the story form prints. */
export interface StoryFormView extends Omit<StoryFormInput, "read" | "unknown" | "duplicates"> {
  rows: MoveRow[];
  mayAddMove: boolean;
  unknown: { name: string; isToBeAdded: boolean }[];
  duplicates: { title: string; href: string; why: string }[];
  isAddingListing: boolean;
  wordings: Option[];
  sessions: Option[];
  statistics: Option[];
  exchanges: Option[];
  kinds: Option[];
  zones: readonly string[];
  languages: readonly string[];
}

const LANGUAGES = ["en", "zh", "de", "fr", "es", "ja", "ko", "pt"];

/** A story form with everything it offers to choose from; the same by hand and for what was read from an article. */
export function storyFormView({ read, unknown, duplicates, ...form }: StoryFormInput): StoryFormView {
  const { fields, errors, added } = form;
  return {
    ...form,
    rows: fields.moves.map((move, i) => moveRow(move, i, read[i] ?? null)),
    mayAddMove: fields.moves.length < MAX_MOVES,
    unknown: unknown.map((name) => ({ name, isToBeAdded: fields.newCompanies.includes(name) })),
    duplicates: duplicates.map(({ id, title, publisher, by }) => ({
      title,
      href: `/news/${id}`,
      why:
        by === "address"
          ? `${publisher}, the same address`
          : `${publisher}, the same title within three days`,
    })),
    isAddingListing:
      added !== "" ||
      fields.newListing.new_name !== "" ||
      Object.keys(errors).some((name) => name.startsWith("new_")),
    wordings: QUALIFIERS.map((value) => ({ value, label: WORDINGS[value] ?? qualifierWords(value) })),
    sessions: [
      { value: "", label: "not stated" },
      ...SESSIONS.map((value) => ({ value, label: sessionName(value) })),
    ],
    statistics: STATISTICS.map((value) => ({ value, label: statisticWords(value) })),
    exchanges: EXCHANGES.map(({ mic, name, currency }) => ({
      value: mic,
      label: `${name} (${mic}, ${currency})`,
    })),
    kinds: LISTING_KINDS.map((value) => ({ value, label: value })),
    zones: OFFERED_ZONES,
    languages: LANGUAGES,
  };
}

/** Where the label of a bar says nothing, or too little to be chosen by. */
const WORDINGS: Record<string, string> = { exact: "exact", range: "from … to" };

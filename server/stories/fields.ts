import { LISTING_FIELDS, type ListingFields, NO_LISTING_FIELDS } from "../companies/listing-form.ts";
import { shortTime } from "../lib/dates.ts";
import type { Published } from "../news/news.ts";
import { fieldsOf, valuesOf } from "../web/form.ts";
import { MAX_MOVES } from "./stories.ts";

/** The fields of the news item itself, in the order of the form. */
export const ITEM_FIELDS = [
  "title",
  "publisher",
  "credited_source",
  "author",
  "url",
  "language",
  "date",
  "time",
  "zone",
  "printed",
  "year_inferred",
  "year_inferred_from",
  "mentions",
  "topics",
] as const;

const MOVE_FIELDS = [
  "id",
  "listing",
  "subject",
  "percent",
  "wording",
  "session",
  "statistic",
  "date",
  "quote",
  "figure",
  "from",
  "unsure",
  "keep",
] as const;

/**
 * The fields of one reported move as typed. Besides what a person fills in: `figure` is where the
 * figure stands in the quote as somebody found it, "8-10"; `from` says what the row was read from;
 * `unsure` is "1" for one that was read without being certain; `keep` is "drop" for a row not to be saved.
 */
export type MoveFields = Record<(typeof MOVE_FIELDS)[number], string>;

/** The fields of a story as typed: one company a line in `mentions`, topics with commas between. */
export interface StoryFields extends Record<(typeof ITEM_FIELDS)[number], string> {
  moves: MoveFields[];
  /** Names of companies that are not known and that the person wants added. */
  newCompanies: string[];
  /** The company or listing to add from the same page. */
  newListing: ListingFields;
}

/** The same with each mention and each topic apart. */
export interface StoryParts extends Omit<StoryFields, "mentions" | "topics"> {
  mentions: string[];
  topics: string[];
}

/** Takes the lists of a form apart: companies by line, topics at commas. */
export function partsOf({ mentions, topics, ...fields }: StoryFields): StoryParts {
  return { ...fields, mentions: mentions.split("\n"), topics: topics.split(/[,，、;\n]/) };
}

/** A row in which nothing was filled in yet. */
export const BLANK_MOVE: MoveFields = {
  ...{ id: "", listing: "", subject: "", percent: "", wording: "exact", session: "", statistic: "last" },
  ...{ date: "", quote: "", figure: "", from: "", unsure: "", keep: "" },
};

/** A form in which nothing was filled in yet, with one empty row. */
export function blankStory(): StoryFields {
  return {
    ...fieldsOf({}, ITEM_FIELDS),
    moves: [BLANK_MOVE],
    newCompanies: [],
    newListing: NO_LISTING_FIELDS,
  };
}

/** What is known of an article, in the fields of the form; what is not known is left empty. */
export function itemFields(known: {
  title: string | null;
  publisher: string | null;
  creditedSource: string | null;
  author: string | null;
  url: string | null;
  language: string | null;
  published: Published;
}) {
  const { published } = known;
  return {
    title: known.title ?? "",
    publisher: known.publisher ?? "",
    credited_source: known.creditedSource ?? "",
    author: known.author ?? "",
    url: known.url ?? "",
    language: known.language ?? "",
    date: published.date ?? "",
    time: published.time ? shortTime(published.time) : "",
    zone: published.zone ?? "",
    printed: published.printed ?? "",
    year_inferred: published.yearInferred ? "1" : "",
    year_inferred_from: published.yearInferredFrom ?? "",
  };
}

/** The fields of a sent story form; an answer button beside a field replaces what was typed there. */
export function storyFieldsOf(body: unknown): StoryFields {
  const rows = Math.min(Number.parseInt(fieldsOf(body, ["moves"]).moves, 10) || 0, MAX_MOVES);
  const newListing = answered(body, LISTING_FIELDS);
  return {
    ...answered(body, ITEM_FIELDS),
    moves: Array.from({ length: rows }, (_, i) => answered(body, MOVE_FIELDS, movePrefix(i))),
    newCompanies: valuesOf(body, "new_companies").filter((name) => name !== ""),
    newListing: { ...newListing, new_kind: newListing.new_kind || NO_LISTING_FIELDS.new_kind },
  };
}

/** How a form was shown, sent along with it so that it comes back the same. */
export interface Shown {
  /** Sentences that stand at fields, by their names: what was inferred, and from what. */
  hints: Record<string, string>;
  /** Whether the moves stand before the story itself. */
  movesFirst: boolean;
}

/** How a sent form was shown. */
export function shownOf(body: unknown): Shown {
  const sent = fieldsOf(
    body,
    ITEM_FIELDS.map((name) => `hint_${name}`),
  );
  const given = ITEM_FIELDS.map((name) => [name, sent[`hint_${name}`] ?? ""]).filter(
    ([, hint]) => hint !== "",
  );
  return { hints: Object.fromEntries(given), movesFirst: fieldsOf(body, ["moves_first"]).moves_first !== "" };
}

/** What the names of a row's fields begin with; rows are counted from 1, as they are read out. */
export function movePrefix(index: number): string {
  return `move_${index + 1}_`;
}

/** Whether nothing was filled in: such a row is no move yet. */
export function isBlankMove({ id, listing, subject, percent, quote }: MoveFields): boolean {
  return id === "" && [listing, subject, percent, quote].every((text) => text.trim() === "");
}

function answered<Name extends string>(
  body: unknown,
  names: readonly Name[],
  prefix = "",
): Record<Name, string> {
  const sent = fieldsOf(
    body,
    names.map((name) => prefix + name),
  );
  const answers = fieldsOf(
    body,
    names.map((name) => `${prefix}${name}_answer`),
  );
  const fields = {} as Record<Name, string>;
  for (const name of names) fields[name] = answers[`${prefix}${name}_answer`] || (sent[prefix + name] ?? "");
  return fields;
}

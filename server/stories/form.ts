import { z } from "zod";
import type { CompanyLookup } from "../companies/resolve-company.ts";
import { readAddress } from "../news/address.ts";
import { checked, lengthProblem, refuse } from "../web/checks.ts";
import { type FieldAnswers, type FieldErrors, type FormResult, fieldErrors } from "../web/form.ts";
import {
  ITEM_FIELDS,
  isBlankMove,
  movePrefix,
  partsOf,
  type StoryFields,
  type StoryParts,
} from "./fields.ts";
import { readMentions } from "./mentions-form.ts";
import { type ReadMove, readMoveForm } from "./move-form.ts";
import { readPublished } from "./published-form.ts";
import { collapsed, MAX_NAME, MAX_TITLE, MAX_TOPIC, MAX_TOPICS, type StoryInput } from "./stories.ts";

export interface StoryContext {
  companies: CompanyLookup;
  now: Date;
}

/** Reads a story form: the story it stands for, or what to mend at which field. */
export function readStoryForm(fields: StoryFields, context: StoryContext): FormResult<StoryInput> {
  return readStory(partsOf(fields), context);
}

/** The same from its parts, whoever put them together. */
export function readStory(parts: StoryParts, context: StoryContext): FormResult<StoryInput> {
  const parsed = Item.safeParse(parts);
  const published = readPublished(parts, context.now);
  const mentions = readMentions(parts, context.companies);
  const moves = readMoves(parts, context.companies);
  const errors: FieldErrors = {
    ...(parsed.success ? {} : fieldErrors(parsed.error)),
    ...(published.ok ? {} : published.errors),
    ...mentions.errors,
    ...moves.errors,
    ...newListingError(parts),
  };
  if (!parsed.success || !published.ok || Object.keys(errors).length > 0)
    return { ok: false, errors: inFormOrder(errors), answers: moves.answers };
  const { credited_source: creditedSource, url: address, ...item } = parsed.data;
  const ids = [...mentions.companyIds, ...moves.read.flatMap(({ listing }) => listing?.companyId ?? [])];
  return {
    ok: true,
    input: {
      ...item,
      creditedSource,
      url: address?.url ?? null,
      urlKey: address?.key ?? null,
      published: published.input,
      companyIds: [...new Set(ids)].sort((a, b) => a - b),
      newCompanies: mentions.unknown,
      moves: moves.read.map(({ listing: _listing, ...move }) => move),
    },
  };
}

function readMoves({ moves, title }: StoryParts, lookup: CompanyLookup) {
  const errors: FieldErrors = {};
  const answers: FieldAnswers = {};
  const read: ReadMove[] = [];
  for (const [i, fields] of moves.entries()) {
    if (fields.keep === "drop" || isBlankMove(fields)) continue;
    const result = readMoveForm(fields, collapsed(title), lookup);
    if (result.ok) {
      read.push(result.input);
      continue;
    }
    for (const [name, message] of Object.entries(result.errors)) errors[movePrefix(i) + name] = message;
    for (const [name, readings] of Object.entries(result.answers)) answers[movePrefix(i) + name] = readings;
  }
  return { read, errors, answers };
}

/** Saving the story would lose what was filled in beside it for a company but not added yet. */
function newListingError({ newListing }: StoryParts): FieldErrors {
  const begun = newListing.new_name.trim() || newListing.new_ticker.trim();
  return begun
    ? { new_name: "This was not added yet. Add it with its button, or clear its name and ticker." }
    : {};
}

/** As the form shows them from top to bottom: the summary leads to one after the other. */
function inFormOrder(errors: FieldErrors): FieldErrors {
  const order: readonly string[] = ITEM_FIELDS;
  const placeOf = (name: string) => (order.includes(name) ? order.indexOf(name) : order.length);
  return Object.fromEntries(Object.entries(errors).sort(([a], [b]) => placeOf(a) - placeOf(b)));
}

const optional = (what: string) =>
  z
    .string()
    .transform(collapsed)
    .superRefine(checked((text) => lengthProblem(text, MAX_NAME, what)))
    .transform((text) => text || null);

const required = (max: number, what: string, missing: string) =>
  z
    .string()
    .transform(collapsed)
    .superRefine(checked((text) => (text === "" ? missing : lengthProblem(text, max, what))));

const Item = z.object({
  title: required(MAX_TITLE, "The title", "Give the story's title."),
  publisher: required(MAX_NAME, "The publisher", "Say who published it."),
  credited_source: optional("The credited source"),
  author: optional("The author"),
  url: z.string().transform((typed, ctx) => {
    if (typed.trim() === "") return null;
    const read = readAddress(typed);
    return "address" in read ? read.address : refuse(ctx, read.problem);
  }),
  language: z
    .string()
    .trim()
    .superRefine(checked(languageProblem))
    .transform((text) => text || null),
  topics: z.array(z.string()).transform((typed, ctx) => {
    const names = typed.map(collapsed).filter((name) => name !== "");
    // One topic is written one way, whatever its letter case.
    const topics = [...new Map(names.map((name) => [name.toLowerCase(), name])).values()];
    if (topics.length > MAX_TOPICS) return refuse(ctx, `A story has ${MAX_TOPICS} topics at most.`);
    const long = topics.find((name) => name.length > MAX_TOPIC);
    if (long)
      return refuse(ctx, `A topic has ${MAX_TOPIC} characters at most: “${long.slice(0, 30)}…” has more.`);
    // The form writes them with commas between: such a one would come back as two.
    const several = topics.find((name) => /[,，、;]/.test(name));
    if (several) return refuse(ctx, `“${several}” has a comma in it, which parts topics. Give two, or none.`);
    return topics;
  }),
});

function languageProblem(text: string): string | null {
  if (text === "" || /^[a-z]{2,3}(-[a-z0-9]{2,8}){0,3}$/i.test(text)) return null;
  return `“${text}” is no code of a language. Write en, zh or de-CH.`;
}

import { listingLabel } from "../companies/companies.ts";
import { NO_LISTING_FIELDS, readListingForm } from "../companies/listing-form.ts";
import type { CompaniesStore } from "../companies/store.ts";
import type { Clock } from "../lib/dates.ts";
import { type FieldAnswers, type FieldErrors, type FormResult, fieldsOf } from "../web/form.ts";
import { BLANK_MOVE, movePrefix, type StoryFields, storyFieldsOf } from "./fields.ts";
import { readStoryForm } from "./form.ts";
import { MAX_MOVES, type StoryInput } from "./stories.ts";

export interface ReceivingParts {
  companies: CompaniesStore;
  clock: Clock;
}

/** What came of a sent story form: either it is to be shown again, or it was to be saved and read as `result`. */
export type SentStory =
  | {
      kind: "again";
      fields: StoryFields;
      errors: FieldErrors;
      answers: FieldAnswers;
      added: string;
      focus: string;
    }
  | {
      kind: "save";
      fields: StoryFields;
      result: FormResult<StoryInput>;
      /** The person has seen that it may be a story already there. */
      anyway: boolean;
    };

/** Does what the pressed button of a story form asks: one more row, one less, a new listing, or save. */
export function receiveStoryForm(parts: ReceivingParts, body: unknown): SentStory {
  const fields = storyFieldsOf(body);
  const { do: asked } = fieldsOf(body, ["do"]);
  const [, removed] = /^remove-(\d{1,3})$/.exec(asked) ?? [];
  if (asked === "add-move") return withRow(fields);
  if (removed) return withoutRow(fields, Number(removed) - 1);
  if (asked === "add-listing") return withListing(parts, fields);
  const result = readStoryForm(fields, { companies: parts.companies, now: parts.clock() });
  return { kind: "save", fields, result, anyway: asked === "anyway" };
}

const NOTHING_WRONG = { errors: {}, answers: {}, added: "", focus: "" };

function withRow(fields: StoryFields): SentStory {
  const moves = fields.moves.length < MAX_MOVES ? [...fields.moves, BLANK_MOVE] : fields.moves;
  const focus = `field-${movePrefix(moves.length - 1)}listing`;
  return { kind: "again", fields: { ...fields, moves }, ...NOTHING_WRONG, focus };
}

function withoutRow(fields: StoryFields, index: number): SentStory {
  return {
    kind: "again",
    fields: { ...fields, moves: fields.moves.toSpliced(index, 1) },
    ...NOTHING_WRONG,
    focus: "add-move",
  };
}

/** Adds the company or listing of the form's fold-out; what was typed everywhere else stays. */
function withListing({ companies, clock }: ReceivingParts, fields: StoryFields): SentStory {
  const result = readListingForm(fields.newListing);
  if (!result.ok)
    return { kind: "again", fields, added: "", focus: "", errors: result.errors, answers: result.answers };
  const { name, listing } = result.input;
  const there = listing && companies.byTicker(listing.ticker).find(({ mic }) => mic === listing.mic);
  if (there) {
    const errors = { new_ticker: `There is a listing of that ticker already: ${listingLabel(there)}.` };
    return { kind: "again", fields, ...NOTHING_WRONG, errors };
  }
  const companyId = companies.addNew(result.input, clock().toISOString());
  const company = companies.company(companyId);
  const label = listing ? `${listing.ticker} ${company?.name}, ${listing.mic}` : `${name}, without a listing`;
  const cleared = { ...fields, newListing: NO_LISTING_FIELDS };
  return {
    kind: "again",
    fields: cleared,
    ...NOTHING_WRONG,
    added: `Added ${label}.`,
    focus: "new-listing-summary",
  };
}

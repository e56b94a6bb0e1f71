import { z } from "zod";
import { type Listing, zoneOf } from "../companies/companies.ts";
import { answersOf, type ListingLookup, resolveListing, unresolvedMessage } from "../companies/resolve.ts";
import { cityOf, instantOf } from "../lib/dates.ts";
import { readNumber } from "../lib/numbers.ts";
import { dateProblem, timeProblem } from "../lib/typed-dates.ts";
import { checked, lengthProblem, refuse } from "../web/checks.ts";
import { type FieldErrors, type FormResult, fieldAnswers, fieldErrors } from "../web/form.ts";
import { MAX_PRICE, MAX_PRICE_DECIMALS, MAX_TEXT, type NoteInput, PRICE_KINDS } from "./notes.ts";

export const NOTE_FIELDS = [
  "listing",
  "price",
  "price_kind",
  "date",
  "time",
  "zone",
  "text",
  "about",
] as const;

/** A note form's fields as typed. `zone` is the clock that the form said its date and time are on. */
export type NoteFields = Record<(typeof NOTE_FIELDS)[number], string>;

/** What a note is about, as found for the form's choice. */
export interface About {
  newsId: number;
  moveId: number | null;
  /** The listing of that move, where one is known. */
  moveListing: Listing | null;
}

/** Where a form's listing and choice are looked up. */
export interface NoteLookup {
  listings: ListingLookup;
  /** What "news-12" or "move-34" stands for; undefined when it is no longer there. */
  about(choice: string): About | undefined;
}

const DAY_MS = 86_400_000;
const NO_TIME = "Give the time, on the clock of the listing's exchange.";

export type NoteReader = (fields: NoteFields, now: Date) => FormResult<NoteInput>;

/** Gives what reads note forms: the note one stands for, or what to mend at which field. */
export function noteReader(lookup: NoteLookup): NoteReader {
  // Made once: making it takes longer than reading a form by it.
  const schema = schemaOf(lookup);
  return (fields, now) => readNote(schema.safeParse(fields), otherClockError(fields, lookup), now);
}

function readNote(
  parsed: z.ZodSafeParseResult<z.output<ReturnType<typeof schemaOf>>>,
  otherClock: string | null,
  now: Date,
): FormResult<NoteInput> {
  if (!parsed.success) {
    const errors = fieldErrors(parsed.error);
    return refused(
      otherClock && !errors.time ? { ...errors, time: otherClock } : errors,
      fieldAnswers(parsed.error),
    );
  }
  const { listing, price, price_kind: priceKind, date, time, text, about } = parsed.data;
  const observedAt = instantOf(date, time, zoneOf(listing));
  const errors: FieldErrors = {};
  const wrongTime = otherClock ?? timeError(observedAt, listing, now);
  if (wrongTime) errors.time = wrongTime;
  if (about?.moveListing && about.moveListing.id !== listing.id) {
    errors.about = `That move is ${about.moveListing.ticker}'s, the note is ${listing.ticker}'s. Choose the story as a whole, or change the listing.`;
  }
  if (observedAt === null || Object.keys(errors).length > 0) return refused(errors);
  const { newsId = null, moveId = null } = about ?? {};
  return { ok: true, input: { listingId: listing.id, price, priceKind, observedAt, text, newsId, moveId } };
}

function refused(errors: FieldErrors, answers = {}): FormResult<NoteInput> {
  return { ok: false, errors, answers };
}

/** A note's time is on its exchange's clock: one filled in for another clock must not slip in hours wrong. */
function otherClockError(
  { listing: typed, zone: shown }: NoteFields,
  { listings }: NoteLookup,
): string | null {
  const resolved = resolveListing(typed, listings);
  if (resolved.kind !== "one" || shown === "" || shown === zoneOf(resolved.listing)) return null;
  const city = cityOf(zoneOf(resolved.listing));
  return `The form was on ${cityOf(shown)} time, but ${resolved.listing.ticker} is on ${city} time. Check that date and time are ${city}'s, then save again.`;
}

function timeError(observedAt: string | null, listing: Listing, now: Date): string | null {
  if (observedAt === null) {
    return `The clocks in ${cityOf(zoneOf(listing))} were set forward past this time that day. Give one that was shown.`;
  }
  const tooFar = Date.parse(observedAt) > now.getTime() + DAY_MS;
  return tooFar ? "This is more than a day ahead. Give a time that has been." : null;
}

function schemaOf({ listings, about }: NoteLookup) {
  return z.object({
    listing: z.string().transform((typed, ctx) => {
      const resolved = resolveListing(typed, listings);
      if (resolved.kind === "one") return resolved.listing;
      return refuse(ctx, unresolvedMessage(typed, resolved), answersOf(resolved));
    }),
    price: z.string().transform(readPrice),
    price_kind: z.enum(PRICE_KINDS, "Choose what this price is."),
    date: z
      .string()
      .trim()
      .superRefine(checked((text) => (text === "" ? "Give the date." : dateProblem(text)))),
    time: z
      .string()
      .trim()
      .superRefine(checked((text) => (text === "" ? NO_TIME : timeProblem(text)))),
    text: z.string().superRefine(checked((text) => lengthProblem(text, MAX_TEXT, "The note"))),
    about: z.string().transform((choice, ctx) => {
      if (choice === "") return null;
      return about(choice) ?? refuse(ctx, "That story is no longer there. Choose another, or none.");
    }),
  });
}

function readPrice(typed: string, ctx: z.core.$RefinementCtx): number {
  const text = typed.trim();
  if (text === "") return refuse(ctx, "Give the price.");
  const read = readNumber(text);
  if (read.kind === "ambiguous") {
    return refuse(ctx, `“${text}” can be read two ways. Is it ${read.readings.join(" or ")}?`, read.readings);
  }
  if (read.kind === "none") {
    const negative = /^[-\u2212]\s*\d/.test(text);
    return refuse(
      ctx,
      negative ? "A price is more than zero." : `“${text}” is no price. Write it like 161.70.`,
    );
  }
  if (read.value <= 0) return refuse(ctx, "A price is more than zero.");
  if (read.decimals > MAX_PRICE_DECIMALS)
    return refuse(ctx, `A price has ${MAX_PRICE_DECIMALS} decimals at most.`);
  if (read.value > MAX_PRICE) return refuse(ctx, "That is more than any price: 999,999,999 at most.");
  return read.value;
}

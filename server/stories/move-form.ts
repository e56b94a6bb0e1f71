import { z } from "zod";
import type { Listing } from "../companies/companies.ts";
import { answersOf, type ListingLookup, resolveListing, unresolvedMessage } from "../companies/resolve.ts";
import { dateProblem } from "../lib/typed-dates.ts";
import { type MoveInput, QUALIFIERS, SESSIONS, STATISTICS } from "../moves/moves.ts";
import { checked, lengthProblem, refuse } from "../web/checks.ts";
import { type FormResult, fieldAnswers, fieldErrors } from "../web/form.ts";
import type { MoveFields } from "./fields.ts";
import { type Figure, readFigure } from "./figure.ts";
import { type Place, placeOfFigure, placesOf } from "./figure-place.ts";
import { collapsed, MAX_NAME, MAX_QUOTE } from "./stories.ts";

export interface ReadMove extends MoveInput {
  listing: Listing | null;
}

/**
 * Reads one row of a story form. A row without a quote takes the story's headline for it where that
 * states the figure. Errors stand under the row's own names ("percent").
 */
export function readMoveForm(
  fields: MoveFields,
  headline: string,
  listings: ListingLookup,
): FormResult<ReadMove> {
  const parsed = schema(listings).safeParse(fields);
  if (!parsed.success)
    return { ok: false, errors: fieldErrors(parsed.error), answers: fieldAnswers(parsed.error) };
  const { listing, percent: figure, wording, session, statistic, date } = parsed.data;
  const subject = parsed.data.subject || listing?.companyName || "";
  const quote = parsed.data.quote || (placesOf(headline, figure).length > 0 ? headline : "");
  const errors = { ...subjectError(subject), ...wordingError(wording, figure), ...quoteError(quote) };
  if (Object.keys(errors).length > 0) return { ok: false, errors, answers: {} };
  const place = knownPlace(fields.figure, quote, figure) ?? placeOfFigure(quote, figure, subject);
  return {
    ok: true,
    input: {
      ...figure,
      id: Number(fields.id) || null,
      ...{ subject, listing, listingId: listing?.id ?? null, session, statistic, quote },
      // Whoever types a range has said what its wording is.
      qualifier: figure.percentTo === null ? wording : "range",
      tradeDate: date || null,
      figureStart: place?.start ?? null,
      figureEnd: place?.end ?? null,
      // Saved by a person is confirmed by a person.
      unsure: false,
    },
  };
}

function schema(listings: ListingLookup) {
  return z.object({
    listing: z.string().transform((typed, ctx) => {
      if (typed.trim() === "") return null;
      const resolved = resolveListing(typed, listings);
      if (resolved.kind === "one") return resolved.listing;
      return refuse(ctx, unresolvedMessage(typed, resolved), answersOf(resolved));
    }),
    percent: z.string().transform((typed, ctx): Figure => {
      const read = readFigure(typed);
      if (read.kind === "figure") return read.figure;
      if (read.kind === "wrong") return refuse(ctx, read.problem);
      return refuse(ctx, `“${typed.trim()}” can be read two ways. Which is meant?`, read.readings);
    }),
    wording: z.enum(QUALIFIERS, "Choose how the text words it."),
    session: z.union(
      [z.enum(SESSIONS), z.literal("").transform(() => null)],
      "Choose a session, or “not stated”.",
    ),
    statistic: z.enum(STATISTICS, "Choose which price is meant."),
    subject: z
      .string()
      .transform(collapsed)
      .superRefine(checked((text) => lengthProblem(text, MAX_NAME, "The name"))),
    date: z
      .string()
      .trim()
      .superRefine(checked((text) => (text === "" ? null : dateProblem(text)))),
    quote: z
      .string()
      .trim()
      .superRefine(checked((text) => lengthProblem(text, MAX_QUOTE, "The quote"))),
  });
}

function subjectError(subject: string) {
  return subject === ""
    ? { listing: "Say whose price moved: a listing, or the name as the text gives it." }
    : {};
}

function wordingError(wording: string, { percentTo }: Figure) {
  if (wording !== "range" || percentTo !== null) return {};
  return { percent: "A range has two figures, such as 3 to 5. Give both, or choose another wording." };
}

function quoteError(quote: string) {
  return quote === ""
    ? { quote: "Give the sentence that says so: the headline does not state this figure." }
    : {};
}

/** The place that was found before, as long as the figure, or words for it, still stand there. */
function knownPlace(typed: string, quote: string, figure: Figure): Place | null {
  const [start = -1, end = -1] = /^\d{1,6}-\d{1,6}$/.test(typed) ? typed.split("-").map(Number) : [];
  if (start < 0 || end <= start || end > quote.length) return null;
  const inWords = !/\d/.test(quote.slice(start, end)) && placesOf(quote, figure).length === 0;
  const isFigure = placesOf(quote, figure).some((place) => place.start === start && place.end === end);
  return isFigure || inWords ? { start, end } : null;
}

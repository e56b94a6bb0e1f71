import { z } from "zod";
import { EXCHANGES, findExchange } from "../lib/exchanges.ts";
import { readNumber } from "../lib/numbers.ts";
import { checked, lengthProblem, refuse } from "../web/checks.ts";
import { type FormResult, fieldAnswers, fieldErrors } from "../web/form.ts";
import { LISTING_KINDS, type ListingKind } from "./companies.ts";

export const LISTING_FIELDS = [
  "new_name",
  "new_ticker",
  "new_mic",
  "new_currency",
  "new_kind",
  "new_ads_ratio",
] as const;

/** The fields of a company or listing to add, as typed. */
export type ListingFields = Record<(typeof LISTING_FIELDS)[number], string>;

/** A company to add, with its line where it has one. */
export interface NewListing {
  name: string;
  listing: {
    ticker: string;
    mic: string;
    currency: string;
    kind: ListingKind;
    adsRatio: number | null;
  } | null;
}

export const NO_LISTING_FIELDS: ListingFields = {
  ...{ new_name: "", new_ticker: "", new_mic: EXCHANGES[0]?.mic ?? "", new_currency: "" },
  ...{ new_kind: "equity", new_ads_ratio: "" },
};

const MAX_NAME = 200;

/** Reads a new company; without a ticker it is one that is not traded. */
export function readListingForm(fields: ListingFields): FormResult<NewListing> {
  const parsed = Schema.safeParse(fields);
  if (!parsed.success) {
    return { ok: false, errors: fieldErrors(parsed.error), answers: fieldAnswers(parsed.error) };
  }
  const { new_name: name, new_ticker: ticker, new_mic: mic, new_currency: currency, ...rest } = parsed.data;
  if (ticker === "") return { ok: true, input: { name, listing: null } };
  const listing = { ticker, mic, kind: rest.new_kind, adsRatio: rest.new_ads_ratio };
  const usual = findExchange(mic)?.currency ?? "";
  return { ok: true, input: { name, listing: { ...listing, currency: currency || usual } } };
}

const Schema = z.object({
  new_name: z
    .string()
    .trim()
    .superRefine(
      checked((text) => (text ? lengthProblem(text, MAX_NAME, "The name") : "Give the company's name.")),
    ),
  new_ticker: z.string().trim().toUpperCase().superRefine(checked(tickerProblem)),
  new_mic: z
    .string()
    .superRefine(checked((mic) => (findExchange(mic) ? null : "Choose an exchange of the list."))),
  new_currency: z
    .string()
    .trim()
    .toUpperCase()
    .superRefine(
      checked((text) => (/^([A-Z]{3})?$/.test(text) ? null : "A currency is three letters, such as USD.")),
    ),
  new_kind: z.enum(LISTING_KINDS, "Choose what kind of listing it is."),
  new_ads_ratio: z.string().transform(readRatio),
});

function tickerProblem(text: string): string | null {
  if (text === "" || /^[A-Z0-9^][A-Z0-9.^=&/-]{0,19}$/.test(text)) return null;
  return `“${text}” is no ticker. It has letters and digits, 20 at most, such as BABA, 9988 or BRK.B.`;
}

function readRatio(typed: string, ctx: z.core.$RefinementCtx): number | null {
  if (typed.trim() === "") return null;
  const read = readNumber(typed);
  if (read.kind === "ambiguous") {
    return refuse(ctx, `Is that ${read.readings.join(" or ")}?`, read.readings);
  }
  if (read.kind === "number" && read.value > 0 && read.value <= 1_000_000) return read.value;
  return refuse(ctx, "Give how many shares one ADS stands for, such as 8, or leave it empty.");
}

import { z } from "zod";
import { LISTING_KINDS } from "../companies/companies.ts";
import { QUALIFIERS, SESSIONS, STATISTICS } from "../moves/moves.ts";
import { PRICE_KINDS } from "../notes/notes.ts";

/** What the API answers with. The OpenAPI document is made of these, and tests hold every answer against them. */

const id = z.int().min(1).describe("Its number here; it never changes.");
const date = z.iso.date();
const instant = z.iso.datetime();

export const Listing = z.strictObject({
  id,
  ticker: z.string(),
  mic: z.string().describe("Market identifier code of its exchange (ISO 10383)."),
  currency: z.string(),
  kind: z.enum(LISTING_KINDS),
  ads_ratio: z.number().nullable().describe("Ordinary shares that one depositary share stands for."),
  company: z.string(),
});

export const Move = z.strictObject({
  id,
  news_id: id,
  subject: z.string().describe("The name as the text gives it."),
  listing: Listing.nullable(),
  percent: z.number().describe("Signed, as reported."),
  percent_to: z.number().nullable().describe("Of a range, the figure further from zero."),
  decimals: z.int().min(0).max(6),
  qualifier: z.enum(QUALIFIERS),
  session: z.enum(SESSIONS).nullable(),
  statistic: z.enum(STATISTICS),
  trade_date: date.nullable(),
  quote: z.string(),
  figure_start: z.int().nullable().describe("Where the figure stands in the quote, in UTF-16 units."),
  figure_end: z.int().nullable(),
  unsure: z.boolean().describe("Read from a text without being certain, and confirmed by nobody yet."),
});

export const Mention = z.strictObject({
  id: id.describe("The company's number."),
  name: z.string(),
  ticker: z.string().nullable().describe("Of its first listing."),
});

export const Story = z.strictObject({
  id,
  title: z.string(),
  publisher: z.string(),
  credited_source: z.string().nullable(),
  author: z.string().nullable(),
  url: z.string().nullable(),
  language: z.string().nullable(),
  published: z.strictObject({
    date: date.nullable(),
    time: z.string().nullable(),
    zone: z.string().nullable(),
    at: instant.nullable().describe("Only where date, time and zone are all known."),
    printed: z.string().nullable(),
    year_inferred: z.boolean(),
    year_inferred_from: z.string().nullable(),
  }),
  mentions: z.array(Mention),
  topics: z.array(z.string()),
  moves: z.array(Move),
  version: z.int().min(1).describe("Sent back with a change, so that nobody's is lost."),
});

export const Note = z.strictObject({
  id,
  listing: Listing,
  price: z.number().positive(),
  price_kind: z.enum(PRICE_KINDS),
  observed_at: instant,
  text: z.string(),
  news_id: id.nullable().describe("The story it is about; null as well once that was deleted."),
  move_id: id.nullable(),
  version: z.int().min(1).describe("Sent back with a change, so that nobody's is lost."),
});

export const Bar = z.strictObject({
  start: instant.describe("A daily bar's is midnight UTC of its session's date."),
  open: z.number(),
  high: z.number(),
  low: z.number(),
  close: z.number(),
  adj_close: z.number().nullable().describe("As delivered; of daily bars only."),
});

export const Study = z.strictObject({
  id,
  name: z.string(),
  ran_at: instant.nullable(),
});

const row = z.record(z.string(), z.union([z.string(), z.number(), z.null()]));

export const RunStudy = z.strictObject({
  ...Study.shape,
  definition: z.looseObject({ id: z.string() }).nullable().describe("As the command study takes it."),
  tables: z
    .strictObject({
      ...{ events: z.array(row), days: z.array(row), windows: z.array(row) },
      ...{ agg_days: z.array(row), agg_windows: z.array(row) },
    })
    .nullable()
    .describe("As the command study prints them; null before the first run."),
});

/** A stretch of a list, with where the next one is. */
export function listOf<Item extends z.ZodType>(item: Item) {
  return z.strictObject({ items: z.array(item), next: z.string().nullable() });
}

/** What is wrong with a request (RFC 9457). */
export const Problem = z.looseObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  errors: z
    .array(
      z.strictObject({
        pointer: z.string().describe("Of what was sent (RFC 6901); empty for all of it."),
        detail: z.string(),
        answers: z.array(z.string()).optional().describe("Readings to choose from."),
      }),
    )
    .optional()
    .describe("What to mend in which part."),
  current: z.looseObject({}).optional().describe("With 409: what is kept now."),
  duplicates: z
    .array(
      z.strictObject({
        ...{ id, title: z.string(), publisher: z.string() },
        by: z.enum(["address", "title"]).describe("What shows that they may be the same."),
      }),
    )
    .optional()
    .describe("With 409: stories that this may be one of."),
});

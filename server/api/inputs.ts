import { z } from "zod";
import { QUALIFIERS, SESSIONS, STATISTICS } from "../moves/moves.ts";
import { PRICE_KINDS } from "../notes/notes.ts";
import { MAX_MENTIONS, MAX_MOVES, MAX_TOPICS } from "../stories/stories.ts";
import { typedText } from "../web/form.ts";
import { Listing } from "./schemas.ts";

/**
 * What the API takes: the shape alone. What the parts may be is decided by the rules of the forms.
 * Whatever the API gives may be sent back as it was given: what is only told then is `readOnly` here.
 */

const text = z.string().overwrite(typedText);
const maybe = text.nullish();
const id = z.int().min(1);

/** What to say of a part that is there and cannot be taken. */
function otherwise(message: string) {
  return ({ input }: { input?: unknown }) => (input === undefined ? undefined : message);
}

/** Told by the API; taken and not used when it comes back. */
function told<Schema extends z.ZodType>(schema: Schema) {
  return schema.optional().meta({ readOnly: true });
}

export const ListingRef = z
  .union([text, z.strictObject({ ...Listing.partial().shape, id })], {
    error: otherwise("Write a ticker or a name, or give a listing as the API does, with its number."),
  })
  .describe("A ticker, “BABA, XNYS” or a company's whole name; or a listing as the API gives it.");
export type ListingRef = z.infer<typeof ListingRef>;

export const MentionRef = z
  .union(
    [
      text,
      z.strictObject({
        id: id.optional().describe("The company's number; else it is found by its name."),
        name: text,
        ticker: told(z.string().nullable()),
        add: z.boolean().optional().describe("Add the company where none goes by that name."),
      }),
    ],
    { error: otherwise("Write a company's name or ticker, or give a mention as the API does.") },
  )
  .describe("A company's name or ticker; or a mention as the API gives it.");
export type MentionRef = z.infer<typeof MentionRef>;

const price = z
  .union([z.number(), text], { error: otherwise("Give a number, or a text such as “161.70”.") })
  .describe("More than zero, with six decimals at most; as text also “1,617.00”.");

const when = z.iso.datetime({
  offset: true,
  error: otherwise("Write it with its offset, like 2025-12-10T08:05:00-05:00."),
});

export const NoteBody = z.strictObject({
  id: told(id),
  listing: ListingRef,
  price,
  price_kind: z.enum(PRICE_KINDS),
  observed_at: when.describe("When the price was seen."),
  text: text.default(""),
  news_id: id.nullish().describe("The story it is about."),
  move_id: id.nullish().describe("The reported move it is about; the story is then that move's."),
  version: told(id),
});
export type NoteBody = z.infer<typeof NoteBody>;

const version = id.describe("Of what is changed, as it was read.");

export const NoteChange = NoteBody.extend({ version });

export const MoveBody = z.strictObject({
  id: id.nullish().describe("Of a move that the story has already; one without is new."),
  news_id: told(id),
  listing: ListingRef.nullish().describe("Whose price moved; where that is not known, only the subject."),
  subject: maybe.describe("The name as the text gives it; else the company's."),
  percent: z
    .union([z.number(), text.trim().min(1, "Give the figure, such as 3 or “3.0%”.")], {
      error: otherwise("Give a number, or a text such as “3.0%” or “3 to 5%”."),
    })
    .describe("Signed, as reported; as text also “3.0%” or “3% to 5%”."),
  percent_to: z.number().nullish().describe("Of a range, the other figure."),
  decimals: z.int().min(0).max(6).nullish().describe("As written: 1 for “3.0%”. Else those of the number."),
  qualifier: z.enum(QUALIFIERS).default("exact").describe("Of two figures it is always a range."),
  session: z.enum(SESSIONS).nullish(),
  statistic: z.enum(STATISTICS).default("last"),
  trade_date: maybe,
  quote: maybe.describe("The sentence that says so; else the title, where that has the figure."),
  figure_start: z.int().min(0).nullish().describe("Where the figure stands in the quote; else it is found."),
  figure_end: z.int().min(0).nullish(),
  unsure: z.boolean().default(false),
});
export type MoveBody = z.infer<typeof MoveBody>;

export const StoryBody = z.strictObject({
  id: told(id),
  title: text,
  publisher: text,
  credited_source: maybe,
  author: maybe,
  url: maybe,
  language: maybe,
  published: z
    .strictObject({
      ...{ date: maybe, time: maybe, zone: maybe.describe("America/New_York") },
      at: when.nullish().describe("The instant: alone, or agreeing with date, time and zone."),
      ...{ printed: maybe, year_inferred: z.boolean().nullish(), year_inferred_from: maybe },
    })
    .nullish(),
  mentions: z.array(MentionRef).max(MAX_MENTIONS).nullish(),
  topics: z.array(text).max(MAX_TOPICS).nullish(),
  moves: z.array(MoveBody).max(MAX_MOVES).nullish(),
  anyway: z.boolean().nullish().describe("Keep it although a story like it is there."),
  version: told(id),
});
export type StoryBody = z.infer<typeof StoryBody>;

export const StoryChange = StoryBody.extend({ version });

import { z } from "zod";
import { QUALIFIERS, SESSIONS, STATISTICS } from "../moves/moves.ts";
import { PRICE_KINDS } from "../notes/notes.ts";

/** What the API takes: the shape alone. What the parts may be is decided by the rules of the forms. */

const version = z.int().min(1).optional().describe("Of what is changed; needed with PUT.");

export const NoteBody = z.strictObject({
  listing: z.string().describe("A ticker, “BABA, XNYS”, or a company's whole name."),
  price: z.union([z.number(), z.string()]),
  price_kind: z.enum(PRICE_KINDS),
  observed_at: z.iso.datetime({ offset: true }).describe("When the price was seen."),
  text: z.string().default(""),
  news_id: z.int().min(1).nullish().describe("The story it is about."),
  move_id: z.int().min(1).nullish().describe("The reported move it is about."),
  version,
});
export type NoteBody = z.infer<typeof NoteBody>;

const text = z.string().nullish();

const MoveBody = z.strictObject({
  id: z.int().min(1).nullish().describe("Of a move the story has already."),
  listing: text.describe("Whose price moved; where that is not known, only the subject."),
  subject: text,
  percent: z.union([z.number(), z.string()]).describe("Signed: 3, -1.5, “3.0%”, “3% to 5%”."),
  qualifier: z.enum(QUALIFIERS).default("exact"),
  session: z.enum(SESSIONS).nullish(),
  statistic: z.enum(STATISTICS).default("last"),
  trade_date: text,
  quote: text.describe("The sentence that says so; else the title, where that has the figure."),
});

export const StoryBody = z.strictObject({
  ...{
    title: z.string(),
    publisher: z.string(),
    credited_source: text,
    author: text,
    url: text,
    language: text,
  },
  published: z
    .strictObject({
      ...{ date: text, time: text, zone: text, printed: text },
      ...{ year_inferred: z.boolean().nullish(), year_inferred_from: text },
    })
    .nullish(),
  mentions: z.array(z.string()).nullish().describe("Names or tickers of companies."),
  new_companies: z
    .array(z.string())
    .nullish()
    .describe("Of the mentions, those to be added where they are not known."),
  topics: z.array(z.string()).nullish(),
  moves: z.array(MoveBody).max(60).nullish(),
  anyway: z.boolean().nullish().describe("Keep it although a story like it is there."),
  version,
});
export type StoryBody = z.infer<typeof StoryBody>;

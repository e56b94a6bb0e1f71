import { z } from "zod";
import { SESSIONS } from "../../moves/moves.ts";
import type { StoryFilter } from "../../studies/request.ts";
import { TABLES } from "../../studies/rows.ts";
import { readStudies, StudyFileError } from "../../studies/study-file.ts";
import { ID, INSTANT, VERSIONED } from "./rows.ts";
import { rowsOfTable } from "./study-tables.ts";

/** Studies in an archive. JSON that the tables keep as text is checked here and passed on as it stands. */

const TEXT = z.string().nullable();
const NUMBER = z.number().nullable();
const PAIR = z.tuple([z.number(), z.number()]);
const EVENTS = z.array(z.looseObject({ id: z.string() }));

const Filter: z.ZodType<StoryFilter> = z.strictObject({
  ...{ newsId: ID.nullable(), companyId: ID.nullable(), publisher: TEXT, topic: TEXT },
  session: z.enum(SESSIONS).nullable(),
  direction: z.enum(["up", "down"]).nullable(),
  ...{ from: TEXT, to: TEXT, stocks: z.enum(["moved", "mentioned"]) },
});

const Request = z
  .looseObject({ stories: Filter })
  .superRefine(({ stories: _, ...asked }, context) =>
    checkDefinition({ id: "request", events: [], ...asked }, context),
  );

const Definition = z.looseObject({ id: z.string(), events: EVENTS }).superRefine(checkDefinition);

function checkDefinition(definition: object, context: z.core.$RefinementCtx): void {
  try {
    readStudies(JSON.stringify([definition]));
  } catch (error) {
    if (!(error instanceof StudyFileError)) throw error;
    // "0.model: …": the place within the list of one that was read.
    context.addIssue({ code: "custom", message: error.message.replace(/^0\./, "") });
  }
}

const ResultEvent = z.looseObject({
  ...{ id: z.string(), symbol: z.string(), when: z.string(), session: TEXT, zone: z.string() },
  ...{ status: z.string(), n: NUMBER, alpha: NUMBER, beta: NUMBER, sigma: NUMBER },
  ...{ isCounted: z.boolean(), isOverlapping: z.boolean(), merged: z.array(z.string()) },
  window: z.looseObject({ car: NUMBER, interval: PAIR.nullable(), p: NUMBER, reason: TEXT }).nullable(),
});

const Result = z.looseObject({
  ...{ events: z.array(ResultEvent), counted: z.number(), headline: z.int().min(0) },
  windows: z.array(
    z.looseObject({
      ...{ window: PAIR, interval: PAIR.nullable(), own: z.looseObject({ value: NUMBER }).nullable() },
      aggregate: z.looseObject({ n: z.number(), tests: z.looseObject({}).nullable() }),
    }),
  ),
  path: z.array(z.looseObject({ tau: z.number(), n: z.number(), mean: NUMBER, interval: PAIR.nullable() })),
  ...{ lines: z.array(z.array(NUMBER)), isClustered: z.boolean() },
});

const LARGEST_TABLE = 1 << 29;

/** Whether it is gzip of JSON objects, one a line. */
function isTable(base64: string): boolean {
  try {
    for (const row of rowsOfTable(Buffer.from(base64, "base64"), LARGEST_TABLE))
      if (typeof row !== "object" || row === null) return false;
    return true;
  } catch {
    return false;
  }
}

const Table = z.base64().refine(isTable, "is no compressed JSON of rows");

const RunRow = z.strictObject({
  ...{ definition: Definition, undated: z.array(z.strictObject({ id: z.string(), symbol: z.string() })) },
  result: Result,
  /** Every table of it: JSON a row a line, gzip, base64. */
  tables: z.record(z.enum(TABLES), Table),
  /** The listings whose prices it rests on, and whether those are still what they were. */
  ...{ listings: z.array(z.string()), prices_unchanged: z.boolean() },
  ran_at: INSTANT,
});

export const StudyRow = z.strictObject({
  ...{ id: ID, name: z.string(), request: Request, submission_key: z.string(), ...VERSIONED },
  run: RunRow.nullable(),
});

import { gunzipSync } from "node:zlib";
import { z } from "zod";
import { SESSIONS } from "../../moves/moves.ts";
import type { StoryFilter } from "../../studies/request.ts";
import { readStudies, StudyFileError } from "../../studies/study-file.ts";
import { ID, INSTANT, VERSIONED } from "./rows.ts";

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

const Result = z.looseObject({
  events: z.array(
    z.looseObject({
      ...{ id: z.string(), symbol: z.string(), when: z.string(), session: TEXT, status: z.string() },
      ...{ n: NUMBER, alpha: NUMBER, beta: NUMBER, sigma: NUMBER },
      ...{ isCounted: z.boolean(), isOverlapping: z.boolean(), merged: z.array(z.string()) },
      windows: z.array(z.looseObject({ car: NUMBER, interval: PAIR.nullable(), p: NUMBER, reason: TEXT })),
      path: z.array(NUMBER),
    }),
  ),
  windows: z.array(
    z.looseObject({
      ...{ window: PAIR, interval: PAIR.nullable() },
      aggregate: z.looseObject({ n: z.number(), tests: z.looseObject({}).nullable() }),
    }),
  ),
  path: z.array(z.looseObject({ tau: z.number(), n: z.number(), mean: NUMBER, interval: PAIR.nullable() })),
  isClustered: z.boolean(),
});

const Tables = z.record(z.string(), z.array(z.looseObject({})));
const LONGEST_TABLES = 1 << 29;

function isTables(base64: string): boolean {
  try {
    const json = gunzipSync(Buffer.from(base64, "base64"), { maxOutputLength: LONGEST_TABLES });
    return Tables.safeParse(JSON.parse(json.toString("utf8"))).success;
  } catch {
    return false;
  }
}

const RunRow = z.strictObject({
  ...{ definition: Definition, result: Result },
  /** Every table of it: JSON, gzip, base64. */
  tables: z.base64().refine(isTables, "is no compressed JSON of tables"),
  /** The listings whose prices it rests on, and whether those are still what they were. */
  ...{ listings: z.array(z.string()), prices_unchanged: z.boolean() },
  ran_at: INSTANT,
});

export const StudyRow = z.strictObject({
  ...{ id: ID, name: z.string(), request: Request, submission_key: z.string(), ...VERSIONED },
  run: RunRow.nullable(),
});

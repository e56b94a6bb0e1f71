import { z } from "zod";
import { SESSIONS } from "../../moves/moves.ts";
import { checked, lengthProblem, refuse } from "../../web/checks.ts";
import { type FieldErrors, type FormResult, fieldAnswers, fieldErrors, idOf } from "../../web/form.ts";
import type { StudyRequest } from "../request.ts";
import { MODELS, OVERLAP_POLICIES, RETURN_KINDS } from "../study.ts";
import { isWithin } from "../study-file.ts";
import { readWindows, tauText, windowText } from "../windows.ts";
import {
  optional,
  optionalDate,
  readCompany,
  readIndex,
  type StudyFormContext,
  sessions,
} from "./form-fields.ts";

/** In the order of the form. */
export const STUDY_FIELDS = [
  "story",
  "company",
  "publisher",
  "topic",
  "from",
  "to",
  "stocks",
  "session",
  "direction",
  "index",
  "model",
  "returns",
  "window_from",
  "window_to",
  "windows",
  "estimation_end",
  "estimation_length",
  "estimation_min",
  "overlap",
  "merge",
  "exclude",
  "name",
] as const;

/** A study form's fields as typed; a box that is ticked is "1". */
export type StudyFields = Record<(typeof STUDY_FIELDS)[number], string>;

/** A study as the form states it. An empty name is given one from what it asks. */
export interface StudyInput {
  name: string;
  request: StudyRequest;
}

/** Reads a study form: the study it asks for, or what to mend at which field. */
export function readStudyForm(fields: StudyFields, context: StudyFormContext): FormResult<StudyInput> {
  const parsed = schema(context).safeParse(fields);
  if (!parsed.success)
    return { ok: false, errors: fieldErrors(parsed.error), answers: fieldAnswers(parsed.error) };
  const errors = togetherErrors(parsed.data);
  if (Object.keys(errors).length > 0) return { ok: false, errors, answers: {} };
  return { ok: true, input: inputOf(parsed.data) };
}

function inputOf(read: ReadFields): StudyInput {
  const { publisher, topic, session, direction, from, to, stocks, model, index, returns, windows } = read;
  return {
    name: read.name,
    request: {
      stories: {
        ...{ newsId: read.story, companyId: read.company, publisher, topic },
        ...{ session, direction, from, to, stocks },
      },
      ...{ model, index, returns, windows, overlapPolicy: read.overlap },
      eventWindow: [read.window_from, read.window_to],
      estimation: {
        ...{ end: read.estimation_end, length: read.estimation_length, min: read.estimation_min },
      },
      ...{ excludeOtherEvents: read.exclude, mergeSameSession: read.merge },
    },
  };
}

type ReadFields = z.infer<ReturnType<typeof schema>>;

/** Characters. */
export const MAX_NAME = 200;
const MAX_SESSIONS = 250;
const MAX_ESTIMATION = 1000;
const MAX_WINDOWS = 20;

function schema(context: StudyFormContext) {
  return z.object({
    story: z.string().transform(idOf),
    company: z.string().transform((typed, ctx) => readCompany(typed, ctx, context)),
    publisher: optional,
    topic: optional,
    from: optionalDate,
    to: optionalDate,
    stocks: z.enum(["moved", "mentioned"], "Choose which stocks of a story."),
    session: z.enum(["", ...SESSIONS], "Choose a session, or any.").transform((value) => value || null),
    direction: z.enum(["", "up", "down"], "Choose up, down or either.").transform((value) => value || null),
    index: z.string().transform((typed, ctx) => readIndex(typed, ctx, context)),
    model: z.enum(MODELS, "Choose a model."),
    returns: z.enum(RETURN_KINDS, "Choose simple or log returns."),
    window_from: sessions("the start of the event window", -MAX_SESSIONS, MAX_SESSIONS),
    window_to: sessions("the end of the event window", -MAX_SESSIONS, MAX_SESSIONS),
    windows: z
      .string()
      .transform(
        (typed, ctx) =>
          readWindows(typed) ??
          refuse(ctx, `“${typed.trim()}” is no list of windows. Write them like [0, 0] [-1, +1] [0, +5].`),
      ),
    estimation_end: sessions("the last session to estimate from", -MAX_ESTIMATION, -1),
    estimation_length: sessions("how many sessions to estimate from", 30, MAX_ESTIMATION),
    estimation_min: sessions("how many of them must have prices", 30, MAX_ESTIMATION),
    overlap: z.enum(OVERLAP_POLICIES, "Choose which overlapping events count."),
    merge: z.string().transform((value) => value !== ""),
    exclude: z.string().transform((value) => value !== ""),
    name: z
      .string()
      .trim()
      .superRefine(checked((text) => lengthProblem(text, MAX_NAME, "The name"))),
  });
}

/** What is wrong with fields only together. */
function togetherErrors(read: ReadFields): FieldErrors {
  const errors: FieldErrors = {};
  const window = [read.window_from, read.window_to] as const;
  if (read.from !== null && read.to !== null && read.from > read.to)
    errors.to = "The last date lies before the first.";
  if (read.model !== "constant_mean" && read.index === null)
    errors.index = "This model needs an index to hold returns against. Name one that has daily prices.";
  if (window[0] > window[1]) return { ...errors, window_to: "The event window ends before it begins." };
  const outside = read.windows.find((own) => !isWithin(own, window));
  if (read.windows.length === 0) errors.windows = "Name at least one window, such as [-1, +1].";
  else if (read.windows.length > MAX_WINDOWS) errors.windows = `Name ${MAX_WINDOWS} windows at most.`;
  else if (outside)
    errors.windows = `${windowText(outside)} lies outside the event window ${windowText(window)}.`;
  if (read.estimation_end >= window[0])
    errors.estimation_end = `The estimation has to end before the event window begins, so before ${tauText(window[0])}.`;
  if (read.estimation_min > read.estimation_length)
    errors.estimation_min = "That is more than the sessions there are to estimate from.";
  return errors;
}

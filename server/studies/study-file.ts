import { z } from "zod";
import { isDate } from "../lib/dates.ts";
import { MODELS, OVERLAP_POLICIES, RETURN_KINDS, type StudyDefinition, type Window } from "./study.ts";

/** A file of studies that cannot be used; its message says where. */
export class StudyFileError extends Error {}

/** Sessions: further than this from an event no window reaches. */
const FURTHEST = 2500;
const SESSIONS = z.int().min(-FURTHEST).max(FURTHEST);
const WINDOW = z
  .tuple([SESSIONS, SESSIONS])
  .refine(([from, to]) => from <= to, "a window ends before it begins");

const EVENT = z.object({
  id: z.coerce.string(),
  symbol: z.string().trim().min(1),
  when: z
    .string()
    .refine(
      (when) => isDate(when) || z.iso.datetime({ offset: true }).safeParse(when).success,
      "neither a date (2023-09-14) nor an instant with its offset (2023-09-14T20:05:00Z)",
    ),
});

const STUDY = z
  .object({
    id: z.coerce.string(),
    model: z.enum(MODELS),
    returns: z.enum(RETURN_KINDS).default("simple"),
    estimation: z
      .object({
        end: SESSIONS.default(-11),
        length: z.int().min(1).max(FURTHEST).default(120),
        min: z.int().min(0).max(FURTHEST).default(60),
      })
      .prefault({}),
    eventWindow: WINDOW,
    windows: z.array(WINDOW),
    index: z.string().trim().min(1).nullish(),
    events: z.array(EVENT),
    overlapPolicy: z.enum(OVERLAP_POLICIES).default("all"),
    excludeOtherEvents: z.boolean().default(false),
    mergeSameSession: z.boolean().default(false),
  })
  .superRefine((study, context) => {
    const { estimation, eventWindow, windows, model, index } = study;
    const report = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    if (estimation.end >= eventWindow[0])
      report("the estimation has to end before the event window begins", "estimation", "end");
    windows.forEach((window, i) => {
      if (!isWithin(window, eventWindow)) report("lies outside the event window", "windows", i);
    });
    if (model !== "constant_mean" && !index) report(`the model ${model} needs an index`, "index");
  });

/**
 * Reads a JSON array of studies. What a study leaves out: simple returns, estimation over the 120
 * sessions that end 11 before the event with at least 60 usable, every event counted, none excluded or merged.
 * @throws StudyFileError
 */
export function readStudies(text: string): StudyDefinition[] {
  const parsed = z.array(STUDY).safeParse(parseJson(text));
  if (!parsed.success) {
    const [issue] = parsed.error.issues;
    throw new StudyFileError(`${placeOf(issue?.path ?? [])}: ${issue?.message}`);
  }
  return parsed.data.map((study) => ({ ...study, index: study.index ?? null }));
}

/** Whether a window lies within another. */
export function isWithin([from, to]: Window, [first, last]: Window): boolean {
  return from >= first && to <= last;
}

function placeOf(path: readonly PropertyKey[]): string {
  return path.length === 0 ? "the file" : path.map(String).join(".");
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ""));
  } catch (error) {
    throw new StudyFileError(`no JSON: ${(error as Error).message}`);
  }
}

import { z } from "zod";
import { isDate } from "../lib/dates.ts";
import { MODELS, OVERLAP_POLICIES, RETURN_KINDS, type StudyDefinition, type Window } from "./study.ts";

/** A file of studies that cannot be used; its message says where. */
export class StudyFileError extends Error {}

/** Sessions: further than this from an event no window reaches. */
const FURTHEST = 2500;

const SESSIONS = wholeNumber(-FURTHEST, FURTHEST);
const WINDOW = z
  .tuple([SESSIONS, SESSIONS], { error: "has to be two numbers of sessions, [from, to]" })
  .refine(([from, to]) => from <= to, "ends before it begins: the smaller number comes first");
const NAME = z.union([z.string(), z.number()], { error: "has to be a name or a number" }).transform(String);
const A_TICKER = "has to be a ticker";
const TICKER = z.string({ error: A_TICKER }).trim().min(1, { error: A_TICKER });

const SWITCH = z.boolean({ error: "has to be true or false" }).default(false);

const WHEN = "has to be a date (2023-09-14) or an instant with its offset (2023-09-14T20:05:00Z)";

const EVENT = z.object(
  {
    id: NAME,
    symbol: TICKER,
    when: z
      .string({ error: WHEN })
      .refine((when) => isDate(when) || z.iso.datetime({ offset: true }).safeParse(when).success, WHEN),
  },
  { error: "has to be an event with id, symbol and when" },
);

const ESTIMATION = z
  .object(
    {
      end: SESSIONS.default(-11),
      length: wholeNumber(1, FURTHEST).default(120),
      min: wholeNumber(0, FURTHEST).default(60),
    },
    { error: "has to be an object with end, length and min" },
  )
  .prefault({});

const STUDY = z
  .object(
    {
      id: NAME,
      model: oneOf(MODELS),
      returns: oneOf(RETURN_KINDS).default("simple"),
      estimation: ESTIMATION,
      eventWindow: WINDOW,
      windows: z.array(WINDOW, { error: "has to be an array of windows" }),
      index: TICKER.nullish(),
      events: z.array(EVENT, { error: "has to be an array of events" }),
      overlapPolicy: oneOf(OVERLAP_POLICIES).default("all"),
      excludeOtherEvents: SWITCH,
      mergeSameSession: SWITCH,
    },
    { error: "has to be a study" },
  )
  .superRefine(({ estimation, eventWindow, windows, model, index }, context) => {
    const report = (message: string, ...path: (string | number)[]) =>
      context.addIssue({ code: "custom", message, path });
    const [first, last] = eventWindow;
    if (estimation.end >= first)
      report(`has to lie before the event window, which begins at ${first}`, "estimation", "end");
    windows.forEach((window, i) => {
      if (!isWithin(window, eventWindow))
        report(`has to lie within the event window [${first}, ${last}]`, "windows", i);
    });
    if (model !== "constant_mean" && !index)
      report(`the model ${model} needs one: name the ticker of an index`, "index");
  });

function wholeNumber(from: number, to: number) {
  const error = `has to be a whole number from ${from} to ${to}`;
  return z.int({ error }).min(from, { error }).max(to, { error });
}

function oneOf<const Words extends readonly string[]>(words: Words) {
  return z.enum(words, { error: `has to be one of ${words.join(", ")}` });
}

/**
 * Reads a JSON array of studies. What a study leaves out: simple returns, estimation over the 120
 * sessions that end 11 before the event with at least 60 usable, every event counted, none excluded or merged.
 * @throws StudyFileError
 */
export function readStudies(text: string): StudyDefinition[] {
  const parsed = z.array(STUDY, { error: "has to be an array of studies" }).safeParse(parseJson(text));
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

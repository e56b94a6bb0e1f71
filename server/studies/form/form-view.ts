import { SESSIONS, sessionName } from "../../moves/moves.ts";
import type { FieldAnswers, FieldErrors } from "../../web/form.ts";
import { symbolText } from "../definition.ts";
import type { StudyRequest } from "../request.ts";
import { windowText } from "../windows.ts";
import type { StudyFields } from "./form.ts";

/** A study's form, ready to print. */
export interface StudyFormView {
  action: string;
  submissionKey: string;
  /** Of the study that is changed; null for a new one. */
  version: number | null;
  fields: StudyFields;
  errors: FieldErrors;
  /** The study was changed since the form was shown. */
  isMeanwhile: boolean;
  answers: FieldAnswers;
  hints: Record<string, string>;
  focus: string;
  /** The story that alone is studied. */
  story: { id: number; title: string; isDeleted: boolean } | null;
  /** "14 events of 12 stocks in 13 stories"; null where that was not asked. */
  count: string | null;
  /** What there is to choose from, as far as it is known. */
  companies: string[];
  publishers: string[];
  topics: string[];
  indices: string[];
  choices: Record<"session" | "direction" | "stocks" | "model" | "returns" | "overlap", Choice[]>;
}

interface Choice {
  value: string;
  label: string;
}

/** What a select of the form offers. */
export const CHOICES: StudyFormView["choices"] = {
  session: [
    { value: "", label: "Any session" },
    ...SESSIONS.map((session) => ({ value: session, label: sessionName(session) })),
  ],
  direction: [
    { value: "", label: "Up or down" },
    { value: "up", label: "Reported up" },
    { value: "down", label: "Reported down" },
  ],
  stocks: [
    { value: "moved", label: "The stocks it reports a move of" },
    { value: "mentioned", label: "Every company it mentions" },
  ],
  model: [
    { value: "market", label: "Market model (α + β × index)" },
    { value: "market_adjusted", label: "Market adjusted (index alone)" },
    { value: "constant_mean", label: "Constant mean (no index)" },
  ],
  returns: [
    { value: "simple", label: "Simple" },
    { value: "log", label: "Logarithmic" },
  ],
  overlap: [
    { value: "first", label: "Count the first alone" },
    { value: "all", label: "Count all" },
  ],
};

/** A new study's fields: the usual windows, the rules against overlap and contamination on. */
export function defaultFields(index: string): StudyFields {
  return {
    ...{ name: "", story: "", company: "", publisher: "", topic: "", session: "", direction: "" },
    ...{ from: "", to: "", stocks: "moved", model: "market", index, returns: "simple" },
    ...{ window_from: "-10", window_to: "10", windows: "[−10, −2] [−1, +1] [0, 0] [0, +5] [+2, +10]" },
    ...{ estimation_end: "-11", estimation_length: "120", estimation_min: "60" },
    ...{ overlap: "first", exclude: "1", merge: "1" },
  };
}

/** A kept study's fields, so that the form reads them back as the same. */
export function fieldsOfRequest(name: string, request: StudyRequest, company: string): StudyFields {
  const { stories, estimation, eventWindow } = request;
  const { newsId, publisher, topic, session, direction, from, to, stocks } = stories;
  return {
    ...{ name, company, story: newsId === null ? "" : String(newsId), publisher: publisher ?? "" },
    ...{
      topic: topic ?? "",
      session: session ?? "",
      direction: direction ?? "",
      from: from ?? "",
      to: to ?? "",
    },
    ...{ stocks, model: request.model, index: symbolText(request.index ?? ""), returns: request.returns },
    ...{ window_from: String(eventWindow[0]), window_to: String(eventWindow[1]) },
    windows: request.windows.map(windowText).join(" "),
    ...{ estimation_end: String(estimation.end), estimation_length: String(estimation.length) },
    ...{ estimation_min: String(estimation.min), overlap: request.overlapPolicy },
    ...{ exclude: request.excludeOtherEvents ? "1" : "", merge: request.mergeSameSession ? "1" : "" },
  };
}

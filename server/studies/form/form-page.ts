import { listingLabel } from "../../companies/companies.ts";
import { companyText } from "../../companies/resolve-company.ts";
import type { CompaniesStore } from "../../companies/store.ts";
import type { NewsStore } from "../../news/store.ts";
import type { BarsStore } from "../../prices/bars-store.ts";
import { type FieldAnswers, type FieldErrors, type FormResult, fieldsOf, idOf } from "../../web/form.ts";
import type { PageOptions } from "../../web/page.ts";
import { symbolReader } from "../definition.ts";
import type { SavedStudy, StoryFilter } from "../request.ts";
import type { StudyStoriesStore } from "../stories-store.ts";
import { MAX_NAME, readStudyForm, STUDY_FIELDS, type StudyFields, type StudyInput } from "./form.ts";
import { CHOICES, defaultFields, fieldsOfRequest, type StudyFormView } from "./form-view.ts";

/** What the form of a study is made of and read against. */
export interface StudyFormParts {
  companies: CompaniesStore;
  news: NewsStore;
  bars: BarsStore;
  stories: StudyStoriesStore;
}

/** A form as it is to be shown. */
export interface ShownForm {
  fields: StudyFields;
  submissionKey: string;
  /** The study that is changed; null for a new one. */
  study: Pick<SavedStudy, "id" | "name" | "version"> | null;
  errors?: FieldErrors;
  answers?: FieldAnswers;
  count?: string | null;
  /** The study was changed since the form was shown. */
  isMeanwhile?: boolean;
}

/** How many stories are looked through for names to offer, and how many of them are offered. */
const OFFERED_OF = 500;
const MOST_INDICES = 20;

/** Reads the fields of a request and the study they state. */
export function readStudyBody(
  parts: StudyFormParts,
  body: unknown,
): { fields: StudyFields; result: FormResult<StudyInput> } {
  const { companies, bars } = parts;
  const fields = withAnswers(fieldsOf(body, STUDY_FIELDS), body);
  const context = {
    companies,
    hasDailyBars: ({ id }: { id: number }) => bars.firstDaily(id) !== null,
    symbolOf: symbolReader(companies.byTicker),
  };
  return { fields, result: readStudyForm(fields, context) };
}

/** A reading chosen among those offered for a field. */
function withAnswers(fields: StudyFields, body: unknown): StudyFields {
  const { company_answer, index_answer } = fieldsOf(body, ["company_answer", "index_answer"]);
  return { ...fields, company: company_answer || fields.company, index: index_answer || fields.index };
}

/** A new study's fields: against the likeliest index, about one story where one is given. */
export function newStudyFields(parts: StudyFormParts, query: Record<string, unknown>): StudyFields {
  const [index = ""] = indicesOf(parts);
  const fields = defaultFields(index);
  const story = parts.news.find(idOf(query.story) ?? 0);
  return story ? { ...fields, story: String(story.id), name: cut(story.title) } : fields;
}

/** Indices and funds with daily prices, as the field writes them, the likeliest first. */
function indicesOf({ companies, stories }: StudyFormParts): string[] {
  const listings = stories
    .markets()
    .slice(0, MOST_INDICES)
    .flatMap((id) => companies.listing(id) ?? []);
  return listings.map(listingLabel);
}

/** The fields of a kept study. */
export function studyFields({ companies }: StudyFormParts, { name, request }: SavedStudy): StudyFields {
  const company = companies.company(request.stories.companyId ?? 0);
  return fieldsOfRequest(name, request, company ? companyText(company, companies) : "");
}

/** The page of the form. */
export function studyFormPage(parts: StudyFormParts, shown: ShownForm): [view: string, options: PageOptions] {
  const { news, stories } = parts;
  const {
    fields,
    submissionKey,
    study,
    errors = {},
    answers = {},
    count = null,
    isMeanwhile = false,
  } = shown;
  const story = news.findAny(idOf(fields.story) ?? 0);
  const form: StudyFormView = {
    ...{ fields, submissionKey, errors, answers, count, isMeanwhile, hints: {}, focus: "" },
    ...{ action: study ? `/studies/${study.id}` : "/studies", version: study?.version ?? null },
    story: story ? { id: story.id, title: story.title, isDeleted: story.deletedAt !== null } : null,
    ...{ companies: stories.companies(OFFERED_OF), publishers: news.publishers(OFFERED_OF) },
    ...{ topics: stories.topics(OFFERED_OF), indices: indicesOf(parts), choices: CHOICES },
  };
  const title = study ? `Change “${study.name}”` : "New event study";
  const status = Object.keys(errors).length > 0 ? 422 : isMeanwhile ? 409 : 200;
  return ["studies/form-page", { title, section: "studies", status, data: form }];
}

/** A name for a study that was given none. */
export function nameOf(
  { publisher, topic, companyId, newsId, from, to }: StoryFilter,
  { companies, news }: StudyFormParts,
): string {
  const company = companies.company(companyId ?? 0)?.name;
  const story = news.find(newsId ?? 0)?.title;
  const about = [story, company, topic, publisher].filter(Boolean).join(", ");
  const years = [from, to].map((date) => date?.slice(0, 4) ?? "…");
  return cut([about || "All stories", ...(from || to ? [years.join(" to ")] : [])].join(", "));
}

/** As much of a text as fits a name. */
function cut(text: string): string {
  return [...text].slice(0, MAX_NAME).join("");
}

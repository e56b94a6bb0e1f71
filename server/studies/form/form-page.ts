import { companyText } from "../../companies/resolve-company.ts";
import type { CompaniesStore } from "../../companies/store.ts";
import { counted } from "../../lib/lists.ts";
import type { NewsStore } from "../../news/store.ts";
import type { BarsStore } from "../../prices/bars-store.ts";
import { type FieldAnswers, type FieldErrors, type FormResult, fieldsOf, idOf } from "../../web/form.ts";
import type { PageOptions } from "../../web/page.ts";
import { symbolReader } from "../definition.ts";
import { MOST_EVENTS, type SavedStudy, type StoryEvent, type StoryFilter } from "../request.ts";
import type { StudyStoriesStore } from "../stories-store.ts";
import { readStudyForm, STUDY_FIELDS, type StudyFields, type StudyInput } from "./form.ts";
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
}

const KNOWN_PUBLISHERS = 500;

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
export function newStudyFields(
  { companies, stories, news }: StudyFormParts,
  query: Record<string, unknown>,
): StudyFields {
  const [market] = stories.markets();
  const index = market === undefined ? undefined : companies.listing(market);
  const fields = defaultFields(index ? `${index.ticker}, ${index.mic}` : "");
  const story = news.find(idOf(query.story) ?? 0);
  return story ? { ...fields, story: String(story.id), name: story.title.slice(0, 200) } : fields;
}

/** The fields of a kept study. */
export function studyFields({ companies }: StudyFormParts, { name, request }: SavedStudy): StudyFields {
  const company = companies.company(request.stories.companyId ?? 0);
  return fieldsOfRequest(name, request, company ? companyText(company, companies) : "");
}

/** The page of the form. */
export function studyFormPage(parts: StudyFormParts, shown: ShownForm): [view: string, options: PageOptions] {
  const { news, stories } = parts;
  const { fields, submissionKey, study, errors = {}, answers = {}, count = null } = shown;
  const story = news.find(Number(fields.story));
  const form: StudyFormView = {
    ...{ fields, submissionKey, errors, answers, count, hints: {}, focus: "" },
    ...{ action: study ? `/studies/${study.id}` : "/studies", version: study?.version ?? null },
    story: story ? { id: story.id, title: story.title } : null,
    ...{ publishers: news.publishers(KNOWN_PUBLISHERS), topics: stories.topics(), choices: CHOICES },
  };
  const title = study ? `Change “${study.name}”` : "New event study";
  const status = Object.keys(errors).length > 0 ? 422 : 200;
  return ["studies/form-page", { title, section: "studies", status, data: form }];
}

/** What a filter finds, in words; and why it cannot be run, where that is so. */
export function countEvents(events: readonly StoryEvent[]): { count: string; problem: string | null } {
  const dated = events.filter(({ when }) => when !== null);
  const distinct = (of: (event: StoryEvent) => number) => new Set(dated.map(of)).size;
  const undated = events.length - dated.length;
  const count = [
    `${counted(dated.length, "event", "events")} of ${counted(
      distinct((event) => event.listingId),
      "stock",
      "stocks",
    )} in ${counted(
      distinct((event) => event.newsId),
      "story",
      "stories",
    )}.`,
    ...(undated > 0 ? [`${undated} more have no date and cannot be in it.`] : []),
  ].join(" ");
  if (events.length > MOST_EVENTS)
    return {
      count,
      problem: `These are more than ${MOST_EVENTS.toLocaleString("en-US")} events. Narrow it down, by dates for example.`,
    };
  if (dated.length === 0)
    return { count, problem: "No story that has a date fits. Widen what is asked, or add stories first." };
  return { count, problem: null };
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
  return [about || "All stories", ...(from || to ? [years.join(" to ")] : [])].join(", ").slice(0, 200);
}

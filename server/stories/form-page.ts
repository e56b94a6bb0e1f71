import { randomUUID } from "node:crypto";
import type { NewsItem } from "../news/news.ts";
import type { NewsStore } from "../news/store.ts";
import type { MovesStore } from "../moves/store.ts";
import type { PageOptions } from "../web/page.ts";
import { isBlankMove, partsOf, type StoryFields } from "./fields.ts";
import type { ReceivingParts } from "./form-actions.ts";
import { type StoryFormInput, type StoryFormView, storyFormView } from "./form-view.ts";
import { readMentions } from "./mentions-form.ts";
import { readMoveForm } from "./move-form.ts";
import { collapsed } from "./stories.ts";
import { type StoredStory, savedMeanwhile } from "./stored.ts";

export interface StoryFormParts extends ReceivingParts {
  news: NewsStore;
  moves: MovesStore;
}

/** A form as it is to be shown; all but its fields may be left out. */
export interface StoryFormState
  extends Partial<Omit<StoryFormInput, "read" | "unknown" | "publishers" | "version">> {
  fields: StoryFields;
  /** The story being edited. */
  editing?: NewsItem | undefined;
  /** The story being edited was changed since the form was shown. */
  meanwhile?: boolean;
}

const OFFERED_PUBLISHERS_OF = 300;

/** What the form prints, on its own page or beside an article that it was read from. */
export function storyForm(
  { companies, news }: Pick<StoryFormParts, "companies" | "news">,
  state: StoryFormState,
): StoryFormView {
  const { editing, meanwhile: _meanwhile, ...given } = state;
  const { fields } = given;
  return storyFormView({
    ...{ action: editing ? `/news/${editing.id}` : "/news", submit: editing ? "Save changes" : "Save story" },
    ...{
      errors: {},
      answers: {},
      hints: {},
      duplicates: [],
      added: "",
      focus: "",
      movesFirst: false,
      carried: {},
    },
    ...{ submissionKey: editing ? "" : randomUUID(), version: editing?.version ?? null },
    ...given,
    read: fields.moves.map((move) => {
      const result = isBlankMove(move) ? null : readMoveForm(move, collapsed(fields.title), companies);
      return result?.ok ? result.input : null;
    }),
    unknown: readMentions(partsOf(fields), companies).unknown,
    publishers: news.publishers(OFFERED_PUBLISHERS_OF),
  });
}

/** The view and its data for the form of a new story, or of the one being edited. */
export function storyFormPage(
  parts: StoryFormParts,
  state: StoryFormState,
): [view: string, options: PageOptions] {
  const { editing, meanwhile } = state;
  const refused = Object.keys(state.errors ?? {}).length > 0;
  const asked = meanwhile || (state.duplicates ?? []).length > 0;
  const options: PageOptions = {
    title: editing ? "Edit a story" : "Enter a story",
    section: "news",
    status: refused ? 422 : asked ? 409 : 200,
    data: {
      form: storyForm(parts, state),
      storyId: editing?.id ?? null,
      meanwhile:
        meanwhile && editing
          ? { deleted: editing.deletedAt !== null, facts: savedMeanwhile(storedStory(parts, editing)) }
          : null,
    },
  };
  return ["stories/form-page", options];
}

/** A news item with all that belongs to it. */
export function storedStory(
  { news, moves }: Pick<StoryFormParts, "news" | "moves">,
  item: NewsItem,
): StoredStory {
  return {
    item,
    moves: moves.ofNews(item.id),
    mentions: news.mentionsOf(item.id),
    topics: news.topicsOf(item.id),
  };
}

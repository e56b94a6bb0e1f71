import { randomUUID } from "node:crypto";
import { fieldsOf } from "../web/form.ts";
import { shownOf } from "./fields.ts";
import { receiveStoryForm } from "./form-actions.ts";
import type { StoryFormParts, StoryFormState } from "./form-page.ts";
import type { StoriesStore } from "./store.ts";

/** What came of a sent form for a new story: it is stored under an id, or the form is to be shown again. */
export type AddedStory = { id: number } | { again: StoryFormState };

/** Saves a new story from its form, however often it is sent, unless something is wrong or to be asked first. */
export function addStory(parts: StoryFormParts & { stories: StoriesStore }, body: unknown): AddedStory {
  const { stories, clock } = parts;
  const submissionKey = fieldsOf(body, ["submission_key"]).submission_key || randomUUID();
  const sent = receiveStoryForm(parts, body);
  const shown = { ...shownOf(body), submissionKey };
  if (sent.kind === "again") return { again: { ...shown, ...sent } };
  const { fields, result } = sent;
  if (!result.ok) return { again: { ...shown, ...result, fields } };
  const now = clock().toISOString();
  const isNew = stories.idOfSubmission(submissionKey) === undefined;
  const duplicates = isNew && !sent.anyway ? stories.duplicates(result.input, now) : [];
  if (duplicates.length > 0) return { again: { ...shown, fields, duplicates } };
  return { id: stories.add(result.input, submissionKey, now) };
}

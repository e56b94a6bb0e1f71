import type { Request, RequestHandler, Router } from "express";
import type { NewsItem } from "../../news/news.ts";
import { type StoryFormParts, storedStory } from "../../stories/form-page.ts";
import type { StoriesStore } from "../../stories/store.ts";
import { isStored, type StoredStory } from "../../stories/stored.ts";
import type { StoryInput } from "../../stories/stories.ts";
import { notFound } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";
import { routes } from "../../web/routes.ts";
import { StoryBody, StoryChange } from "../inputs.ts";
import { askedOf, listPage } from "../lists.ts";
import { changedMeanwhile, madeAndDeleted, readBody, refuseOtherId } from "../refusals.ts";
import { storyJson } from "../represent.ts";
import { submissionKey } from "../submission-key.ts";
import { refuseDouble, refuseForeignMoves } from "./refusals.ts";
import { readStoryBody } from "./story-body.ts";

export interface StoryApiParts extends StoryFormParts {
  stories: StoriesStore;
}

const PATH = "/api/v1/stories";

/** Stories with their moves: list, read, create, change, delete. */
export function storyApi(parts: StoryApiParts): Router {
  return routes({
    [PATH]: { get: list(parts), post: create(parts) },
    [`${PATH}/:id`]: { get: read(parts), put: change(parts), delete: remove(parts) },
  });
}

function list(parts: StoryApiParts): RequestHandler {
  return ({ query }, response) => {
    const placeOf = ({ sortAt, id }: NewsItem) => ({ at: sortAt, id });
    const { items, next } = listPage(PATH, askedOf(query), parts.news.newest, placeOf);
    response.json({ items: items.map((item) => storyJson(storedStory(parts, item))), next });
  };
}

function create(parts: StoryApiParts): RequestHandler {
  const { news, stories, companies, clock } = parts;
  return (request, response) => {
    const body = readBody(StoryBody, request.body);
    const input = readStoryBody(body, companies, clock());
    const key = submissionKey(request.get("Idempotency-Key"));
    if (stories.idOfSubmission(key) === undefined) refuseLikely(parts, body, input);
    const id = stories.add(input, key, clock().toISOString());
    const item = news.find(id);
    if (!item) throw madeAndDeleted();
    response.status(201).location(`${PATH}/${id}`);
    response.json(storyJson(storedStory(parts, item)));
  };
}

function read(parts: StoryApiParts): RequestHandler {
  return (request, response) => {
    response.json(storyJson(findStory(parts, request)));
  };
}

/** The same change a second time finds itself made already. */
function change(parts: StoryApiParts): RequestHandler {
  return (request, response) => {
    const stored = findStory(parts, request);
    const body = readBody(StoryChange, request.body);
    refuseOtherId(body.id, stored.item.id);
    const input = readStoryBody(body, parts.companies, parts.clock());
    if (!isStored(input, stored)) makeChange(parts, stored, body, input);
    response.json(storyJson(findStory(parts, request)));
  };
}

function makeChange(
  parts: StoryApiParts,
  stored: StoredStory,
  body: StoryBody & { version: number },
  input: StoryInput,
): void {
  const { id, version, title, url } = stored.item;
  if (body.version !== version) throw changedMeanwhile(storyJson(stored));
  refuseForeignMoves(input.moves, stored.moves);
  if (input.title !== title || input.url !== url) refuseLikely(parts, body, input, id);
  const isDone = parts.stories.change(id, version, input, parts.clock().toISOString());
  // Another process may have been quicker.
  if (!isDone) throw changedMeanwhile(storyJson(stored));
}

/** @param own the story that is being changed: it is no double of itself */
function refuseLikely(
  { stories, clock }: StoryApiParts,
  body: StoryBody,
  input: StoryInput,
  own?: number,
): void {
  if (body.anyway) return;
  refuseDouble(stories.duplicates(input, clock().toISOString()).filter(({ id }) => id !== own));
}

/** It can be brought back on the page of news. */
function remove(parts: StoryApiParts): RequestHandler {
  return (request, response) => {
    parts.stories.delete(findStory(parts, request).item.id, parts.clock().toISOString());
    response.status(204).end();
  };
}

function findStory(parts: StoryApiParts, request: Request): StoredStory {
  const item = parts.news.find(idOf(request.params.id) ?? 0);
  if (!item) throw notFound("There is no story of that number, or it was deleted.");
  return storedStory(parts, item);
}

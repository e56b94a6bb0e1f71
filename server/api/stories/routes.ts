import { randomUUID } from "node:crypto";
import type { Request, RequestHandler, Router } from "express";
import type { NewsItem } from "../../news/news.ts";
import { type StoryFormParts, storedStory } from "../../stories/form-page.ts";
import type { StoriesStore } from "../../stories/store.ts";
import type { StoryInput } from "../../stories/stories.ts";
import { HttpError, notFound } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";
import { routes } from "../../web/routes.ts";
import { StoryBody } from "../inputs.ts";
import { askedOf, listPage } from "../lists.ts";
import { changedMeanwhile, readBody } from "../refusals.ts";
import { storyJson } from "../represent.ts";
import { readStory } from "./story-body.ts";

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

function read(parts: StoryApiParts): RequestHandler {
  return (request, response) => {
    response.json(storyJson(storedStory(parts, findStory(parts, request))));
  };
}

/** The same Idempotency-Key a second time gives the story of the first. */
function create(parts: StoryApiParts): RequestHandler {
  const { news, stories, companies, clock } = parts;
  return (request, response) => {
    const body = readBody(StoryBody, request.body);
    const input = readStory(body, { companies, now: clock() });
    const key = request.get("Idempotency-Key") || randomUUID();
    if (stories.idOfSubmission(key) === undefined) refuseDouble(parts, body, input, null);
    const id = stories.add(input, key, clock().toISOString());
    const item = news.find(id);
    if (!item) throw notFound("The story of that Idempotency-Key was deleted.");
    response
      .status(201)
      .location(`${PATH}/${id}`)
      .json(storyJson(storedStory(parts, item)));
  };
}

function change(parts: StoryApiParts): RequestHandler {
  const { stories, companies, clock } = parts;
  return (request, response) => {
    const item = findStory(parts, request);
    const body = readBody(StoryBody, request.body);
    const input = readStory(body, { companies, now: clock() });
    if (input.title !== item.title || input.url !== item.url) refuseDouble(parts, body, input, item.id);
    const isDone = stories.change(item.id, body.version ?? 0, input, clock().toISOString());
    const now = storyJson(storedStory(parts, findStory(parts, request)));
    if (!isDone) throw changedMeanwhile(now);
    response.json(now);
  };
}

/** A story that may be there already is told of, not refused for good: `anyway` keeps it. */
function refuseDouble(
  { stories, clock }: StoryApiParts,
  body: StoryBody,
  input: StoryInput,
  own: number | null,
) {
  if (body.anyway) return;
  const duplicates = stories.duplicates(input, clock().toISOString()).filter(({ id }) => id !== own);
  const [first] = duplicates;
  if (!first) return;
  const detail = `This may be a story that is there already: “${first.title}” of ${first.publisher}. Nothing was saved; send "anyway": true to keep it all the same.`;
  throw new HttpError(409, detail, {
    title: "That may be a double",
    duplicates: duplicates.map(({ id, title, publisher, by }) => ({ id, title, publisher, by })),
  });
}

/** It can be brought back on the page of news. */
function remove(parts: StoryApiParts): RequestHandler {
  return (request, response) => {
    parts.stories.delete(findStory(parts, request).id, parts.clock().toISOString());
    response.status(204).end();
  };
}

function findStory({ news }: StoryApiParts, request: Request): NewsItem {
  const item = news.find(idOf(request.params.id) ?? 0);
  if (!item) throw notFound("There is no story of that number, or it was deleted.");
  return item;
}

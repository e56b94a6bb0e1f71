import type { Request, RequestHandler, Router } from "express";
import type { NewsItem } from "../news/news.ts";
import { notFound } from "../web/errors.ts";
import { fieldsOf, idOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { elsewhere, routes } from "../web/routes.ts";
import { addStory } from "./adding.ts";
import { blankStory } from "./fields.ts";
import { receiveStoryForm } from "./form-actions.ts";
import { type StoryFormParts, type StoryFormState, storedStory, storyFormPage } from "./form-page.ts";
import type { StoryInput } from "./stories.ts";
import type { StoriesStore } from "./store.ts";
import { fieldsOfStory, isStored } from "./stored.ts";

export interface StoryParts extends StoryFormParts {
  stories: StoriesStore;
  pages: Pages;
}

/** Where a path also answers GET, that is a page for reading. */
export function storyRoutes(parts: StoryParts): Router {
  return routes({
    "/news": { get: elsewhere, post: add(parts) },
    "/news/new": { get: newForm(parts) },
    "/news/:id": { get: elsewhere, post: change(parts) },
    "/news/:id/edit": { get: editForm(parts) },
    "/news/:id/delete": { post: remove(parts) },
    "/news/:id/restore": { post: restore(parts) },
  });
}

function add(parts: StoryParts): RequestHandler {
  return (request, response) => {
    const added = addStory(parts, request.body);
    if ("again" in added) return parts.pages.send(response, ...storyFormPage(parts, added.again));
    response.redirect(303, `/news/${added.id}`);
  };
}

function newForm(parts: StoryParts): RequestHandler {
  return (_request, response) => {
    parts.pages.send(response, ...storyFormPage(parts, { fields: blankStory() }));
  };
}

function change(parts: StoryParts): RequestHandler {
  const { stories, pages, clock } = parts;
  return (request, response) => {
    const item = findStory(parts, request);
    const version = Number(fieldsOf(request.body, ["version"]).version);
    const again = (state: StoryFormState) => pages.send(response, ...storyFormPage(parts, state));
    const sent = receiveStoryForm(parts, request.body);
    const { fields } = sent;
    // The form stays the version it was shown as, whatever has become of the story since.
    const editing = { ...item, version };
    if (sent.kind === "again") return again({ ...sent, editing });
    if (!sent.result.ok) return again({ ...sent.result, fields, editing });
    const { input } = sent.result;
    const now = clock().toISOString();
    const duplicates = sent.anyway || isSameArticle(input, item) ? [] : stories.duplicates(input, now);
    const others = duplicates.filter(({ id }) => id !== item.id);
    if (others.length > 0) return again({ fields, editing, duplicates: others });
    const done = isStored(input, storedStory(parts, item)) || stories.change(item.id, version, input, now);
    if (!done) return again({ fields, editing: item, meanwhile: true });
    response.redirect(303, `/news/${item.id}`);
  };
}

function editForm(parts: StoryParts): RequestHandler {
  return (request, response) => {
    const item = findStory(parts, request);
    if (item.deletedAt) return response.redirect(303, `/news?deleted=${item.id}`);
    const fields = fieldsOfStory(storedStory(parts, item), parts.companies);
    parts.pages.send(response, ...storyFormPage(parts, { fields, editing: item }));
  };
}

function remove(parts: StoryParts): RequestHandler {
  return (request, response) => {
    const { id } = findStory(parts, request);
    parts.stories.delete(id, parts.clock().toISOString());
    response.redirect(303, `/news?deleted=${id}`);
  };
}

function restore(parts: StoryParts): RequestHandler {
  return (request, response) => {
    const { id } = findStory(parts, request);
    parts.stories.restore(id);
    response.redirect(303, `/news/${id}`);
  };
}

function findStory({ news }: StoryParts, request: Request): NewsItem {
  const item = news.findAny(idOf(request.params.id) ?? 0);
  if (!item) throw notFound("There is no story at this address. The list of news shows the ones there are.");
  return item;
}

/** An edit that leaves title and address as they are cannot make a second story of one. */
function isSameArticle(input: StoryInput, item: NewsItem): boolean {
  return input.title === item.title && input.url === item.url;
}

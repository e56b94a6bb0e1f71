import type { Request, RequestHandler, Response, Router } from "express";
import type { CompaniesStore } from "../../companies/store.ts";
import type { Clock } from "../../lib/dates.ts";
import { HttpError, notFound } from "../../web/errors.ts";
import { type FieldErrors, fieldsOf, idOf } from "../../web/form.ts";
import type { Pages } from "../../web/page.ts";
import { routes } from "../../web/routes.ts";
import { readName, takenText } from "./form.ts";
import type { SavedViewsStore } from "./store.ts";
import { addressWords, savedViewRow } from "./view.ts";
import { readView, type SavedView } from "./views.ts";

export interface SavedViewParts {
  savedViews: SavedViewsStore;
  companies: CompaniesStore;
  pages: Pages;
  clock: Clock;
}

export function savedViewRoutes(parts: SavedViewParts): Router {
  return routes({
    "/views": { get: list(parts), post: add(parts) },
    "/views/:id": { post: rename(parts) },
    "/views/:id/delete": { post: remove(parts) },
    "/views/:id/restore": { post: restore(parts) },
  });
}

function list(parts: SavedViewParts): RequestHandler {
  return ({ query }, response) => {
    const deleted = parts.savedViews.find(idOf(query.deleted) ?? 0);
    sendList(parts, response, deleted?.deletedAt ? deleted : null);
  };
}

function add(parts: SavedViewParts): RequestHandler {
  const { savedViews, companies, pages, clock } = parts;
  return (request, response) => {
    const fields = fieldsOf(request.body, ["name", "address"]);
    const view = readView(fields.address);
    if (!view)
      throw new HttpError(400, "Only a list with filters can be saved. Choose some there, then save it.");
    const { address } = view;
    const result = readName(fields);
    const isDone = result.ok && savedViews.add(result.input.name, address, clock().toISOString());
    // A form sent twice finds its view already saved.
    if (isDone || (result.ok && savedViews.named(result.input.name)?.address === address))
      return response.redirect(303, address);
    pages.send(response, "search/save-view", {
      title: "Save this view",
      status: 422,
      data: {
        ...{ address, words: addressWords(address, companies), name: fields.name, answers: {} },
        errors: result.ok ? { name: takenText(result.input.name) } : result.errors,
      },
    });
  };
}

function rename(parts: SavedViewParts): RequestHandler {
  return (request, response) => {
    const { id } = findView(parts, request);
    const { name } = fieldsOf(request.body, ["name"]);
    const result = readName({ name });
    const isDone = result.ok && parts.savedViews.rename(id, result.input.name, parts.clock().toISOString());
    if (isDone) return response.redirect(303, `/views#view-${id}`);
    const errors = result.ok ? { name: takenText(result.input.name) } : result.errors;
    sendList(parts, response, null, { id, name, errors });
  };
}

function remove(parts: SavedViewParts): RequestHandler {
  return (request, response) => {
    const { id } = findView(parts, request);
    parts.savedViews.delete(id, parts.clock().toISOString());
    response.redirect(303, `/views?deleted=${id}`);
  };
}

function restore(parts: SavedViewParts): RequestHandler {
  return (request, response) => {
    const { id } = findView(parts, request);
    parts.savedViews.restore(id);
    response.redirect(303, `/views#view-${id}`);
  };
}

/** A name that a view could not be given, as it was typed. */
interface RefusedName {
  id: number;
  name: string;
  errors: FieldErrors;
}

function sendList(
  parts: SavedViewParts,
  response: Response,
  deleted: SavedView | null,
  refused?: RefusedName,
): void {
  parts.pages.send(response, "search/views", {
    title: "Saved views",
    status: refused ? 422 : 200,
    data: {
      ...{ deleted, answers: {} },
      rows: parts.savedViews.all().map((view) => ({
        ...{ ...savedViewRow(view, parts.companies), typed: view.name, errors: {} },
        ...(refused?.id === view.id ? { typed: refused.name, errors: refused.errors } : {}),
      })),
    },
  });
}

function findView({ savedViews }: SavedViewParts, request: Request): SavedView {
  const view = savedViews.find(idOf(request.params.id) ?? 0);
  if (!view) throw notFound("There is no saved view at this address. The list shows the ones there are.");
  return view;
}

import type { RequestHandler, Router } from "express";
import type { ListedStudy, StudiesStore } from "../../studies/store.ts";
import { notFound } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";
import { routes } from "../../web/routes.ts";
import { askedOf, listPage } from "../lists.ts";
import { tablesOf } from "./tables.ts";

export interface StudyApiParts {
  studies: StudiesStore;
}

const PATH = "/api/v1/studies";

/** Event studies with what their last run found: read. */
export function studyApi(parts: StudyApiParts): Router {
  return routes({
    [PATH]: { get: list(parts) },
    [`${PATH}/:id`]: { get: read(parts) },
  });
}

function list({ studies }: StudyApiParts): RequestHandler {
  return ({ query }, response) => {
    const placeOf = ({ createdAt, id }: ListedStudy) => ({ at: createdAt, id });
    const { items, next } = listPage(PATH, askedOf(query), studies.newest, placeOf);
    response.json({ items: items.map(({ id, name, ranAt }) => ({ id, name, ran_at: ranAt })), next });
  };
}

function read({ studies }: StudyApiParts): RequestHandler {
  return async (request, response) => {
    const found = studies.find(idOf(request.params.id) ?? 0);
    if (!found || found.deletedAt !== null)
      throw notFound("There is no study of that number, or it was deleted.");
    const { id, name } = found;
    const run = studies.run(id);
    const [ran_at, definition] = [run?.ranAt ?? null, run?.definition ?? null];
    response.json({ id, name, ran_at, definition, tables: run && (await tablesOf(id, studies)) });
  };
}

import express, { type RequestHandler, Router } from "express";
import { HttpError } from "../web/errors.ts";
import { routes } from "../web/routes.ts";
import { type ListingApiParts, listingApi } from "./listings/routes.ts";
import { type MoveApiParts, moveApi } from "./moves/routes.ts";
import { type NoteApiParts, noteApi } from "./notes/routes.ts";
import { openApiDocument } from "./openapi.ts";
import { type StoryApiParts, storyApi } from "./stories/routes.ts";
import { type StudyApiParts, studyApi } from "./studies/routes.ts";

export type ApiParts = NoteApiParts & StoryApiParts & MoveApiParts & ListingApiParts & StudyApiParts;

const LIMIT = "2mb";

/** The API for programs: JSON in and out, what is wrong as problem+json. */
export function apiRoutes(parts: ApiParts): Router {
  return Router()
    .use("/api", fresh, onlyJson, express.json({ limit: LIMIT }))
    .use(routes({ "/api/v1/openapi.json": { get: document } }))
    .use(storyApi(parts))
    .use(moveApi(parts))
    .use(noteApi(parts))
    .use(listingApi(parts))
    .use(studyApi(parts));
}

const fresh: RequestHandler = (_request, response, next) => {
  response.set("Cache-Control", "no-store");
  next();
};

/** A page of another site can send forms and plain text without asking first; JSON it cannot. */
const onlyJson: RequestHandler = (request, _response, next) => {
  const { "content-length": length, "transfer-encoding": encoding } = request.headers;
  const hasBody = encoding !== undefined || (length !== undefined && length !== "0");
  if (!hasBody || request.is("application/json")) return next();
  next(new HttpError(415, "Send JSON, with Content-Type: application/json. Nothing was saved."));
};

const document: RequestHandler = (request, response) => {
  response.json(openApiDocument(`${request.protocol}://${request.headers.host}`));
};

import { type RequestHandler, Router } from "express";
import { HttpError } from "./errors.ts";

type Method = "get" | "post";

/** Path → what answers each method there. A path is tried in the order written. */
export type RouteTable = Record<string, Partial<Record<Method, RequestHandler>>>;

/** In a table: leaves a method to a router further on, which has the same path. */
export const elsewhere: RequestHandler = (_request, _response, next) => next("route");

/** A router of the table; any other method on one of its paths is a 405 that names the ones there are. */
export function routes(table: RouteTable): Router {
  const router = Router();
  for (const [path, handlers] of Object.entries(table)) {
    const route = router.route(path);
    if (handlers.get) route.get(handlers.get);
    if (handlers.post) route.post(handlers.post);
    const allowed = Object.keys(handlers).map((method) => method.toUpperCase());
    if (handlers.get) allowed.push("HEAD");
    route.all((request, response, next) => {
      response.set("Allow", allowed.join(", "));
      next(new HttpError(405, `${request.path} takes ${allowed.join(", ")}, not ${request.method}.`));
    });
  }
  return router;
}

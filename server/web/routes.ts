import { type RequestHandler, Router } from "express";
import { HttpError } from "./errors.ts";

const METHODS = ["get", "post", "put", "delete"] as const;
type Method = (typeof METHODS)[number];

/** Path → what answers each method there. A path is tried in the order written. */
export type RouteTable = Record<string, Partial<Record<Method, RequestHandler>>>;

/** In a table: leaves a method to a router further on, which has the same path. */
export const elsewhere: RequestHandler = (_request, _response, next) => next("route");

/** A router of the table; any other method on one of its paths is a 405 that names the ones there are. */
export function routes(table: RouteTable): Router {
  const router = Router();
  for (const [path, handlers] of Object.entries(table)) {
    const route = router.route(path);
    for (const method of METHODS) {
      const handler = handlers[method];
      if (handler) route[method](handler);
    }
    const allowed = Object.keys(handlers).map((method) => method.toUpperCase());
    if (handlers.get) allowed.push("HEAD");
    route.all((request, response, next) => {
      response.set("Allow", allowed.join(", "));
      next(new HttpError(405, `${request.path} takes ${allowed.join(", ")}, not ${request.method}.`));
    });
  }
  return router;
}

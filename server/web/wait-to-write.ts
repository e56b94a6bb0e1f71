import type { RequestHandler } from "express";

/**
 * Has a request that may write wait until long writing is over. The database would have it wait as
 * well, but with this thread, so that nobody's page is answered.
 */
export function waitToWrite(over: () => Promise<void>): RequestHandler {
  return (request, _response, next) => {
    if (request.method === "GET" || request.method === "HEAD") return next();
    over().then(() => next(), next);
  };
}

import type { Request, RequestHandler } from "express";
import { HttpError } from "./errors.ts";
import { isApiRequest } from "./problem.ts";

/** Whether a token is one that was made in the settings and not taken back. */
export type KnowsToken = (token: string) => boolean;

/** Whether a program showed a token that is good. */
export function hasToken(request: Request, knows: KnowsToken): boolean {
  const [, token] = /^Bearer ([\w-]{20,200})$/i.exec(request.headers.authorization ?? "") ?? [];
  return isApiRequest(request) && token !== undefined && knows(token);
}

/** Whether a request came from no page at all: browsers say where they send from, other programs do not. */
export function isFromNoPage(request: Request): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  return origin === undefined && site === undefined;
}

/**
 * Lets pages of other sites ask the API with a token, and only so. What a browser asks beforehand
 * (OPTIONS) is answered without one, as it cannot send it there.
 */
export function apiAcrossOrigins(
  knows: KnowsToken,
  isSameOrigin: (request: Request) => boolean,
): RequestHandler {
  return (request, response, next) => {
    if (!isApiRequest(request) || isFromNoPage(request) || isSameOrigin(request)) return next();
    const { origin } = request.headers;
    // A page's address typed by a person, or opened as such, is not asked by another page.
    if (origin === undefined && request.headers["sec-fetch-site"] === "none") return next();
    if (origin !== undefined) {
      response.set({ "Access-Control-Allow-Origin": origin, Vary: "Origin" });
      if (request.method === "OPTIONS") {
        response.set({
          "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
          "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key",
          "Access-Control-Max-Age": "600",
        });
        response.status(204).end();
        return;
      }
    }
    if (hasToken(request, knows)) return next();
    next(
      new HttpError(
        403,
        "This was asked from another site without a token. Make one under Settings and send it as Authorization: Bearer ….",
      ),
    );
  };
}

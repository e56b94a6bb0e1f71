import type { Request, RequestHandler, Response } from "express";
import { HttpError } from "./errors.ts";
import { isApiRequest } from "./problem.ts";

/** Whether a token is one that was made in the settings and not taken back. */
export type KnowsToken = (token: string) => boolean;

const withGoodToken = new WeakSet<Request>();

/** Whether a program showed a good token: known once `apiAccess` has seen the request. */
export function hasToken(request: Request): boolean {
  return withGoodToken.has(request);
}

/** Whether a request came from no page at all: browsers say where they send from, other programs do not. */
export function isFromNoPage(request: Request): boolean {
  const { origin, "sec-fetch-site": site } = request.headers;
  return origin === undefined && site === undefined;
}

/**
 * Lets pages of other sites ask the API with a token, and only so. What a browser asks beforehand
 * (OPTIONS) is answered without one, as it cannot send it there. A token that is shown has to be good,
 * wherever it comes from: one that was taken back is of no use at once.
 */
export function apiAccess(knows: KnowsToken, isSameOrigin: (request: Request) => boolean): RequestHandler {
  return (request, response, next) => {
    if (!isApiRequest(request)) return next();
    const isForeign = !isFromNoPage(request) && !isSameOrigin(request) && !isOpenedByHand(request);
    if (isForeign && allowsPage(request, response)) return;
    const token = shownToken(request);
    if (token !== null && knows(token)) withGoodToken.add(request);
    else if (token !== null) return next(unknownToken(response));
    if (!isForeign || token !== null) return next();
    next(
      new HttpError(
        403,
        "This was asked from another site without a token. Make one under Settings and send it as Authorization: Bearer ….",
      ),
    );
  };
}

/** An address typed, or opened from a bookmark, is not asked for by another page. */
function isOpenedByHand({ headers }: Request): boolean {
  return headers.origin === undefined && headers["sec-fetch-site"] === "none";
}

/** Says what a page of that origin may read and send; true when that was all that was asked. */
function allowsPage(request: Request, response: Response): boolean {
  const { origin } = request.headers;
  if (origin === undefined) return false;
  response.vary("Origin").set({
    "Access-Control-Allow-Origin": origin,
    "Access-Control-Expose-Headers": "Location, Allow, Retry-After",
  });
  if (request.method !== "OPTIONS") return false;
  response.set({
    "Access-Control-Allow-Methods": "GET, POST, PUT, DELETE",
    "Access-Control-Allow-Headers": "Authorization, Content-Type, Idempotency-Key",
    "Access-Control-Max-Age": "600",
  });
  response.status(204).end();
  return true;
}

function shownToken({ headers }: Request): string | null {
  return /^Bearer +(\S+)$/i.exec(headers.authorization ?? "")?.[1] ?? null;
}

/** Not counted like a wrong password: nobody guesses 256 bits, and a program with an old one must lock nobody out. */
function unknownToken(response: Response): HttpError {
  response.set("WWW-Authenticate", 'Bearer error="invalid_token"');
  return new HttpError(401, "That token is not known here, or it was taken back. Make one under Settings.");
}

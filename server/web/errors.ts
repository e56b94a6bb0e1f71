import type { ErrorRequestHandler, Request, RequestHandler } from "express";
import { valuesOf } from "./form.ts";
import type { Pages } from "./page.ts";
import { isApiRequest, sendProblem } from "./problem.ts";
import { storageFault } from "./storage-fault.ts";

/** An answer other than 200, with a sentence that says what is wrong and what to do. */
export class HttpError extends Error {
  readonly status: number;
  /** What a program is told besides, such as what to mend in which part. */
  readonly members: Record<string, unknown>;

  constructor(status: number, message: string, members: Record<string, unknown> = {}) {
    super(message);
    this.status = status;
    this.members = members;
  }
}

/** 404 with its sentence. */
export function notFound(message: string): HttpError {
  return new HttpError(404, message);
}

const TITLES: Record<number, string> = {
  400: "That request could not be read",
  401: "A password is needed",
  403: "Not allowed",
  404: "Not found",
  405: "That cannot be done here",
  409: "That was changed meanwhile",
  413: "That is too large",
  415: "That kind of content is not taken here",
  421: "Unknown address",
  422: "That cannot be taken as it is",
  429: "Too many tries",
  503: "The database cannot be used just now",
  507: "The disk is full",
};

/** The last route: no other took the path. */
export const unknownPath: RequestHandler = (request, _response, next) => {
  next(notFound(`There is no page at ${request.path}. Perhaps the address was cut off when it was copied.`));
};

/**
 * Turns whatever was thrown into a page: what the reader can mend in words, a bug as a plain 500. What is not
 * the sender's to mend goes to the log with its stack.
 */
export function errorPage(pages: Pages, log: (line: string) => void): ErrorRequestHandler {
  return (error: unknown, request, response, next) => {
    if (response.headersSent) return next(error);
    const known = asHttpError(error, request);
    const status = known?.status ?? 500;
    if (status >= 500 && !(error instanceof HttpError)) log(stackOf(error));
    const title = TITLES[status] ?? "Something went wrong here";
    const message =
      known?.message ??
      "Newsmove met a fault of its own. Nothing you saved is lost; the log of the server says more.";
    if (isApiRequest(request))
      return sendProblem(response, { status, title, detail: message, ...known?.members });
    try {
      pages.send(response, "error", {
        title,
        status,
        data: { message, again: known && status >= 500 ? sentForm(request) : null },
      });
    } catch (fault) {
      // A page needs the settings, and so the database, which may be what broke.
      log(stackOf(fault));
      response.status(status).type("text").set("Cache-Control", "no-store").send(`${title}. ${message}\n`);
    }
  };
}

/** What the log says of an error. */
export function stackOf(error: unknown): string {
  return error instanceof Error ? (error.stack ?? error.message) : String(error);
}

/** A form that could not be saved, so that it can be sent once more as it was typed; null where there is none. */
function sentForm({
  method,
  originalUrl,
  body,
}: Request): { action: string; fields: [string, string][] } | null {
  if (method !== "POST" || typeof body !== "object" || body === null) return null;
  const fields = Object.keys(body).flatMap((name) =>
    valuesOf(body, name).map((value): [string, string] => [name, value]),
  );
  return { action: originalUrl, fields };
}

/** Errors of Express and its body parser carry a status; those under 500 are the sender's to mend. */
function asHttpError(error: unknown, { method }: Request): HttpError | null {
  if (error instanceof HttpError) return error;
  const refused = storageFault(error, method !== "GET" && method !== "HEAD");
  if (refused) return new HttpError(refused.status, refused.message);
  const { status, type, limit } = error as { status?: number; type?: string; limit?: number };
  if (typeof status !== "number" || status < 400 || status > 499) return null;
  if (type === "entity.too.large") {
    return new HttpError(
      413,
      `What was sent is larger than the ${Math.round((limit ?? 0) / 1024)} KB taken here. Nothing was saved; shorten it and send it again.`,
    );
  }
  if (type === "parameters.too.many")
    return new HttpError(413, "The form has more fields than are taken here. Nothing was saved.");
  if (type === "entity.parse.failed")
    return new HttpError(400, "What was sent is not JSON. Nothing was saved; mend it and send it again.");
  if (status === 415)
    return new HttpError(415, "What was sent is in an encoding that is not read here. Send it in UTF-8.");
  return new HttpError(status, "The address or the form could not be read. Go back and try again.");
}

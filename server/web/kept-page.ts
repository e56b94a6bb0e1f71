import type { Request, RequestHandler, Response } from "express";
import { type Html, sendHtml } from "./html.ts";

/** What a handler's page rests on, as a text. */
export type StateOf = () => string;

/**
 * A handler whose page is kept once it is rendered, and sent again for as long as nothing it rests on
 * has changed. Whoever asks with a query asks for another page.
 */
export function keptPage(stateOf: StateOf, handler: RequestHandler): RequestHandler {
  let kept: { state: string; html: Html } | null = null;
  return (request, response, next) => {
    if (!isPlain(request)) return handler(request, response, next);
    const state = stateOf();
    if (kept?.state === state) return sendHtml(response, kept.html);
    // The state before: a change during the work makes the page one of the past.
    whenRendered(response, (html) => {
      kept = { state, html };
    });
    return handler(request, response, next);
  };
}

function isPlain({ method, originalUrl }: Request): boolean {
  return (method === "GET" || method === "HEAD") && !originalUrl.includes("?");
}

type Keep = (html: Html) => void;

const keeping = new WeakMap<Response, Keep>();

function whenRendered(response: Response, keep: Keep): void {
  keeping.set(response, keep);
}

/** To be called with a page that answers a request in full. */
export function rendered(response: Response, html: Html): void {
  keeping.get(response)?.(html);
}

import { randomUUID } from "node:crypto";
import { type Request, type RequestHandler, Router } from "express";
import type { CatalogueStore } from "../companies/catalogue-store.ts";
import type { CompaniesStore } from "../companies/store.ts";
import type { Clock } from "../lib/dates.ts";
import type { NewsStore } from "../news/store.ts";
import { storyForm } from "../stories/form-page.ts";
import { fieldsOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { fileOf, upload } from "../web/upload.ts";
import { type Article, readArticle } from "./article/article.ts";
import { decodeHtml } from "./article/decode.ts";
import { buildDirectory } from "./directory.ts";
import { draftOf } from "./draft.ts";
import { draftPage, pastePage } from "./page.ts";

export interface CaptureParts {
  companies: CompaniesStore;
  catalogue: CatalogueStore;
  news: NewsStore;
  pages: Pages;
  clock: Clock;
}

const LIMIT_MB = 5;

/** Nothing is stored here: what is read is confirmed in the story form, which saves it. */
export function captureRoutes(parts: CaptureParts): Router {
  return Router()
    .use("/capture", ...upload("file", LIMIT_MB))
    .use(routes({ "/capture": { get: paste(parts), post: read(parts) } }));
}

function paste({ pages }: CaptureParts): RequestHandler {
  return (_request, response) => {
    pages.send(response, ...pastePage({ text: "", error: "" }));
  };
}

function read(parts: CaptureParts): RequestHandler {
  const { companies, catalogue, pages, clock } = parts;
  return (request, response) => {
    const { text } = fieldsOf(request.body, ["text"]);
    const article = articleOf(request, text, clock());
    if (article === null) {
      const error = "There is nothing to read yet. Paste the article's text, or choose a saved page.";
      return pages.send(response, ...pastePage({ text, error }));
    }
    const draft = draftOf(article, buildDirectory(catalogue.namedLines()), companies);
    const form = storyForm(parts, {
      ...{ fields: draft.fields, hints: draft.hints, movesFirst: true, submissionKey: randomUUID() },
      ...(draft.moves.length > 0 ? { submit: saveLabel(draft.moves.length) } : {}),
    });
    pages.send(response, ...draftPage(draft, form));
  };
}

/** A chosen file counts before what was pasted; null where there is neither. */
function articleOf(request: Request, pasted: string, now: Date): Article | null {
  const file = fileOf(request);
  const text = file ? decodeHtml(file.bytes) : pasted;
  if (text.trim() === "") return null;
  const isPage = file ? /\.x?html?$/i.test(file.name) || isMarkup(text) : isMarkup(text);
  return readArticle(isPage ? { html: text } : { text }, now);
}

/** The source of a page begins with a tag, whatever blanks or comments come first. */
function isMarkup(text: string): boolean {
  return /^\s*<(?:!doctype|!--|\?xml|html|head|body|article|div|section|main|p|meta|script|h1)\b/i.test(
    text.slice(0, 2000),
  );
}

function saveLabel(moves: number): string {
  return `Save story and ${moves} ${moves === 1 ? "move" : "moves"}`;
}

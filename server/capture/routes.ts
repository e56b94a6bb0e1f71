import { randomUUID } from "node:crypto";
import { type Request, type RequestHandler, type Response, Router } from "express";
import type { CatalogueStore } from "../companies/catalogue-store.ts";
import { addStory } from "../stories/adding.ts";
import { isBlankMove, type StoryFields } from "../stories/fields.ts";
import { type StoryFormParts, type StoryFormState, storyForm } from "../stories/form-page.ts";
import type { StoriesStore } from "../stories/store.ts";
import { fieldsOf } from "../web/form.ts";
import type { Pages } from "../web/page.ts";
import { routes } from "../web/routes.ts";
import { fileOf, upload } from "../web/upload.ts";
import type { Article } from "./article/article.ts";
import { decodeHtml } from "./article/decode.ts";
import { buildDirectory, type Directory } from "./directory.ts";
import { draftOf } from "./draft.ts";
import { type FoundMove, findMoves } from "./find-moves.ts";
import { draftPage, pastePage } from "./page.ts";

export interface CaptureParts extends StoryFormParts {
  catalogue: CatalogueStore;
  stories: StoriesStore;
  pages: Pages;
}

const LIMIT_MB = 5;

/** Nothing is stored here: what is read is confirmed in the story form, which saves it. */
export function captureRoutes(parts: CaptureParts): Router {
  return Router()
    .use("/capture", ...upload("file", LIMIT_MB))
    .use(
      routes({
        "/capture": { get: paste(parts), post: read(parts) },
        "/capture/story": { post: confirm(parts) },
      }),
    );
}

function paste({ pages }: CaptureParts): RequestHandler {
  return (_request, response) => {
    pages.send(response, ...pastePage({ text: "", error: "" }));
  };
}

function read(parts: CaptureParts): RequestHandler {
  const { companies, pages, clock } = parts;
  return async (request, response) => {
    const { text } = fieldsOf(request.body, ["text"]);
    const article = await articleOf(request, text, clock());
    if (article === null) {
      const error = "There is nothing to read yet. Paste the article's text, or choose a saved page.";
      return pages.send(response, ...pastePage({ text, error }));
    }
    const { moves, fields, hints } = draftOf(article, directoryOf(parts), companies);
    sendDraft(parts, response, article.text, moves, { fields, hints, submissionKey: randomUUID() });
  };
}

/** Saves what was confirmed; what is still to be mended comes back beside its article. */
function confirm(parts: CaptureParts): RequestHandler {
  return (request, response) => {
    const added = addStory(parts, request.body);
    if (!("again" in added)) return response.redirect(303, `/news/${added.id}`);
    const { captured } = fieldsOf(request.body, ["captured"]);
    sendDraft(parts, response, captured, findMoves(captured, directoryOf(parts)), added.again);
  };
}

function sendDraft(
  parts: CaptureParts,
  response: Response,
  text: string,
  moves: FoundMove[],
  state: StoryFormState,
): void {
  const form = storyForm(parts, {
    ...state,
    ...{
      action: "/capture/story",
      submit: saveLabel(state.fields),
      movesFirst: true,
      carried: { captured: text },
    },
  });
  parts.pages.send(response, ...draftPage(text, moves, form));
}

function directoryOf({ catalogue }: CaptureParts): Directory {
  return buildDirectory(catalogue.namedLines());
}

/** A chosen file counts before what was pasted; null where there is neither. */
async function articleOf(request: Request, pasted: string, now: Date): Promise<Article | null> {
  const file = fileOf(request);
  const text = file ? decodeHtml(file.bytes) : pasted;
  if (text.trim() === "") return null;
  const isPage = file ? /\.x?html?$/i.test(file.name) || isMarkup(text) : isMarkup(text);
  // Loaded with the first article: its libraries are a third of all there is to load at a start.
  const { readArticle } = await import("./article/article.ts");
  return readArticle(isPage ? { html: text } : { text }, now);
}

/** The source of a page begins with a tag, whatever blanks or comments come first. */
function isMarkup(text: string): boolean {
  return /^\s*<(?:!doctype|!--|\?xml|html|head|body|article|div|section|main|p|meta|script|h1)\b/i.test(
    text.slice(0, 2000),
  );
}

/** "Save story and 2 moves": what is kept of them. */
function saveLabel({ moves }: StoryFields): string {
  const kept = moves.filter((move) => move.keep !== "drop" && !isBlankMove(move)).length;
  return kept === 0 ? "Save story" : `Save story and ${kept} ${kept === 1 ? "move" : "moves"}`;
}

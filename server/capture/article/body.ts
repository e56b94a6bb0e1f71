import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { paragraphsOf } from "./blocks.ts";
import { cleanPage } from "./clean.ts";

/** Beyond these no page is an article; weighing it all would take long. */
const MOST_ELEMENTS = 15_000;
const MOST_CHARACTERS = 600_000;

/** The paragraphs of a page's article: the part that reads like one, else all text but navigation and the like. */
export function bodyOf(html: string): string[] {
  const page = cleanPage(html);
  const weighable = page.elements <= MOST_ELEMENTS && page.characters <= MOST_CHARACTERS;
  const found = weighable ? mainPart(page.html) : null;
  if (found && found.length > 0) return found;
  const bare = paragraphsOf(page.html, true);
  return bare.length > 0 ? bare : paragraphsOf(page.html);
}

function mainPart(clean: string): string[] | null {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${clean}</body></html>`);
  const article = new Readability(document, { disableJSONLD: true, charThreshold: 250 }).parse();
  return article?.content ? paragraphsOf(article.content) : null;
}

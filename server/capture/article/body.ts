import { Readability } from "@mozilla/readability";
import { parseHTML } from "linkedom";
import { paragraphsOf } from "./blocks.ts";
import { cleanPage } from "./clean.ts";

/** The paragraphs of a page's article: the part that reads like one, else all text but navigation and the like. */
export function bodyOf(html: string): string[] {
  const clean = cleanPage(html);
  const found = clean === null ? [] : mainPart(clean);
  if (found.length > 0) return found;
  const bare = paragraphsOf(html, true);
  return bare.length > 0 ? bare : paragraphsOf(html);
}

function mainPart(clean: string): string[] {
  const { document } = parseHTML(`<!doctype html><html><head></head><body>${clean}</body></html>`);
  const article = new Readability(document, { disableJSONLD: true, charThreshold: 250 }).parse();
  return article?.content ? paragraphsOf(article.content) : [];
}

import type { Published } from "../../news/news.ts";
import { readHtml } from "./read-html.ts";
import { readText } from "./read-text.ts";

/** What an article says of itself; what it does not say is null. */
export interface Article {
  title: string | null;
  publisher: string | null;
  /** Whose reporting it relays, never the publisher itself. */
  creditedSource: string | null;
  author: string | null;
  published: Published;
  /** As the page gives it; http or https, never anything that runs or holds data. */
  url: string | null;
  /** Two letters: "en". */
  language: string | null;
  /** The title and the article's paragraphs, parted by blank lines; no markup, no page furniture. */
  text: string;
  topics: string[];
}

/**
 * Reads an article from text as pasted or from a page's HTML. Nothing is fetched and nothing of the page
 * runs. `now` is when it was captured: nothing is published later, and a date without its year is the
 * latest such day, unless the text itself tells the year.
 */
export function readArticle(input: { text: string } | { html: string }, now: Date): Article {
  return "html" in input ? readHtml(input.html, now) : readText(input.text, now);
}

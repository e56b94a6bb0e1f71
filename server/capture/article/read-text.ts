import { topics } from "../topics.ts";
import type { Article } from "./article.ts";
import { creditedSource } from "./credited.ts";
import { squeeze } from "./entities.ts";
import { authorIn, headOf, publishedIn, publisherIn } from "./head.ts";
import { languageOf } from "./language.ts";
import { sameOrganisation } from "./organisations.ts";
import { withoutTail } from "./tail.ts";

/** Reads an article as pasted: a headline, what is under it, paragraphs, and what follows those. */
export function readText(pasted: string, now: Date): Article {
  const head = headOf(linesOf(pasted), null);
  const paragraphs = withoutTail(head.paragraphs);
  const publisher = publisherIn(head);
  const text = (head.title ? [head.title, ...paragraphs] : paragraphs).join("\n\n");
  const source = head.bylines.find((byline) => byline.source)?.source ?? null;
  const isOther = source !== null && !(publisher && sameOrganisation(source, publisher));
  return {
    ...{ title: head.title, publisher, url: head.url, text },
    creditedSource: isOther ? source : creditedSource(text, publisher),
    author: authorIn(head),
    published: publishedIn(head, text, now),
    language: languageOf(text),
    topics: topics(text),
  };
}

function linesOf(pasted: string): string[] {
  return pasted
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map(squeeze)
    .filter((line) => line !== "");
}

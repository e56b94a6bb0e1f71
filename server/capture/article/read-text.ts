import { topics } from "../topics.ts";
import { articleAddress, hostOf } from "./address.ts";
import type { Article } from "./article.ts";
import { type Byline, bylineOf } from "./byline.ts";
import { agencyOf, creditedSource } from "./credited.ts";
import { squeeze } from "./entities.ts";
import type { FoundDate } from "./found-date.ts";
import { languageOf } from "./language.ts";
import { cleanTitle } from "./names.ts";
import { organisationAt, organisationNamed, sameOrganisation } from "./organisations.ts";
import { publishedFrom } from "./published.ts";
import { withoutTail } from "./tail.ts";
import { writtenDate } from "./written-date.ts";

/** Lines that may stand over the article's first sentence. */
const HEAD_LINES = 8;

interface Head {
  title: string | null;
  bylines: Byline[];
  url: string | null;
  /** Lines of the article itself begin here. */
  until: number;
}

/** Reads an article as pasted: a headline, what is under it, paragraphs, and what follows those. */
export function readText(pasted: string, now: Date): Article {
  const lines = pasted
    .split(/\r\n?|\n|\u2028|\u2029/)
    .map(squeeze)
    .filter((line) => line !== "");
  const head = headOf(lines);
  const paragraphs = withoutTail(lines.slice(head.until));
  const opening = paragraphs[0] ?? "";
  const publisher = publisherOf(head, opening);
  const text = (head.title ? [head.title, ...paragraphs] : paragraphs).join("\n\n");
  const source = head.bylines.find((byline) => byline.source)?.source ?? null;
  return {
    ...{ title: head.title, publisher, url: head.url, text },
    creditedSource:
      source && !(publisher && sameOrganisation(source, publisher))
        ? source
        : creditedSource(text, publisher),
    author: head.bylines.find(({ author }) => author !== null)?.author ?? null,
    published: publishedFrom(dateOf(head, opening), text, now),
    language: languageOf(text),
    topics: topics(text),
  };
}

function headOf(lines: readonly string[]): Head {
  const head: Head = { title: null, bylines: [], url: null, until: 0 };
  for (let at = 0; at < Math.min(lines.length, HEAD_LINES); at++) {
    const line = lines[at] ?? "";
    const address = /^https?:\/\/\S+$/.test(line) ? articleAddress([line], null) : null;
    const byline = address ? null : bylineOf(line);
    if (address) head.url ??= address;
    else if (byline) head.bylines.push(byline);
    else if (head.title === null) head.title = titleOf(line, lines, at);
    else break;
    head.until = at + 1;
  }
  return head;
}

const LONGEST_TITLE = 300;

/** The first line that is no byline; a text that begins with a paragraph has no headline. */
function titleOf(line: string, lines: readonly string[], at: number): string | null {
  if (lines.length > at + 1 && line.length > LONGEST_TITLE) return null;
  return cleanTitle(line, []);
}

function publisherOf(head: Head, opening: string): string | null {
  const stated = head.bylines.find((byline) => byline.publisher !== null)?.publisher ?? null;
  return (
    (stated && (organisationNamed(stated) ?? stated)) ?? organisationAt(hostOf(head.url)) ?? agencyOf(opening)
  );
}

/** The byline's date, the first that is not one of a change, else the dateline's. */
function dateOf(head: Head, opening: string): FoundDate | null {
  const dated = head.bylines.filter(({ date }) => date !== null);
  const stated = dated.find(({ updated, date }) => !updated && date?.day !== null) ?? dated[0];
  if (stated) return stated.date;
  const dateline = /^[\p{Lu}][^\n]{2,80}?(?:\)\s*[-–—]|\s[-–—]\s)/u.exec(opening.slice(0, 120))?.[0];
  return dateline ? writtenDate(dateline) : null;
}

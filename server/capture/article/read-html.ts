import { topics } from "../topics.ts";
import { articleAddress, hostOf } from "./address.ts";
import type { Article } from "./article.ts";
import { bodyOf } from "./body.ts";
import { creditedSource } from "./credited.ts";
import { authorIn, headOf, publishedIn, publisherIn } from "./head.ts";
import { htmlDate } from "./html-date.ts";
import { plainLine } from "./entities.ts";
import { type JsonLd, readJsonLd } from "./json-ld.ts";
import { languageOf, languageTag } from "./language.ts";
import {
  AUTHOR_NAMES,
  ADDRESS_NAMES,
  LANGUAGE_NAMES,
  PUBLISHER_NAMES,
  TITLE_NAMES,
} from "./lexicon/meta-names.ts";
import { cleanAuthors, cleanPublisher, cleanTitle } from "./names.ts";
import { organisationAt } from "./organisations.ts";
import { type PageFacts, pageFacts } from "./page-facts.ts";
import { withoutTail } from "./tail.ts";

/**
 * Reads a page's HTML. What the page states for machines comes first: JSON-LD, then OpenGraph, then other meta
 * fields and links, then marked elements; its text last.
 */
export function readHtml(html: string, now: Date): Article {
  const facts = pageFacts(html);
  const data = readJsonLd(facts.jsonLd);
  const url = addressOf(facts, data);
  const site = publisherOf(facts, data, url);
  const head = headOf(bodyOf(html), titleOf(facts, data, site));
  const { title } = head;
  const text = [...(title ? [title] : []), ...withoutTail(head.paragraphs)].join("\n\n");
  const publisher = site ?? publisherIn(head);
  const stated = htmlDate(facts, data, text, now);
  return {
    ...{ title, publisher, url, text },
    creditedSource: creditedSource(text, publisher),
    author: authorOf(facts, data) ?? authorIn(head),
    published: stated.date === null ? publishedIn(head, text, now) : stated,
    language: languageIn(facts, data) ?? languageOf(text),
    topics: topics(text),
  };
}

function metaOf(facts: PageFacts, names: readonly string[]): string[] {
  return names.flatMap((name) => facts.meta.get(name) ?? []);
}

function addressOf(facts: PageFacts, data: JsonLd): string | null {
  const og = metaOf(facts, ADDRESS_NAMES);
  const base = articleAddress([facts.base, ...data.urls, ...og], null);
  return articleAddress([...data.urls, ...og, facts.canonical], base);
}

function publisherOf(facts: PageFacts, data: JsonLd, url: string | null): string | null {
  const stated = [...data.publishers, ...metaOf(facts, PUBLISHER_NAMES), ...data.sites];
  for (const name of stated) {
    const clean = cleanPublisher(plainLine(name));
    if (clean) return clean;
  }
  return organisationAt(hostOf(url));
}

function titleOf(facts: PageFacts, data: JsonLd, publisher: string | null): string | null {
  const sites = [publisher, ...data.sites, ...metaOf(facts, ["og:site_name", "application-name"])];
  const stated = [...data.headlines, ...metaOf(facts, TITLE_NAMES), ...facts.headings, facts.title ?? ""];
  const titles = stated.flatMap((one) => cleanTitle(plainLine(one), sites) ?? []);
  const first = titles[0] ?? null;
  // Some sites cut the headline in their data short.
  const cut = first && /^(.{20,}?)\s*(?:…|\.\.\.)$/.exec(first)?.[1];
  return (cut && titles.find((title) => title.startsWith(cut) && title.length > cut.length + 3)) || first;
}

function authorOf(facts: PageFacts, data: JsonLd): string | null {
  const stated = [data.authors, ...AUTHOR_NAMES.map((name) => facts.meta.get(name) ?? [])];
  for (const names of stated) {
    const clean = cleanAuthors(names.map((name) => plainLine(name)));
    if (clean) return clean;
  }
  // Pages mark the authors of other articles as well: the first is this one's.
  for (const name of facts.authors) {
    const clean = cleanAuthors([name]);
    if (clean) return clean;
  }
  return null;
}

function languageIn(facts: PageFacts, data: JsonLd): string | null {
  for (const tag of [facts.language ?? "", ...data.languages, ...metaOf(facts, LANGUAGE_NAMES)]) {
    const language = languageTag(tag);
    if (language) return language;
  }
  return null;
}

import { plainLine } from "./entities.ts";
import { type Capture, captures } from "./page-captures.ts";
import { piecesOf, type Tag } from "./tags.ts";

/** What a page states about itself outside its text, as it stands there. */
export interface PageFacts {
  language: string | null;
  /** The <title>. */
  title: string | null;
  /** Contents of <meta> by lower-case name, property or itemprop, in the page's order. */
  meta: ReadonlyMap<string, string[]>;
  canonical: string | null;
  base: string | null;
  /** Contents of ld+json scripts. */
  jsonLd: string[];
  headings: string[];
  /** <time> elements and others marked as a date, in order. */
  times: MarkedDate[];
  /** Elements marked as an author or a byline. */
  authors: string[];
}

export interface MarkedDate {
  /** For machines, where given. */
  datetime: string | null;
  text: string;
  /** Marked as the date of publication. */
  published: boolean;
  afterHeading: boolean;
}

const MOST_METAS = 2000;

/** Gathers a page's statements about itself in one pass. */
export function pageFacts(html: string): PageFacts {
  const facts = {
    ...{ language: null as string | null, title: null as string | null },
    ...{ canonical: null as string | null, base: null as string | null },
    ...{ meta: new Map<string, string[]>(), jsonLd: [] as string[] },
  };
  const marked = captures();
  let metas = 0;
  for (const piece of piecesOf(html)) {
    if (piece.kind === "text") marked.text(piece.text);
    else if (piece.kind === "enclosed") {
      if (piece.name === "title") facts.title ??= plainLine(piece.text) || null;
      const isData = /\bld\+json\b/i.test(piece.attributes.get("type")?.slice(0, 200) ?? "");
      if (piece.name === "script" && isData) facts.jsonLd.push(piece.text);
    } else {
      marked.tag(piece);
      if (piece.closing) continue;
      if (piece.name === "html") facts.language ??= piece.attributes.get("lang") ?? null;
      else if (piece.name === "base") facts.base ??= piece.attributes.get("href") ?? null;
      else if (piece.name === "link" && relOf(piece) === "canonical")
        facts.canonical ??= plainLine(piece.attributes.get("href") ?? "") || null;
      else if (piece.name === "meta" && metas++ < MOST_METAS) addMeta(facts.meta, piece);
    }
  }
  return { ...facts, ...sorted(marked.done()) };
}

function relOf(tag: Tag): string {
  return (tag.attributes.get("rel") ?? "").trim().toLowerCase();
}

function addMeta(meta: Map<string, string[]>, tag: Tag): void {
  const content = plainLine(tag.attributes.get("content") ?? "");
  if (content === "") return;
  for (const key of ["property", "name", "itemprop"]) {
    const name = tag.attributes.get(key)?.trim().toLowerCase();
    if (!name) continue;
    const before = meta.get(name);
    if (before) before.push(content);
    else meta.set(name, [content]);
  }
}

function sorted(found: readonly Capture[]): Pick<PageFacts, "headings" | "times" | "authors"> {
  const firstHeading = found.findIndex(({ what }) => what === "heading");
  const times = found.flatMap((one, place) => {
    if (one.what !== "date") return [];
    const { datetime, published } = one;
    return [{ datetime, text: plainLine(one.text), published, afterHeading: place > firstHeading }];
  });
  const textsOf = (what: Capture["what"]) =>
    found.filter((one) => one.what === what).flatMap(({ text }) => plainLine(text) || []);
  return { headings: textsOf("heading"), times, authors: [...textsOf("author"), ...textsOf("byline")] };
}

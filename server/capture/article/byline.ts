import type { FoundDate } from "./found-date.ts";
import { LINE_NOISE } from "./lexicon/furniture.ts";
import { organisationNamed } from "./organisations.ts";
import { writtenDate } from "./written-date.ts";

/** What the line under a headline says. */
export interface Byline {
  author: string | null;
  publisher: string | null;
  /** After "Source:". */
  source: string | null;
  date: FoundDate | null;
  /** The date is one of a change. */
  updated: boolean;
}

const LONGEST = 200;
const PARTS = /\s*[|·•∙/]\s*|\s+[–—-]\s+|\t+|\s{3,}/;
const PUBLISHED =
  /\b(?:first |last )?(?:published|posted|updated|modified|date|veröffentlicht|publié(?: le)?|publicado(?: el)?|发布(?:时间|于)?)\b(?: (?:on|at))?\s*[:：]?\s*/giu;

/** Reads a line as a byline; null where it is none but, say, the article's first sentence. */
export function bylineOf(line: string): Byline | null {
  if (line.length > LONGEST) return null;
  const date = writtenDate(line);
  const left = (date ? `${line.slice(0, date.start)} | ${line.slice(date.end)}` : line).replace(
    PUBLISHED,
    " | ",
  );
  const byline: Byline = {
    ...{ author: null, publisher: null, source: null, date },
    updated: /\b(?:updated|modified)\b/i.test(line) && !/\b(?:published|posted)\b/i.test(line),
  };
  const parts = left
    .split(PARTS)
    .map(trimmed)
    .filter((part) => part !== "" && !LINE_NOISE.test(part));
  // Without a date, only a credit or a known name tells a byline from a short sentence.
  for (const part of parts) if (!readPart(part, byline, date !== null)) return null;
  const saysSomething = date ?? byline.author ?? byline.publisher ?? byline.source;
  return saysSomething || parts.length === 0 ? byline : null;
}

function trimmed(part: string): string {
  return part.replace(/^[\s,;:()]+|[\s,;:(]+$/g, "");
}

const BY = /^(?:by|von|par|por|di|door)[:\s]\s*(?<names>.+)$/i;
const SOURCE = /^(?:source|via|quelle|来源)\s?[:：]\s*(?<name>.+)$/i;

/** Takes what a part of the line says; false where it is nothing a byline says. */
function readPart(part: string, byline: Byline, dated: boolean): boolean {
  const by = BY.exec(part)?.groups?.names;
  if (by && by.length <= 100) {
    takeNames(by, byline);
    return true;
  }
  const source = SOURCE.exec(part)?.groups?.name;
  if (source) {
    byline.source ??= organisationNamed(source) ?? source;
    return true;
  }
  const known = organisationNamed(part);
  if (known) {
    byline.publisher ??= part;
    return true;
  }
  if (!dated || !isName(part)) return false;
  byline.publisher ??= part;
  return true;
}

/** "Jane Doe and John Roe, Bloomberg": the authors, and whose they are. */
function takeNames(names: string, byline: Byline): void {
  const listed = names.split(/\s*,\s*|\s+(?:for|at)\s+(?=\p{Lu})/u).filter((name) => name !== "");
  const last = listed.at(-1) ?? "";
  if (organisationNamed(last)) byline.publisher ??= listed.pop() ?? null;
  const authors = listed.filter(
    (name) => !/\b(?:reporter|correspondent|editor|staff writer|analyst)\b/i.test(name),
  );
  byline.author ??= authors.join(", ").replaceAll(/\s+(?:and|&)\s+/g, ", ") || null;
}

/** A few words with capitals, as names of publishers have them. */
function isName(part: string): boolean {
  const words = part.split(" ");
  if (words.length > 5 || part.length > 50 || /[.!?]$/.test(part)) return false;
  return words.every((word) => /^(?:[\p{Lu}\p{Lo}\d&]|of|the|and|de|la|für)/u.test(word));
}

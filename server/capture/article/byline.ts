import type { FoundDate } from "./found-date.ts";
import { LINE_NOISE, PUBLISHER_WORDS } from "./lexicon/furniture.ts";
import { organisationNamed } from "./organisations.ts";
import { writtenDate } from "./written-date.ts";

/** What the line over or under a headline says. */
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
  /\b(?:first |last )?(?:published|posted|updated|modified|date|veröffentlicht|publié(?: le)?|publicado(?: el)?)\b(?: (?:on|at))?\s*[:：]?\s*|发布(?:时间|于)?[:：]?/giu;

/**
 * Reads a line as a byline; null where it is none but, say, a headline or a first sentence. With `strict`, as
 * where the headline is still to come, every part must be known for what it is.
 */
export function bylineOf(line: string, strict: boolean): Byline | null {
  if (line.length > LONGEST) return null;
  const date = writtenDate(line);
  const left = date ? `${line.slice(0, date.start)} | ${line.slice(date.end)}` : line;
  const byline: Byline = {
    ...{ author: null, publisher: null, source: null, date },
    updated: /\b(?:updated|modified)\b/i.test(line) && !/\b(?:published|posted)\b/i.test(line),
  };
  const parts = left.replace(PUBLISHED, " | ").split(PARTS).map(trimmed);
  for (const part of parts) {
    if (part === "" || LINE_NOISE.test(part) || readPart(part, byline)) continue;
    // Beside a date, a few words with capitals are a name; whether of a person or a site is not known.
    if (strict || date === null || !isName(part)) return null;
  }
  return byline;
}

function trimmed(part: string): string {
  return part.replace(/^[\s,;:()]+|[\s,;:(]+$/g, "");
}

const BY = /^(?:by|von|par|por|di|door)[:\s]\s*(?<names>.+)$/i;
const SOURCE = /^(?:source|via|quelle|来源)\s?[:：]\s*(?<name>.+)$/i;
const LONGEST_NAMES = 100;

/** Takes what a part of the line says; false where that is not known. */
function readPart(part: string, byline: Byline): boolean {
  const by = BY.exec(part)?.groups?.names;
  if (by && by.length <= LONGEST_NAMES) return takeNames(by, byline);
  const source = SOURCE.exec(part)?.groups?.name;
  if (source) {
    byline.source ??= organisationNamed(source) ?? source;
    return true;
  }
  if (organisationNamed(part) || (isName(part) && PUBLISHER_WORDS.test(part))) {
    byline.publisher ??= part;
    return true;
  }
  const [name = "", organisation = ""] = part.split(/\s*,\s*(?=[^,]*$)/);
  return isName(name) && organisationNamed(organisation) !== null && takeNames(part, byline);
}

/** "Jane Doe and John Roe, Bloomberg": the authors, and whose they are. */
function takeNames(names: string, byline: Byline): true {
  const listed = names.split(/\s*,\s*|\s+(?:for|at)\s+(?=\p{Lu})/u).filter((name) => name !== "");
  if (organisationNamed(listed.at(-1) ?? "")) byline.publisher ??= listed.pop() ?? null;
  const authors = listed.filter((name) => !ROLE.test(name));
  byline.author ??= authors.join(", ").replaceAll(/\s+(?:and|&)\s+/g, ", ") || null;
  return true;
}

const ROLE = /\b(?:reporter|correspondent|editor|staff writer|analyst|contributor)\b/i;
const CALENDAR =
  /^(?:mon|tues?|wed(?:nes)?|thu(?:rs)?|fri|sat(?:ur)?|sun)(?:day)?\.?$|^(?:jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)\.?$/i;

/** A few words with capitals, as names of people and publishers have them. */
function isName(part: string): boolean {
  const words = part.split(" ");
  if (words.length > 5 || part.length > 50 || /[.!?]$/.test(part)) return false;
  return words.every((word) => CAPITAL.test(word) && !CALENDAR.test(word));
}

const CAPITAL = /^(?:[\p{Lu}\p{Lo}\d&]|(?:of|the|and|de|la|von|für)$)/u;

import type { Published } from "../../news/news.ts";
import { articleAddress, hostOf } from "./address.ts";
import { type Byline, bylineOf } from "./byline.ts";
import { agencyOf } from "./credited.ts";
import type { FoundDate } from "./found-date.ts";
import { organisationAt, organisationNamed } from "./organisations.ts";
import { publishedFrom } from "./published.ts";
import { writtenDate } from "./written-date.ts";

/** Lines that may stand over the article's first sentence. */
const HEAD_LINES = 8;
const LONGEST_TITLE = 300;

/** What stands over an article's first paragraph. */
export interface Head {
  title: string | null;
  /** The site named after the title. */
  titled: string | null;
  bylines: Byline[];
  url: string | null;
  /** The article's paragraphs, the lines below. */
  paragraphs: string[];
}

/** Parts lines into what stands over an article and its paragraphs; the title is among them unless it is known. */
export function headOf(lines: readonly string[], title: string | null): Head {
  const head: Head = { title, titled: null, bylines: [], url: null, paragraphs: [] };
  let at = 0;
  for (; at < Math.min(lines.length, HEAD_LINES); at++) {
    const line = lines[at] ?? "";
    const address = /^https?:\/\/\S+$/.test(line) ? articleAddress([line], null) : null;
    const byline = address ? null : bylineOf(line, head.title === null);
    if (address) head.url ??= address;
    else if (byline) head.bylines.push(byline);
    else if (head.title === null && isHeadline(line)) takeTitle(line, head);
    else if (line !== title && !isNameOverDate(lines, at, head)) break;
  }
  head.paragraphs = lines.slice(at);
  return head;
}

/** A text that begins with a paragraph has no headline. */
function isHeadline(line: string): boolean {
  return line.length <= LONGEST_TITLE && agencyOf(line) === null;
}

/** The line, without the site's name after a bar, as the tab of a browser shows it. */
function takeTitle(line: string, head: Head): void {
  const [, before, site] = /^(.{5,}?)\s*\|\s*([^|]{2,40})$/.exec(line) ?? [];
  const known = before && site ? organisationNamed(site) : null;
  head.title = known && before ? before : line;
  head.titled = known;
}

/** A name by itself over a line with the date: of a person or of a site, which is not said. */
function isNameOverDate(lines: readonly string[], at: number, head: Head): boolean {
  const line = lines[at] ?? "";
  if (head.title === null || !/^\p{Lu}\S*(?: \p{Lu}\S*){0,3}$/u.test(line) || line.length > 50) return false;
  return bylineOf(lines[at + 1] ?? "", false)?.date != null;
}

/** Who publishes, by the byline, the title's end, the address or the dateline, in this order. */
export function publisherIn({ bylines, titled, url, paragraphs }: Head): string | null {
  const stated = bylines.find(({ publisher }) => publisher !== null)?.publisher;
  if (stated) return organisationNamed(stated) ?? stated;
  return titled ?? organisationAt(hostOf(url)) ?? agencyOf(paragraphs[0] ?? "");
}

/** Who wrote it, by the byline. */
export function authorIn({ bylines }: Head): string | null {
  return bylines.find(({ author }) => author !== null)?.author ?? null;
}

/** The byline's date, the first that is not one of a change, else the dateline's. */
export function publishedIn(head: Head, text: string, now: Date): Published {
  return publishedFrom(dateIn(head), text, now);
}

function dateIn({ bylines, paragraphs }: Head): FoundDate | null {
  const dated = bylines.filter(({ date }) => date !== null);
  const stated = dated.find(({ updated, date }) => !updated && date?.day !== null) ?? dated[0];
  if (stated) return stated.date;
  const opening = (paragraphs[0] ?? "").slice(0, 120);
  const dateline = /^[\p{Lu}][^\n]{2,80}?(?:\)\s*[-–—]|\s[-–—]\s)/u.exec(opening)?.[0];
  return dateline ? writtenDate(dateline) : null;
}

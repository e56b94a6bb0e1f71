import { TAIL_HEADINGS, TAIL_OPENINGS } from "./lexicon/furniture.ts";

/** Only what stands in the first part of a text can be the article whatever it is called. */
const ALWAYS_KEPT = 2;

/** The paragraphs without what follows an article: disclaimers, comments, notices, links to others. */
export function withoutTail(paragraphs: readonly string[]): string[] {
  const end = paragraphs.findIndex((one, place) => place >= ALWAYS_KEPT && isTail(one));
  return end < 0 ? [...paragraphs] : paragraphs.slice(0, end);
}

/** Whether a paragraph begins what follows an article. */
export function isTail(paragraph: string): boolean {
  const line = paragraph.slice(0, 200);
  return TAIL_HEADINGS.test(line) || TAIL_OPENINGS.test(line);
}

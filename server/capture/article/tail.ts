import { LEGAL_OPENINGS, TAIL_HEADINGS } from "./lexicon/furniture.ts";

/** Only later than this can a heading such as "Comments" or "Sources" be one over a tail. */
const ALWAYS_KEPT = 2;

/** The paragraphs without notices of the law and without what follows an article: comments, links to others. */
export function withoutTail(paragraphs: readonly string[]): string[] {
  const kept = paragraphs.slice(0, ALWAYS_KEPT).filter((one) => !isLegal(one));
  const rest = paragraphs.slice(ALWAYS_KEPT);
  const end = rest.findIndex((one) => isLegal(one) || TAIL_HEADINGS.test(one.slice(0, 200)));
  return [...kept, ...(end < 0 ? rest : rest.slice(0, end))];
}

function isLegal(paragraph: string): boolean {
  return LEGAL_OPENINGS.test(paragraph.slice(0, 200));
}

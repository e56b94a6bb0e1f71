import type { MoveInput } from "../moves/moves.ts";
import type { Published } from "../news/news.ts";

export const MAX_TITLE = 500;
/** Of a publisher, a credited source, an author, the name of a subject. */
export const MAX_NAME = 200;
export const MAX_QUOTE = 2000;
export const MAX_MOVES = 60;
export const MAX_MENTIONS = 100;
export const MAX_TOPICS = 30;
export const MAX_TOPIC = 80;
/** A second story of one title and publisher within this many days may be the same one. */
export const DUPLICATE_DAYS = 3;

/** What a story form stands for once it is right: a news item with all that belongs to it. */
export interface StoryInput {
  title: string;
  publisher: string;
  creditedSource: string | null;
  author: string | null;
  url: string | null;
  /** The address in the one form by which the same article is known again. */
  urlKey: string | null;
  language: string | null;
  published: Published;
  /** The companies mentioned, those of the moves' listings among them, in order of their ids. */
  companyIds: number[];
  /** Names of companies mentioned that are to be added, without a listing. */
  newCompanies: string[];
  topics: string[];
  /** In the order the story tells them. */
  moves: MoveInput[];
}

/** A stored story that a new one may be the same as. */
export interface Duplicate {
  id: number;
  title: string;
  publisher: string;
  /** What shows that they may be the same. */
  by: "address" | "title";
}

/** What a story is ordered by: its instant, else its day's noon, else the moment it is taken down. */
export function sortTime({ at, date }: Published, now: string): string {
  return at ?? (date === null ? now : `${date}T12:00:00.000Z`);
}

/** Text on one line, without spaces around it or twice in a row. */
export function collapsed(text: string): string {
  return text.replaceAll(/\s+/gu, " ").trim();
}

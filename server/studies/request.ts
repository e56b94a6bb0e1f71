import type { Direction } from "../lib/percent.ts";
import type { Session } from "../moves/moves.ts";
import type { StudyDefinition } from "./study.ts";

/** Which stories a study takes its events from; null asks for nothing. */
export interface StoryFilter {
  newsId: number | null;
  /** Whose stock. */
  companyId: number | null;
  publisher: string | null;
  topic: string | null;
  /** Session and direction of the reported move. */
  session: Session | null;
  direction: Exclude<Direction, "flat"> | null;
  /** Dates of publication, both included. */
  from: string | null;
  to: string | null;
  /** The listings that a story reports a move of, or one of each company it mentions. */
  stocks: "moved" | "mentioned";
}

/** What a person asks of a study: its stories, and how they are studied. */
export interface StudyRequest extends Omit<StudyDefinition, "id" | "events"> {
  stories: StoryFilter;
}

/** A study as it is kept. */
export interface SavedStudy {
  id: number;
  name: string;
  request: StudyRequest;
  createdAt: string;
  deletedAt: string | null;
  version: number;
}

/** A story's stock as an event, with where it comes from. */
export interface StoryEvent {
  newsId: number;
  listingId: number;
  ticker: string;
  mic: string;
  /** The instant of publication, else its date; null where not even that is known. */
  when: string | null;
}

/** More events than this are not studied at once, nor more sessions of all their event windows together. */
export const MOST_EVENTS = 20_000;
export const MOST_DAYS = 1_000_000;

import { NoteBody, StoryBody } from "./inputs.ts";
import * as schemas from "./schemas.ts";

const { Listing, Move, Story, Note, Check, Bar, Study, RunStudy, Problem } = schemas;

/** By the names that the document gives them. */
export const COMPONENTS = {
  ...{ Listing, Move, Story, Note, Check, Bar, Study, RunStudy, Problem },
  ...{ NoteBody, StoryBody },
} as const;
type Component = keyof typeof COMPONENTS;

type Method = "get" | "post" | "put" | "delete";

/** What may be asked at a path in one way. */
export interface Operation {
  summary: string;
  /** Of the address: its name with what it means. */
  query?: Record<string, string>;
  takes?: Component;
  /** What comes back, one or a list of them; nothing for a deletion. */
  gives?: Component;
  isList?: true;
  /** Other than 200. */
  status?: 201 | 204;
  refusals: (400 | 404 | 409 | 422)[];
}

const LIST = { limit: "How many, at most 200.", after: "Where the list goes on, as `next` has it." };
const OF_STORY = { news_id: "The number of a story." };

/** Every path under /api/v1 with what it takes. */
export const OPERATIONS: Record<string, Partial<Record<Method, Operation>>> = {
  "/stories": {
    get: { summary: "Stories, newest first", query: LIST, gives: "Story", isList: true, refusals: [] },
    post: {
      summary: "Add a story",
      takes: "StoryBody",
      gives: "Story",
      status: 201,
      refusals: [400, 404, 409, 422],
    },
  },
  "/stories/{id}": {
    get: { summary: "A story with its moves", gives: "Story", refusals: [404] },
    put: { summary: "Change a story", takes: "StoryBody", gives: "Story", refusals: [400, 404, 409, 422] },
    delete: { summary: "Delete a story; it can be brought back", status: 204, refusals: [404] },
  },
  "/notes": {
    get: { summary: "Price notes, newest first", query: LIST, gives: "Note", isList: true, refusals: [] },
    post: {
      summary: "Add a price note",
      takes: "NoteBody",
      gives: "Note",
      status: 201,
      refusals: [400, 422],
    },
  },
  "/notes/{id}": {
    get: { summary: "A price note", gives: "Note", refusals: [404] },
    put: { summary: "Change a price note", takes: "NoteBody", gives: "Note", refusals: [400, 404, 409, 422] },
    delete: { summary: "Delete a price note; it can be brought back", status: 204, refusals: [404] },
  },
  "/moves": {
    get: {
      summary: "The reported moves of a story",
      query: OF_STORY,
      gives: "Move",
      isList: true,
      refusals: [400, 404],
    },
  },
  "/moves/{id}": { get: { summary: "A reported move", gives: "Move", refusals: [404] } },
  "/checks": {
    get: {
      summary: "The moves of a story held against prices",
      query: OF_STORY,
      gives: "Check",
      isList: true,
      refusals: [400, 404],
    },
  },
  "/checks/{id}": {
    get: { summary: "The check of the move with that number", gives: "Check", refusals: [404] },
  },
  "/listings": {
    get: {
      summary: "Listings whose ticker or company begins so",
      query: { q: "What they begin with." },
      gives: "Listing",
      isList: true,
      refusals: [],
    },
  },
  "/listings/{id}": { get: { summary: "A listing", gives: "Listing", refusals: [404] } },
  "/bars": {
    get: {
      summary: "Price bars of a listing, oldest first, 5000 at a time",
      query: {
        listing: "The number of a listing.",
        interval: "1m, 5m, 1h, 1d; daily when left out.",
        from: "A date or an instant; included.",
        to: "A date or an instant; not included.",
      },
      ...{ gives: "Bar", isList: true, refusals: [400, 404] },
    },
  },
  "/studies": {
    get: { summary: "Event studies, newest first", query: LIST, gives: "Study", isList: true, refusals: [] },
  },
  "/studies/{id}": {
    get: { summary: "A study with what its last run found", gives: "RunStudy", refusals: [404] },
  },
};

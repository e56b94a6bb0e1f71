import { Check } from "./check-schema.ts";
import * as inputs from "./inputs.ts";
import * as schemas from "./schemas.ts";

const { ListingRef, MentionRef, MoveBody, NoteBody, NoteChange, StoryBody, StoryChange } = inputs;
const { Listing, Move, Mention, Story, Note, Bar, Study, RunStudy, Problem } = schemas;

/** By the names that the document gives them. */
export const COMPONENTS = {
  ...{ Story, Mention, Move, Note, Listing, Check, Bar, Study, RunStudy, Problem },
  ...{ StoryBody, StoryChange, MoveBody, MentionRef, NoteBody, NoteChange, ListingRef },
} as const;
type Component = keyof typeof COMPONENTS;

export const METHODS = ["get", "post", "put", "delete"] as const;

/** What may be asked at a path in one way. */
export interface Operation {
  summary: string;
  /** Parameters of the address: the name with what it means. */
  query?: Record<string, Parameter>;
  takes?: Component;
  /** What comes back, one or a list of them; nothing for a deletion. */
  gives?: Component;
  isList?: true;
  /** Other than 200. */
  status?: 201 | 204;
  /** Of its own; those that any may have come besides. */
  refusals: (400 | 404 | 409 | 422)[];
}

interface Parameter {
  description: string;
  type?: "integer";
  required?: true;
}

const LIST: Operation["query"] = {
  limit: { description: "How many, from 1 to 200; 50 when left out.", type: "integer" },
  after: { description: "Where the list goes on, as `next` has it." },
};
const OF_STORY: Operation["query"] = {
  news_id: { description: "The number of a story.", type: "integer", required: true },
};

/** Every path under /api/v1 with what it takes. */
export const OPERATIONS: Record<string, Partial<Record<(typeof METHODS)[number], Operation>>> = {
  "/stories": {
    get: {
      summary: "Stories with their moves, newest first",
      ...{ query: LIST, gives: "Story", isList: true, refusals: [400] },
    },
    post: {
      summary: "Add a story with its moves",
      ...{ takes: "StoryBody", gives: "Story", status: 201, refusals: [400, 409, 422] },
    },
  },
  "/stories/{id}": {
    get: { summary: "A story with its moves", gives: "Story", refusals: [404] },
    put: {
      summary: "Change a story: what is left out is not known any more",
      ...{ takes: "StoryChange", gives: "Story", refusals: [400, 404, 409, 422] },
    },
    delete: { summary: "Delete a story; its page of news can bring it back", status: 204, refusals: [404] },
  },
  "/notes": {
    get: {
      summary: "Price notes, newest first",
      ...{ query: LIST, gives: "Note", isList: true, refusals: [400] },
    },
    post: {
      summary: "Add a price note",
      ...{ takes: "NoteBody", gives: "Note", status: 201, refusals: [400, 409, 422] },
    },
  },
  "/notes/{id}": {
    get: { summary: "A price note", gives: "Note", refusals: [404] },
    put: {
      summary: "Change a price note: what is left out is not known any more",
      ...{ takes: "NoteChange", gives: "Note", refusals: [400, 404, 409, 422] },
    },
    delete: {
      summary: "Delete a price note; the page of notes can bring it back",
      status: 204,
      refusals: [404],
    },
  },
  "/moves": {
    get: {
      summary: "The reported moves of a story",
      ...{ query: OF_STORY, gives: "Move", isList: true, refusals: [400, 404] },
    },
  },
  "/moves/{id}": { get: { summary: "A reported move", gives: "Move", refusals: [404] } },
  "/checks": {
    get: {
      summary: "The moves of a story held against prices",
      ...{ query: OF_STORY, gives: "Check", isList: true, refusals: [400, 404] },
    },
  },
  "/checks/{id}": {
    get: { summary: "The check of the move with that number", gives: "Check", refusals: [404] },
  },
  "/listings": {
    get: {
      summary: "Listings by their numbers; or those that begin with a text, the likeliest first",
      query: { ...LIST, q: { description: "What their ticker or company begins with." } },
      ...{ gives: "Listing", isList: true, refusals: [400] },
    },
  },
  "/listings/{id}": { get: { summary: "A listing", gives: "Listing", refusals: [404] } },
  "/bars": {
    get: {
      summary: "Price bars of a listing, oldest first, 5000 at a time",
      query: {
        listing: { description: "The number of a listing.", type: "integer", required: true },
        interval: { description: "1m, 5m, 1h, 1d or another length; daily when left out." },
        from: { description: "A date, which begins at midnight UTC, or an instant; included." },
        to: { description: "A date or an instant; not included." },
      },
      ...{ gives: "Bar", isList: true, refusals: [400, 404] },
    },
  },
  "/studies": {
    get: {
      summary: "Event studies, newest first",
      ...{ query: LIST, gives: "Study", isList: true, refusals: [400] },
    },
  },
  "/studies/{id}": {
    get: { summary: "A study with what its last run found", gives: "RunStudy", refusals: [404] },
  },
};

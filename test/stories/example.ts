import type { MoveInput } from "../../server/moves/moves.ts";
import { companiesStore } from "../../server/companies/store.ts";
import type { Db } from "../../server/db/open.ts";
import { movesStore } from "../../server/moves/store.ts";
import { newsStore } from "../../server/news/store.ts";
import { blankStory, BLANK_MOVE, type MoveFields, type StoryFields } from "../../server/stories/fields.ts";
import { storiesStore } from "../../server/stories/store.ts";
import type { StoryInput } from "../../server/stories/stories.ts";

/** The stores a story is written by and read with. */
export function storesOf(db: Db) {
  const companies = companiesStore(db);
  const moves = movesStore(db, companies.listing);
  return { companies, moves, news: newsStore(db), stories: storiesStore(db, { companies, moves }) };
}

/** A story of 10 December 2025 without moves, unless told otherwise. */
export function storyInput({ published, ...given }: Partial<StoryInput> = {}): StoryInput {
  return {
    ...{ title: "Acme jumps 3%", publisher: "The Example", creditedSource: null, author: null },
    ...{ url: null, urlKey: null, language: "en" },
    ...{ companyIds: [], newCompanies: [], topics: [], moves: [] },
    published: published ?? {
      ...{ date: "2025-12-10", time: null, zone: null, at: null },
      ...{ printed: null, yearInferred: false, yearInferredFrom: null },
    },
    ...given,
  };
}

/** +3% of a subject without a listing, unless told otherwise. */
export function moveInput(given: Partial<MoveInput> = {}): MoveInput {
  return {
    ...{ id: null, subject: "Acme", listingId: null, percent: 3, percentTo: null, decimals: 0 },
    ...{ qualifier: "exact", session: null, statistic: "last", tradeDate: null },
    ...{ quote: "Acme jumps 3%.", figureStart: 11, figureEnd: 13, unsure: false },
    ...given,
  };
}

/** The fields of a form that can be saved as it is. */
export function storyFields(given: Partial<StoryFields> = {}): StoryFields {
  return { ...blankStory(), title: "Acme jumps 3%", publisher: "The Example", moves: [], ...given };
}

/** The fields of a row that is a whole move. */
export function moveFields(given: Partial<MoveFields> = {}): MoveFields {
  return { ...BLANK_MOVE, subject: "Acme", percent: "+3", quote: "Acme jumps 3%.", ...given };
}

/** The same as a browser sends them. */
export function sentFields({
  moves,
  newCompanies: _names,
  newListing,
  ...item
}: StoryFields): Record<string, string> {
  const rows = moves.flatMap((move, i) =>
    Object.entries(move).map(([name, value]) => [`move_${i + 1}_${name}`, value]),
  );
  return { ...item, ...newListing, ...Object.fromEntries(rows), moves: String(moves.length) };
}

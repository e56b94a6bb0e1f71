import type { Db } from "../db/open.ts";
import { type Place, TOP } from "../lib/place.ts";
import { MOST_COUNTED } from "./counts.ts";
import { matchText } from "./match.ts";
import type { Query } from "./query.ts";

export type SearchStore = ReturnType<typeof searchStore>;

/** Of words that begin alike so many are told apart; with more, their common beginning is searched for. */
const MOST_TERMS = 100;

/** Finds what holds the words of a query; as far as the index has caught up with what was changed. */
export function searchStore(db: Db) {
  const nextTerm = db
    .prepare<[string], string>("SELECT term FROM story_terms WHERE term >= ? LIMIT 1")
    .pluck();
  /** The words of stories that begin so; null where there are too many to list. */
  const termsOf = (beginning: string): string[] | null => {
    const terms: string[] = [];
    for (
      let term = nextTerm.get(beginning);
      term?.startsWith(beginning);
      term = nextTerm.get(`${term}\u0001`)
    ) {
      if (terms.length === MOST_TERMS) return null;
      terms.push(term);
    }
    return terms;
  };
  const stories = newestFirst(db, "story_words", "news_items");
  const notes = newestFirst(db, "note_words", "price_notes");
  const companies = db
    .prepare<{ match: string; after: number; limit: number }, number>(
      `SELECT rowid FROM company_words WHERE company_words MATCH @match AND rowid > @after ORDER BY rowid LIMIT @limit`,
    )
    .pluck();
  const countCompanies = counter(db, "company_words");
  const matchStories = (query: Query) => matchText(query, termsOf);

  return {
    /** Ids of stories, newest first, after a place. */
    stories: (query: Query, limit: number, after: Place = TOP) =>
      stories.find(matchStories(query), limit, after),
    /** Ids of so many of the newest stories at once, one deleted just now perhaps among them. */
    storyIds: (query: Query, most: number) => stories.ids(matchStories(query), most),
    /** How many there are, at most one more than MOST_COUNTED. */
    storyCount: (query: Query) => stories.count(matchStories(query)),
    /** Ids of price notes, newest first, after a place. */
    notes: (query: Query, limit: number, after: Place = TOP) => notes.find(matchText(query), limit, after),
    /** Ids of all notes at once, likewise. */
    noteIds: (query: Query) => notes.ids(matchText(query), -1),
    noteCount: (query: Query) => notes.count(matchText(query)),
    /** Ids of companies after one of them, in their order. */
    companies: (query: Query, limit: number, after = 0) =>
      companies.all({ match: matchText(query), after, limit }),
    companyCount: (query: Query) => countCompanies(matchText(query)),
  };
}

/** Finds rows whose words are indexed by their place in time. */
function newestFirst(db: Db, words: string, table: string) {
  const find = db
    .prepare<{ match: string; at: string; id: number; limit: number }, number>(
      `SELECT ${table}.id FROM ${words} CROSS JOIN ${table} ON ${table}.id = ${words}.rowid & 16777215
       WHERE ${words} MATCH @match AND deleted_at IS NULL
         AND ${words}.rowid < coalesce(unixepoch(@at) * 16777216 + (@id & 16777215), 9223372036854775807)
       ORDER BY ${words}.rowid DESC LIMIT @limit`,
    )
    .pluck();
  // As one text: taking a row over for each would take longer than finding it.
  const ids = db
    .prepare<[string, number], string>(
      `SELECT json_group_array(rowid & 16777215) FROM
         (SELECT rowid FROM ${words} WHERE ${words} MATCH ? ORDER BY rowid DESC LIMIT ?)`,
    )
    .pluck();
  return {
    ids: (match: string, most: number): number[] => JSON.parse(ids.get(match, most) ?? "[]"),
    find: (match: string, limit: number, { at, id }: Place) => find.all({ match, at, id, limit }),
    count: counter(db, words),
  };
}

function counter(db: Db, words: string): (match: string) => number {
  const count = db
    .prepare<[string, number], number>(
      `SELECT count(*) FROM (SELECT 1 FROM ${words} WHERE ${words} MATCH ? LIMIT ?)`,
    )
    .pluck();
  return (match) => count.get(match, MOST_COUNTED + 1) ?? 0;
}

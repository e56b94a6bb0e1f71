import type { Db } from "../db/open.ts";
import { type Place, TOP } from "../lib/place.ts";
import { MOST_COUNTED } from "./counts.ts";
import { matchText } from "./match.ts";
import type { Query } from "./query.ts";

export type SearchStore = ReturnType<typeof searchStore>;

/** Of words that begin alike so many are told apart; with more, their common beginning is searched for. */
const MOST_TERMS = 100;

/**
 * Finds what holds the words of a query; as far as the index has caught up with what was changed.
 * @param mostCounted counts go on to here, and one more stands for any number above it
 */
export function searchStore(db: Db, mostCounted = MOST_COUNTED) {
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
  const stories = newestFirst(db, "story_words", "news_items", mostCounted);
  const notes = newestFirst(db, "note_words", "price_notes", mostCounted);
  const companies = db
    .prepare<{ match: string; after: number; limit: number }, number>(
      `SELECT rowid FROM company_words WHERE company_words MATCH @match AND rowid > @after ORDER BY rowid LIMIT @limit`,
    )
    .pluck();
  const countCompanies = db
    .prepare<[string, number], number>(
      `SELECT count(*) FROM (SELECT 1 FROM company_words WHERE company_words MATCH ? LIMIT ?)`,
    )
    .pluck();
  const matchStories = (query: Query) => matchText(query, termsOf);

  return {
    /** Stories, after a place. */
    stories: (query: Query, limit: number, after: Place = TOP) =>
      stories.newest(matchStories(query), limit, after),
    /** Ids of so many of the newest stories at once, in any order, one deleted just now perhaps among them. */
    storyIds: (query: Query, most: number) => stories.ids(matchStories(query), most),
    /** Price notes, after a place. */
    notes: (query: Query, limit: number, after: Place = TOP) => notes.newest(matchText(query), limit, after),
    /** Ids of all notes at once, likewise. */
    noteIds: (query: Query) => notes.allIds(matchText(query)),
    /** Ids of companies after one of them, in their order. */
    companies: (query: Query, limit: number, after = 0) =>
      companies.all({ match: matchText(query), after, limit }),
    /** How many there are, at most one more than are counted. */
    companyCount: (query: Query) => countCompanies.get(matchText(query), mostCounted + 1) ?? 0,
  };
}

/** To SQLite. */
const NO_LIMIT = -1;

/** What holds some words. */
export interface Holding {
  /** Ids of so many, newest first. */
  ids: number[];
  /** How many there are in all, at most one more than are counted. */
  count: number;
}

/** Finds rows whose words are indexed by their place in time. */
function newestFirst(db: Db, words: string, table: string, mostCounted: number) {
  const newestAfter = db
    .prepare<{ match: string; at: string; id: number; limit: number }, number>(
      `SELECT ${table}.id FROM ${words} CROSS JOIN ${table} ON ${table}.id = ${words}.rowid & 16777215
       WHERE ${words} MATCH @match AND deleted_at IS NULL
         AND ${words}.rowid < coalesce(unixepoch(@at) * 16777216 + (@id & 16777215), 9223372036854775807)
       ORDER BY ${words}.rowid DESC LIMIT @limit`,
    )
    .pluck();
  // As one text: taking a row over for each would take longer than finding it.
  const idsInOrder = (order: "ASC" | "DESC") => {
    const read = db
      .prepare<[string, number], string>(
        `SELECT json_group_array(rowid & 16777215) FROM
           (SELECT rowid FROM ${words} WHERE ${words} MATCH ? ORDER BY rowid ${order} LIMIT ?)`,
      )
      .pluck();
    return (match: string, most: number): number[] => JSON.parse(read.get(match, most) ?? "[]");
  };
  const oldest = idsInOrder("ASC");
  const newest = idsInOrder("DESC");
  const isThere = db.prepare<[number]>(`SELECT 1 FROM ${table} WHERE id = ? AND deleted_at IS NULL`);

  /** Where few have all the words, their index is gone through whole, in its own order twice as quickly. */
  const all = (match: string, most: number): number[] | null => {
    const ids = oldest(match, most + 1);
    return ids.length > most ? null : ids;
  };
  return {
    allIds: (match: string): number[] => oldest(match, NO_LIMIT),
    ids: (match: string, most: number): number[] => all(match, most) ?? newest(match, most),
    newest(match: string, limit: number, after: Place): Holding {
      const known = all(match, mostCounted);
      if (known === null || after !== TOP) {
        const ids = newestAfter.all({ match, ...after, limit });
        return { ids, count: known?.length ?? mostCounted + 1 };
      }
      const ids: number[] = [];
      for (let i = known.length - 1; i >= 0 && ids.length < limit; i--)
        if (isThere.get(known[i] as number)) ids.push(known[i] as number);
      return { ids, count: known.length };
    },
  };
}

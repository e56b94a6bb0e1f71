import type { CompaniesStore } from "../companies/store.ts";
import { pageOf, readPlace } from "../lib/place.ts";
import type { MovesStore } from "../moves/store.ts";
import type { NewsStore } from "../news/store.ts";
import type { NotesStore } from "../notes/store.ts";
import { type CompanyHit, companyHit, type NoteHit, noteHit, type StoryHit, storyHit } from "./hits.ts";
import type { Query } from "./query.ts";
import type { SearchStore } from "./store.ts";

/** What was found of one group, as far as it is shown. */
export interface Found<Hit> {
  hits: Hit[];
  count: number;
  /** Where the ones after these begin; null when these are all. */
  next: string | null;
}

/** Where things are found, and read once they are. */
export interface Sources {
  search: SearchStore;
  companies: CompaniesStore;
  news: NewsStore;
  moves: MovesStore;
  notes: NotesStore;
}

/** How much of a group is wanted: so many, after that place of an address ("" for the first). */
export interface Wanted {
  limit: number;
  after: string;
}

/** Stories that hold the words, newest first. */
export function foundStories(
  { search, news, moves }: Sources,
  query: Query,
  { limit, after }: Wanted,
): Found<StoryHit> {
  const { ids, count } = search.stories(query, limit + 1, readPlace(after));
  const items = ids.flatMap((id) => news.find(id) ?? []);
  const { shown, older } = pageOf(items, limit, ({ sortAt, id }) => ({ at: sortAt, id }));
  return {
    count,
    next: older,
    hits: shown.map((item) => {
      const { id } = item;
      const story = {
        item,
        moves: moves.ofNews(id),
        mentions: news.mentionsOf(id),
        topics: news.topicsOf(id),
      };
      return storyHit(story, query);
    }),
  };
}

/** Companies that go by the words, or whose tickers they are. */
export function foundCompanies(
  { search, companies }: Sources,
  query: Query,
  { limit, after }: Wanted,
): Found<CompanyHit> {
  const ids = search.companies(query, limit + 1, Number(after) || 0);
  const shown = ids.slice(0, limit);
  return {
    count: search.companyCount(query),
    next: ids.length > limit ? String(shown.at(-1)) : null,
    hits: shown.flatMap((id) => {
      const company = companies.company(id);
      if (!company) return [];
      const found = { company, listings: companies.listingsOf(id), aliases: companies.aliasesOf(id) };
      return companyHit(found, query);
    }),
  };
}

/** Price notes that hold the words, newest first. @param zone the reader's */
export function foundNotes(
  { search, notes }: Sources,
  query: Query,
  { limit, after }: Wanted,
  zone: string,
): Found<NoteHit> {
  const { ids, count } = search.notes(query, limit + 1, readPlace(after));
  const found = ids.flatMap((id) => notes.find(id) ?? []);
  const { shown, older } = pageOf(found, limit, ({ observedAt, id }) => ({ at: observedAt, id }));
  return {
    count,
    next: older,
    hits: shown.map((note) => noteHit(note, query, zone)),
  };
}

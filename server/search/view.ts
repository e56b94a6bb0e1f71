import { countText } from "./counts.ts";
import type { Found } from "./found.ts";
import type { CompanyHit, NoteHit, StoryHit } from "./hits.ts";
import type { Query } from "./query.ts";

export const GROUPS = ["companies", "stories", "notes"] as const;
export type Group = (typeof GROUPS)[number];

export interface Searched {
  typed: string;
  query: Query;
  /** The group that is shown by itself; null where all are. */
  only: Group | null;
  /** Whether this is the first page of it. */
  isFirst: boolean;
  found: { companies: Found<CompanyHit>; stories: Found<StoryHit>; notes: Found<NoteHit> };
  /** Things that were changed and are not indexed yet. */
  waiting: number;
}

export interface GroupView {
  group: Group;
  title: string;
  count: string;
  hits: CompanyHit[] | StoryHit[] | NoteHit[];
  /** To all of the group, or to the ones after these. */
  link: { text: string; href: string; isAll: boolean } | null;
}

/** The page of a search. */
export interface SearchView {
  typed: string;
  lede: string;
  notices: string[];
  groups: GroupView[];
  back: { text: string; href: string } | null;
  empty: { title: string; text: string } | null;
}

const TITLES: Record<Group, string> = { companies: "Companies", stories: "Stories", notes: "Notes" };
const ONE: Record<Group, string> = { companies: "company", stories: "story", notes: "note" };

export function searchView(parts: Searched): SearchView {
  const { typed, query, only, found, waiting } = parts;
  const groups = (only ? [only] : GROUPS).filter((group) => found[group].hits.length > 0);
  return {
    typed,
    lede: ledeOf(parts),
    notices: [
      ...(query.isCut ? ["Only the first 32 words were searched for."] : []),
      ...(waiting > 0
        ? [`${countText(waiting)} changes are not searched yet. Load the page again in a moment.`]
        : []),
    ],
    groups: groups.map((group) => ({
      group,
      title: TITLES[group],
      count: countText(found[group].count),
      hits: found[group].hits,
      link: linkOf(group, parts),
    })),
    back: only && { text: "Everything found", href: addressOf(typed) },
    empty: groups.length > 0 ? null : emptyOf(parts),
  };
}

function ledeOf({ query, found, typed }: Searched): string {
  if (query.phrases.length === 0) {
    return "Searches titles, quotes, notes, publishers, companies and tickers.";
  }
  const counts = GROUPS.map((group) => {
    const { count } = found[group];
    return `${count === 0 ? "no" : countText(count)} ${count === 1 ? ONE[group] : group}`;
  });
  return `“${typed}”: ${counts.join(", ")}.`;
}

function emptyOf({ typed, query, only, isFirst }: Searched): SearchView["empty"] {
  if (typed === "") {
    return {
      title: "What are you looking for?",
      text: "Every word must occur; “words in quotes” stand together. Of the last word three letters are enough. Accents and capitals do not matter.",
    };
  }
  if (query.phrases.length === 0) {
    return { title: `No word stands in “${typed}”`, text: "Type a word, a name or a ticker." };
  }
  if (only && !isFirst) return { title: "No more", text: "What was found ends before this place." };
  return {
    title: `Nothing found for “${typed}”`,
    text: "Every word must occur. Try fewer words, only the beginning of the last one, a ticker, or the name as the news writes it.",
  };
}

function linkOf(group: Group, { typed, only, found }: Searched): GroupView["link"] {
  const { next, count } = found[group];
  if (next === null) return null;
  if (only === null)
    return { text: `All ${countText(count)}`, href: addressOf(typed, { in: group }), isAll: true };
  const text = group === "companies" ? "More companies" : `Older ${group}`;
  return { text, href: addressOf(typed, { in: group, after: next }), isAll: false };
}

function addressOf(typed: string, more: Record<string, string> = {}): string {
  return `/search?${new URLSearchParams({ q: typed, ...more })}`;
}

import { CHECK_MS, type OutcomeKeeper } from "../../checks/keep-outcomes.ts";
import type { CompanyLookup } from "../../companies/resolve-company.ts";
import { type Clock, DAY_MS, wallTime } from "../../lib/dates.ts";
import type { Place } from "../../lib/place.ts";
import { once, rememberingWhile } from "../../lib/remember.ts";
import type { NewsStore } from "../../news/store.ts";
import type { Settings } from "../../settings/settings.ts";
import type { WordsIndex } from "../index-store.ts";
import { readQuery } from "../query.ts";
import type { SearchStore } from "../store.ts";
import type { StoryColumns } from "./columns.ts";
import type { ColumnsStore } from "./columns-store.ts";
import { countsBy } from "./counters.ts";
import {
  AFTERMATHS,
  DIRECTIONS,
  type Filter,
  FILTER_SESSIONS,
  isFiltered,
  type ReadFilter,
  readFilter,
  VERDICTS,
} from "./filter.ts";
import { passOver } from "./pass-over.ts";
import { type ResolvedFilter, resolveFilter } from "./resolve.ts";
import { type Tally, tally } from "./tally.ts";
import type { TopicsStore } from "./topics-store.ts";
import { type Value, type ValueList, type ValueNames, valuesOf } from "./values.ts";
import type { Wanted } from "./wanted.ts";

export type StoryFinder = ReturnType<typeof storyFinder>;

export interface FinderParts {
  outcomes: OutcomeKeeper;
  columns: ColumnsStore;
  news: Pick<NewsStore, "newest" | "count">;
  search: SearchStore;
  words: WordsIndex;
  topics: TopicsStore;
  companies: CompanyLookup;
  settings: () => Pick<Settings, "zone">;
  clock: Clock;
}

/** Which of the stories a page shows: so many after a place. */
interface Wish {
  limit: number;
  after: Place;
}

/** What is counted besides verdicts: sessions, directions and aftermaths ("move"), or the values of a list. */
export type More = ValueList | "move" | null;

/** What a list is narrowed to, and what came of it. */
export interface FoundStories extends Pick<Tally, "count" | "ids"> {
  filter: Filter;
  companyName: string | null;
  /** How many there are with each value; null where they are not counted yet. */
  counts: Omit<Tally, "count" | "ids"> | null;
  /** Stories there are, whatever the filter. */
  all: number;
  /** Sentences on what of the filter was left out, or is not whole. */
  problems: string[];
  /** The values that most stories have, of the list that was asked for. */
  values: Value[];
}

/** What of it the stories in memory tell. */
type Found = Tally & Pick<FoundStories, "values">;

const BEING_READ =
  "The stories are just being read for the filters: their counts come in a moment. Load the page again.";
const MOST_KEPT = 100;
const MOST_BY_WORDS = 20_000;
/** Milliseconds to spend on words that were changed since the last time. */
const CATCH_UP_MS = 100;

/**
 * Finds the stories that a list shows under a filter, and counts them.
 * @param mostByWords so many of the newest stories that hold the words asked for are looked at
 */
export function storyFinder(
  { outcomes, columns, news, search, words, settings, clock, ...names }: FinderParts,
  mostByWords = MOST_BY_WORDS,
) {
  const holding = (typed: string): number[] => {
    words.catchUp(CATCH_UP_MS);
    return search.storyIds(readQuery(typed), mostByWords + 1);
  };
  const cutText = (typed: string): string => {
    const most = mostByWords.toLocaleString("en-US");
    return `More than ${most} stories hold “${typed}”; the newest ${most} of them were looked at.`;
  };

  /** All stories without a filter, for as long as they are not in memory. */
  const unread = ({ filter, problems }: ReadFilter, { limit, after }: Wish): FoundStories => {
    const count = news.count();
    return {
      ...{ filter, companyName: null, count, all: count, counts: null, values: [] },
      problems: [...problems, BEING_READ],
      ids: news.newest(limit, after).map(({ id }) => id),
    };
  };

  /** Paging, going back and turning tabs over ask for the same again. */
  const keepTally = rememberingWhile<Tally>(MOST_KEPT);
  const keepValues = rememberingWhile<Value[]>(MOST_KEPT);
  const count = (all: StoryColumns, wanted: Wanted, page: Wish, more: More, lookup: ValueNames): Found => {
    const tells = more === "move" ? "all" : "verdicts";
    const list = more === "move" ? null : more;
    const pass = once(() => passOver(all, wanted, tells));
    const tallied = () => tally(all, pass(), page.limit, page.after);
    const valuesIn = (list: ValueList) => {
      // With each value it is counted what there would be were it chosen in place of the one that is.
      const any = wanted[list] === null ? pass() : passOver(all, { ...wanted, [list]: null }, "matches");
      return valuesOf(list, countsBy(list, all, any), lookup);
    };
    // The stories that hold some words are not known by the words alone.
    if (wanted.ids) return { ...tallied(), values: list === null ? [] : valuesIn(list) };
    const stamp = columns.stamp();
    const values = (list: ValueList) =>
      keepValues(stamp, JSON.stringify([{ ...wanted, [list]: null }, list]), () => valuesIn(list));
    return {
      ...keepTally(stamp, JSON.stringify([wanted, page, tells]), tallied),
      values: list === null ? [] : values(list),
    };
  };

  return {
    /**
     * After a start many stories have to be read first: what a filter leaves is waited for, a list
     * without any is there at once.
     * @param query of the address
     */
    async find(query: unknown, page: Wish, more: More): Promise<FoundStories> {
      outcomes.catchUp(CHECK_MS);
      const read = readFilter(query);
      if (!isFiltered(read.filter) && more === null && !columns.now()) return unread(read, page);
      const all = await columns.read();
      const today = wallTime(clock(), settings().zone).date;
      const lookup = { ...names, publishers: columns.publishers, today };
      const resolved = resolveFilter(read.filter, lookup);
      const { filter, company } = resolved;
      const ids = filter.q === "" ? null : holding(filter.q);
      const isCut = ids !== null && ids.length > mostByWords;
      const wanted = wantedOf(resolved, ids?.slice(0, mostByWords) ?? null);
      const { count: n, ids: shown, values, ...counts } = count(all, wanted, page, more, lookup);
      return {
        ...{ filter, companyName: company?.name ?? null, all: all.count },
        problems: [...read.problems, ...resolved.problems, ...(isCut ? [cutText(filter.q)] : [])],
        ...{ count: n, ids: shown, counts, values },
      };
    },
  };
}

function wantedOf({ filter, company, ...resolved }: ResolvedFilter, ids: readonly number[] | null): Wanted {
  const { publisher, topic, from, to } = resolved;
  const placeIn = (values: readonly string[], value: string | null) =>
    value === null ? null : values.indexOf(value);
  return {
    ...{ company: company?.id ?? null, publisher, topic, ids },
    session: placeIn(FILTER_SESSIONS, filter.session),
    direction: placeIn(DIRECTIONS, filter.direction),
    verdict: placeIn(VERDICTS, filter.verdict),
    aftermath: placeIn(AFTERMATHS, filter.aftermath),
    ...{ fromDay: dayOf(from), toDay: dayOf(to) },
  };
}

/** Days since 1970. */
function dayOf(date: string | null): number | null {
  return date === null ? null : Date.parse(date) / DAY_MS;
}

import type { CompanyLookup } from "../../companies/resolve-company.ts";
import { type Clock, DAY_MS, wallTime } from "../../lib/dates.ts";
import { exchangeOf } from "../../lib/exchanges.ts";
import type { Place } from "../../lib/place.ts";
import type { Settings } from "../../settings/settings.ts";
import type { WordsIndex } from "../index-store.ts";
import { readQuery } from "../query.ts";
import type { SearchStore } from "../store.ts";
import { type Filter, type FilterName, readFilter } from "./filter.ts";
import type { NoteEntriesStore, NoteEntry } from "./notes-store.ts";
import { type ResolvedFilter, resolveFilter } from "./resolve.ts";
import { type Value, valuesOf } from "./values.ts";

export type NoteFinder = ReturnType<typeof noteFinder>;

export interface NoteFinderParts {
  entries: NoteEntriesStore;
  search: SearchStore;
  words: WordsIndex;
  companies: CompanyLookup;
  settings: () => Pick<Settings, "zone">;
  clock: Clock;
}

/** What the list of notes is narrowed to, and what came of it. */
export interface FoundNotes {
  filter: Filter;
  companyName: string | null;
  problems: string[];
  count: number;
  /** Notes there are, whatever the filter. */
  all: number;
  /** Ids of the notes asked for, newest first. */
  ids: number[];
  /** The companies that most notes are about, with any chosen. */
  values: Value[];
}

/** The filters that make sense for notes. */
const NAMES: FilterName[] = ["company", "days", "from", "to", "q"];
const CATCH_UP_MS = 100;

/** Finds the notes that a list shows under a filter, and counts them. */
export function noteFinder({ entries, search, words, companies, settings, clock }: NoteFinderParts) {
  const holding = (typed: string): Set<number> => {
    words.catchUp(CATCH_UP_MS);
    return new Set(search.noteIds(readQuery(typed)));
  };

  return {
    find(query: unknown, page: { limit: number; after: Place }, withValues: boolean): FoundNotes {
      const read = readFilter(query, NAMES);
      const today = wallTime(clock(), settings().zone).date;
      const lookup = { companies, publishers: NO_NAMES, topics: NO_NAMES, today };
      const resolved = resolveFilter(read.filter, lookup);
      const { filter, company } = resolved;
      const ids = filter.q === "" ? null : holding(filter.q);
      const all = entries.read();
      const isAny = ids === null && resolved.from === null && resolved.to === null;
      const ofAll = isAny
        ? all
        : all.filter((note) => (ids === null || ids.has(note.id)) && isWithin(note, resolved));
      const found = company ? ofAll.filter((note) => note.company === company.id) : ofAll;
      return {
        ...{ filter, companyName: company?.name ?? null },
        problems: [...read.problems, ...resolved.problems],
        ...{ count: found.length, all: all.length },
        ids: idsBehind(found, page),
        values: withValues ? valuesOf("company", countByCompany(ofAll), lookup) : [],
      };
    },
  };
}

/** Notes have no publisher and no topics of their own. */
const NO_NAMES = { find: () => null, nameOf: () => undefined, named: () => undefined };

/** No clock is further than this from that of UTC. */
const FURTHEST_MS = 15 * 3_600_000;

/** Whether a note's date, on the clock of its exchange as everywhere, lies between those of the filter. */
function isWithin({ at, mic }: NoteEntry, { from, to }: Pick<ResolvedFilter, "from" | "to">): boolean {
  const start = from === null ? Number.NEGATIVE_INFINITY : Date.parse(from);
  const end = to === null ? Number.POSITIVE_INFINITY : Date.parse(to) + DAY_MS;
  if (at < start - FURTHEST_MS || at >= end + FURTHEST_MS) return false;
  if (at >= start + FURTHEST_MS && at < end - FURTHEST_MS) return true;
  const { date } = wallTime(new Date(at), exchangeOf(mic).zone);
  return (from === null || date >= from) && (to === null || date <= to);
}

/** Ids of so many notes after a place in a list that begins with the newest. */
function idsBehind(notes: readonly NoteEntry[], page: { limit: number; after: Place }): number[] {
  const isWanted = isBehind(page.after);
  const ids: number[] = [];
  for (const note of notes) {
    if (ids.length === page.limit) break;
    if (isWanted(note)) ids.push(note.id);
  }
  return ids;
}

/** Whether a note comes after a place in a list that begins with the newest. */
function isBehind(place: Place): (note: NoteEntry) => boolean {
  const moment = Date.parse(place.at);
  return Number.isNaN(moment) ? () => true : ({ at, id }) => at < moment || (at === moment && id < place.id);
}

function countByCompany(notes: readonly NoteEntry[]): Map<number, number> {
  const counts = new Map<number, number>();
  for (const { company } of notes) counts.set(company, (counts.get(company) ?? 0) + 1);
  return counts;
}

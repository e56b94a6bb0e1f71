import { isDate } from "../../lib/dates.ts";
import { SESSIONS, type Session } from "../../moves/moves.ts";
import { fieldsOf } from "../../web/form.ts";

export const DIRECTIONS = ["up", "down", "flat"] as const;
/** "not_stated" stands for moves whose session the text leaves open. */
export const FILTER_SESSIONS = [...SESSIONS, "not_stated"] as const;
/** What came of holding a move against prices; "unchecked" for one whose listing has no prices. */
export const VERDICTS = [
  "confirmed",
  "plausible",
  "overstated",
  "understated",
  "opposite_direction",
  "no_data",
  "unchecked",
] as const;
/** What became of a measured move, where enough of it is known. */
export const AFTERMATHS = ["extended", "held", "faded", "reversed"] as const;
/** The last so many days, today among them. */
export const DAYS = [7, 14, 30, 90, 365] as const;

export type VerdictFilter = (typeof VERDICTS)[number];
export type AftermathFilter = (typeof AFTERMATHS)[number];
export type DirectionFilter = (typeof DIRECTIONS)[number];
export type SessionFilter = Session | "not_stated";

/**
 * What a list is narrowed to, as its address says it; "" or null where it is not. All that speaks of a
 * move must hold of one and the same move, and of one of the company's where there is a company.
 */
export interface Filter {
  /** A company's slug, or as somebody typed it: a name or ticker. */
  company: string;
  publisher: string;
  topic: string;
  session: SessionFilter | null;
  direction: DirectionFilter | null;
  verdict: VerdictFilter | null;
  aftermath: AftermathFilter | null;
  days: (typeof DAYS)[number] | null;
  /** Dates, both included. */
  from: string;
  to: string;
  /** Words that must occur. */
  q: string;
}

export type FilterName = keyof Filter;

export const NO_FILTER: Filter = {
  ...{ company: "", publisher: "", topic: "" },
  ...{ session: null, direction: null, verdict: null, aftermath: null },
  ...{ days: null, from: "", to: "", q: "" },
};

/** In the order an address has them. */
const NAMES = Object.keys(NO_FILTER) as FilterName[];

/** Ends a sentence on what of a filter means nothing. */
export const LEFT_OUT = "The filter was left out.";
const CALLED: Partial<Record<FilterName, string>> = { days: "number of days to choose" };

/** A filter as read, and sentences on what of the address means nothing. */
export interface ReadFilter {
  filter: Filter;
  problems: string[];
}

/** Reads what the query of an address asks for; `names` are the filters that the page has. */
export function readFilter(query: unknown, names: readonly FilterName[] = NAMES): ReadFilter {
  const fields = fieldsOf(query, names);
  const typed = (name: FilterName) => (fields[name] ?? "").trim();
  const problems: string[] = [];
  const oneOf = <Value extends string | number>(name: FilterName, values: readonly Value[]): Value | null => {
    const text = typed(name);
    const value = values.find((candidate) => String(candidate) === text);
    if (text !== "" && value === undefined)
      problems.push(`“${text}” is no ${CALLED[name] ?? name}. ${LEFT_OUT}`);
    return value ?? null;
  };
  const date = (name: "from" | "to"): string => {
    const text = typed(name);
    if (text === "" || isDate(text)) return text;
    problems.push(`“${text}” is no date: one is written 2025-12-10. ${LEFT_OUT}`);
    return "";
  };
  const filter: Filter = {
    ...{ company: typed("company"), publisher: typed("publisher"), topic: typed("topic"), q: typed("q") },
    session: oneOf("session", FILTER_SESSIONS),
    direction: oneOf("direction", DIRECTIONS),
    verdict: oneOf("verdict", VERDICTS),
    aftermath: oneOf("aftermath", AFTERMATHS),
    days: oneOf("days", DAYS),
    from: date("from"),
    to: date("to"),
  };
  // A number of days and dates would each say when: the dates are the more exact.
  if (filter.from !== "" || filter.to !== "") filter.days = null;
  if (filter.from !== "" && filter.to !== "" && filter.from > filter.to)
    [filter.from, filter.to] = [filter.to, filter.from];
  return { filter, problems };
}

/** What a filter is in an address, part by part. */
export function partsOf(filter: Filter): { name: FilterName; value: string }[] {
  return NAMES.filter((name) => isSet(filter, name)).map((name) => ({ name, value: String(filter[name]) }));
}

/** The address of a page under a filter, with further parts after it. */
export function addressOf(path: string, filter: Filter, more: Record<string, string> = {}): string {
  const query = new URLSearchParams(partsOf(filter).map(({ name, value }) => [name, value]));
  for (const [name, value] of Object.entries(more)) query.set(name, value);
  return query.size === 0 ? path : `${path}?${query}`;
}

/** Whether anything is filtered at all. */
export function isFiltered(filter: Filter): boolean {
  return partsOf(filter).length > 0;
}

function isSet(filter: Filter, name: FilterName): boolean {
  return filter[name] !== "" && filter[name] !== null;
}

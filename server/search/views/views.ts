import { addressOf, type Filter, isFiltered, readFilter } from "../filters/filter.ts";

/** A list with what it is narrowed to, kept under a name. */
export interface SavedView {
  id: number;
  name: string;
  /** "/news?company=alibaba&direction=down" */
  address: string;
  deletedAt: string | null;
}

export const MAX_VIEW_NAME = 80;
const MAX_ADDRESS = 8000;

/** The lists that can be narrowed, by their paths, as a sentence calls them. */
const LISTS = new Map([
  ["/", "Dashboard"],
  ["/news", "News"],
  ["/notes", "Notes"],
]);

/** What an address of a list shows. */
export interface ReadView {
  /** In the one form by which the same view is known again. */
  address: string;
  /** "News" */
  list: string;
  filter: Filter;
}

/** Reads the address of a narrowed list; null for any other. */
export function readView(address: string): ReadView | null {
  const [path = "", query = ""] = address.split("?", 2);
  const list = LISTS.get(path);
  const { filter } = readFilter(Object.fromEntries(new URLSearchParams(query)));
  const canonical = addressOf(path, filter);
  if (list === undefined || !isFiltered(filter) || canonical.length > MAX_ADDRESS) return null;
  return { address: canonical, list, filter };
}

import { type Place, pageOf, readPlace } from "../lib/place.ts";

const DEFAULT_ITEMS = 50;
const MOST_ITEMS = 200;

/** The stretch of a list that an address asks for by ?limit= and ?after=. */
export interface Asked {
  limit: number;
  after: Place;
}

/** Reads it; what is no number, or too large a one, asks for the usual or the most. */
export function askedOf(query: Record<string, unknown>): Asked {
  const limit = /^\d{1,4}$/.test(String(query.limit)) ? Number(query.limit) : DEFAULT_ITEMS;
  return { limit: Math.min(Math.max(1, limit), MOST_ITEMS), after: readPlace(query.after) };
}

/** A stretch of a list newest first, and the address of the next one. `read` is asked for one more than wanted. */
export function listPage<Item>(
  path: string,
  { limit, after }: Asked,
  read: (limit: number, after: Place) => readonly Item[],
  placeOf: (item: Item) => Place,
): { items: Item[]; next: string | null } {
  const { shown, older } = pageOf(read(limit + 1, after), limit, placeOf);
  const next = older === null ? null : `${path}?limit=${limit}&after=${encodeURIComponent(older)}`;
  return { items: shown, next };
}

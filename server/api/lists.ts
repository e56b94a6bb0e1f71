import { type Place, pageOf, readPlace, TOP } from "../lib/place.ts";
import { HttpError } from "../web/errors.ts";

const DEFAULT_ITEMS = 50;
const MOST_ITEMS = 200;

/** The stretch of a list that an address asks for by ?limit= and ?after=. */
export interface Asked {
  limit: number;
  after: Place;
}

/** Reads it. @throws HttpError 400 that says what to give */
export function askedOf(query: Record<string, unknown>): Asked {
  const after = readPlace(query.after);
  if (query.after !== undefined && after === TOP)
    throw new HttpError(400, "Give ?after= as the `next` of the list before has it.");
  return { limit: askedLimit(query.limit), after };
}

/** How many are asked for. @throws HttpError 400 */
export function askedLimit(given: unknown): number {
  if (given === undefined) return DEFAULT_ITEMS;
  const limit = /^\d{1,4}$/.test(String(given)) ? Number(given) : 0;
  if (limit >= 1 && limit <= MOST_ITEMS) return limit;
  throw new HttpError(400, `Give ?limit= as a number from 1 to ${MOST_ITEMS}.`);
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

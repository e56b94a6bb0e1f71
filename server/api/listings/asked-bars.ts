import { isDate } from "../../lib/dates.ts";
import { parseInterval } from "../../prices/interval.ts";
import { dailyStart } from "../../prices/prices.ts";
import { HttpError } from "../../web/errors.ts";
import { idOf } from "../../web/form.ts";

/** The bars that an address asks for; instants are epoch seconds, `to` is not included. */
export interface AskedBars {
  listingId: number;
  interval: number;
  from: number;
  to: number;
}

/** No bar starts before or after these. */
const FIRST = -1e11;
const LAST = 1e11;

/** Reads ?listing=, ?interval=, ?from= and ?to= of an address. @throws HttpError 400 that says what to give */
export function askedBars(query: Record<string, unknown>): AskedBars {
  const listingId = idOf(query.listing);
  const interval = parseInterval(String(query.interval ?? "1d"));
  if (listingId === null)
    throw new HttpError(400, "Give ?listing= with the number of a listing, as /api/v1/listings has it.");
  if (interval === null)
    throw new HttpError(400, "Give ?interval= as 1m, 5m, 1h, 1d or another length of bars.");
  return { listingId, interval, from: edge(query.from, FIRST, "from"), to: edge(query.to, LAST, "to") };
}

function edge(given: unknown, otherwise: number, name: string): number {
  if (given === undefined) return otherwise;
  const text = String(given);
  if (isDate(text)) return dailyStart(text);
  const at = /T.*(Z|[+-]\d\d:\d\d)$/.test(text) ? Date.parse(text) : Number.NaN;
  if (Number.isNaN(at))
    throw new HttpError(
      400,
      `Give ?${name}= as a date (2025-12-10) or an instant with its offset (2025-12-10T14:30:00Z).`,
    );
  return at / 1000;
}

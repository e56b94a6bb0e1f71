/** The sessions of an exchange between its first and its last price, in order. */
export interface Sessions {
  /** IANA zone of the exchange's clock. */
  zone: string;
  dates: readonly string[];
  /** Epoch seconds of each regular close. */
  closes: readonly number[];
}

/** Places, both included. */
export interface Span {
  from: number;
  to: number;
}

/** An instant with the date on the exchange's clock; or a date alone. */
export type Moment = { date: string; at: number } | { date: string; at: null };

/**
 * The place of an event's session, τ = 0: of a date, that day or the first session after it; of an
 * instant (epoch seconds), the first session whose regular close comes after it: what is known at the
 * close to the second can move only the next one. Null outside the sessions known.
 */
export function placeOfEvent({ date, at }: Moment, { dates, closes }: Sessions): number | null {
  const first = dates[0];
  if (first === undefined || date < first) return null;
  const place =
    at === null ? firstWhere(dates, (session) => session >= date) : firstWhere(closes, (close) => close > at);
  return place < dates.length ? place : null;
}

/** The place of the first value that is so, where all after it are so too; their number where none is. */
function firstWhere<Value>(values: readonly Value[], isSo: (value: Value) => boolean): number {
  let low = 0;
  let high = values.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (isSo(values[middle] as Value)) high = middle;
    else low = middle + 1;
  }
  return low;
}

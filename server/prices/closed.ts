import type { Calendar, TradingSession } from "../lib/calendar.ts";

/** A listing of an exchange, index or share, that has bars. */
export interface TradedListing {
  hasBarOn(session: TradingSession): boolean;
}

/** So many listings with bars the day before and the day after tell that the exchange was closed between. */
export const ENOUGH = 5;

/**
 * Whether a session of the calendar seems to have been none ("closed?"): no listing of the exchange
 * has a bar on it, and at least five have one on both the session before and the one after. What was
 * really traded overrules the calendar; one missing bar, be it an index's, never does.
 */
export function seemsClosed(date: string, calendar: Calendar, listings: Iterable<TradedListing>): boolean {
  const session = calendar.session(date);
  const before = calendar.before(date);
  const after = calendar.after(date);
  if (!session || !before || !after) return false;
  let around = 0;
  for (const listing of listings) {
    if (listing.hasBarOn(session)) return false;
    if (around < ENOUGH && listing.hasBarOn(before) && listing.hasBarOn(after)) around++;
  }
  return around >= ENOUGH;
}

import type { Calendar, TradingSession } from "../lib/calendar.ts";

/** A listing of an exchange, index or share, that has bars. */
export interface TradedListing {
  hasBarOn(session: TradingSession): boolean;
}

/** So many listings with bars the day before and the day after tell that the exchange was closed between. */
const ENOUGH = 5;

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

/** A calendar without the sessions that were none; they are neither found nor counted. */
export function withoutClosed(calendar: Calendar, isClosed: (date: string) => boolean): Calendar {
  const open = (session: TradingSession | null, next: (date: string) => TradingSession | null) => {
    let found = session;
    while (found && isClosed(found.date)) found = next(found.date);
    return found;
  };
  const before = (date: string) => open(calendar.before(date), calendar.before);
  const after = (date: string) => open(calendar.after(date), calendar.after);
  const session = (date: string) => open(calendar.session(date), () => null);
  return {
    ...calendar,
    session,
    before,
    after,
    offset(date, n) {
      let found = session(date);
      for (let i = 0; found && i < Math.abs(n); i++) found = n > 0 ? after(found.date) : before(found.date);
      return found;
    },
    between: (from, to) => calendar.between(from, to).filter(({ date }) => !isClosed(date)),
    latest: (part, at) => open(calendar.latest(part, at), calendar.before),
  };
}

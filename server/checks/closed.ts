import type { Calendar, TradingSession } from "../lib/calendar.ts";

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

/** The dates passed over from the session before one to the nth after it. @param open the calendar without them */
export function passedOver(date: string, n: number, calendar: Calendar, open: Calendar): string[] {
  const last = open.offset(date, n)?.date ?? date;
  const dates: string[] = [];
  let next = calendar.after(open.before(date)?.date ?? date);
  for (; next && next.date < last; next = calendar.after(next.date))
    if (open.session(next.date) === null) dates.push(next.date);
  return dates;
}

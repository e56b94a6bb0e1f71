import { type Calendar, calendarOf, type TradingSession } from "../lib/calendar.ts";
import { rulesOf, sharingExchanges } from "../lib/calendar-rules.ts";
import { groupBy } from "../lib/lists.ts";
import { once, remembering } from "../lib/remember.ts";
import type { BarsOfLength, BarsStore } from "./bars-store.ts";
import { ENOUGH, seemsClosed, type TradedListing } from "./closed.ts";
import { DAY_SECONDS, dailyStart } from "./prices.ts";

/** Tells of an exchange and a date whether it, and those that share its calendar, seem to have been closed. */
export function closedReader(bars: BarsStore): (mic: string, date: string) => boolean {
  const coverage = once(() => bars.coverage());
  const byExchange = remembering((mic: string) => {
    const calendar = calendarOf(mic);
    const sharing = sharingExchanges(mic);
    const lines = coverage().filter((line) => sharing.includes(line.mic));
    const first = lines.reduce((least, line) => Math.min(least, line.first), Number.POSITIVE_INFINITY);
    const last = lines.reduce((most, line) => Math.max(most, line.last), Number.NEGATIVE_INFINITY);
    const listings = tradedListings(lines, bars);
    return remembering((date: string) => {
      // Without bars on both sides of it nothing can be said of a day.
      const isWithin = first < dailyStart(date) && last > dailyStart(date);
      return isWithin && calendar !== null && seemsClosed(date, calendar, listings);
    });
  });
  return (mic, date) => byExchange(sharingExchanges(mic)[0] ?? mic)(date);
}

/** A session of the calendar that seems to have been none. */
export interface ClosedDay {
  date: string;
  /** Market identifier codes of the exchanges it is said of: those that keep the same days and have bars. */
  mics: string[];
}

/**
 * Every such session, the newest first. Bars are looked up, not read: what one listing has leaves the
 * next with few days to look for, as nearly every day is one on which something traded.
 */
export function closedDays(bars: BarsStore): ClosedDay[] {
  const groups = groupBy(bars.coverage(), ({ mic }) => sharingExchanges(mic)[0] ?? mic);
  const found = [...groups].flatMap(([mic, lines]) => {
    const [calendar, firstYear] = [calendarOf(mic), rulesOf(mic)?.firstYear];
    if (!calendar || firstYear === undefined) return [];
    const silent = silentSessions(calendar, `${firstYear}-01-01`, lines, bars);
    const isSilent = new Set(silent.map(({ date }) => date));
    const traded = (session: TradingSession | null) => session !== null && !isSilent.has(session.date);
    const listings = tradedListings(lines, bars);
    const mics = [...new Set(lines.map((line) => line.mic))].sort();
    return silent
      .filter(({ date }) => traded(calendar.before(date)) && traded(calendar.after(date)))
      .filter(({ date }) => seemsClosed(date, calendar, listings))
      .map(({ date }) => ({ date, mics }));
  });
  return found.sort((a, b) => (a.date < b.date ? 1 : -1));
}

/** Gives them without looking again as long as nothing was written. */
export function closedDaysReader(bars: BarsStore): () => ClosedDay[] {
  const read = { version: "", days: [] as ClosedDay[] };
  return () => {
    const version = bars.version();
    if (version !== read.version) Object.assign(read, { version, days: closedDays(bars) });
    return read.days;
  };
}

/** Sessions without any bar, of the days the calendar knows, within the time of which there are bars of enough listings. */
function silentSessions(
  calendar: Calendar,
  firstDay: string,
  lines: readonly BarsOfLength[],
  bars: BarsStore,
): TradingSession[] {
  const from = lines.map(({ first }) => first).sort((a, b) => a - b)[ENOUGH - 1];
  const to = lines.map(({ last }) => last).sort((a, b) => b - a)[ENOUGH - 1];
  if (from === undefined || to === undefined) return [];
  let silent: TradingSession[] = [];
  const day = new Date(from * 1000).toISOString().slice(0, 10);
  for (
    let next = calendar.after(day < firstDay ? firstDay : day);
    next && next.premarketStart < to;
    next = calendar.after(next.date)
  )
    silent.push(next);
  for (const line of lines.toSorted((a, b) => b.bars - a.bars)) silent = withoutTraded(silent, line, bars);
  return silent;
}

/** Those of the sessions, in their order, on which a listing has no bar. */
function withoutTraded(
  sessions: readonly TradingSession[],
  line: BarsOfLength,
  bars: BarsStore,
): TradingSession[] {
  let next = line.first;
  return sessions.filter((session) => {
    const { from, to } = startsOn(session, line.interval);
    if (next < from) next = bars.nextStart(line.listingId, line.interval, from) ?? Number.POSITIVE_INFINITY;
    return next >= to;
  });
}

/** Listings by the lengths of bars they have. */
function tradedListings(lines: readonly BarsOfLength[], bars: BarsStore): TradedListing[] {
  return [...groupBy(lines, ({ listingId }) => listingId).values()].map((own) => ({
    hasBarOn: (session) =>
      own.some(({ listingId, interval, first, last }) => {
        const { from, to } = startsOn(session, interval);
        return first < to && last >= from && bars.hasBar(listingId, interval, from, to);
      }),
  }));
}

/** The instants from which, and before which, bars of a session start. */
function startsOn(session: TradingSession, interval: number): { from: number; to: number } {
  if (interval < DAY_SECONDS) return { from: session.premarketStart, to: session.lateEnd };
  const from = midnightOf(session);
  return { from, to: from + DAY_SECONDS };
}

/** Where its daily bars start: asked once for every listing of an exchange. */
const midnightOf = remembering((session: TradingSession) => dailyStart(session.date));

import type { Listing } from "../companies/companies.ts";
import { calendarOf, type TradingSession } from "../lib/calendar.ts";
import { sharingExchanges } from "../lib/calendar-rules.ts";
import { groupBy } from "../lib/lists.ts";
import { once, remembering } from "../lib/remember.ts";
import type { NotesStore } from "../notes/store.ts";
import type { BarsOfLength, BarsStore } from "../prices/bars-store.ts";
import { DAY_SECONDS, dailyStart } from "../prices/prices.ts";
import type { Evidence, NotedPrice } from "./checks.ts";
import { seemsClosed, type TradedListing, withoutClosed } from "./closed.ts";
import { stretchOf } from "./stretch.ts";

/** Prices somebody wrote down of a listing between two instants (epoch seconds), both included, by time. */
export type ReadNotes = (listingId: number, from: number, to: number) => readonly NotedPrice[];

/** Reads them from the notes. */
export function notedPrices(notes: Pick<NotesStore, "between">): ReadNotes {
  const instant = (seconds: number) => new Date(seconds * 1000).toISOString();
  return (listingId, from, to) =>
    notes.between(listingId, instant(from), instant(to)).map(({ priceKind, price, observedAt }) => ({
      kind: priceKind,
      price,
      at: Date.parse(observedAt) / 1000,
    }));
}

/** Gives the evidence of a listing. */
export type EvidenceReader = (listing: Pick<Listing, "id" | "mic">) => Evidence;

/**
 * Reads evidence from the stores, each thing when it is first asked for and once. It remembers what
 * it has read: make one for a page or a command, and let it go with it.
 * @param isClosed whether an exchange seems to have been closed on a date
 */
export function evidenceReader(
  bars: BarsStore,
  readNotes: ReadNotes,
  isClosed = closedReader(bars),
): EvidenceReader {
  const known = new Map<number, Evidence>();
  return ({ id, mic }) => {
    const evidence = known.get(id) ?? readEvidence(id, mic, bars, readNotes, isClosed);
    known.set(id, evidence);
    return evidence;
  };
}

function readEvidence(
  id: number,
  mic: string,
  bars: BarsStore,
  readNotes: ReadNotes,
  isClosed: (mic: string, date: string) => boolean,
): Evidence {
  const calendar = calendarOf(mic);
  const daily = remembering((date: string) => bars.dailyOn(id, date));
  const intervals = once(() => bars.intervals(id));
  return {
    // Where the listing itself traded, nobody else need be asked.
    calendar: calendar && withoutClosed(calendar, (date) => !daily(date) && isClosed(mic, date)),
    daily,
    firstDaily: once(() => bars.firstDaily(id)),
    stretch(time) {
      const [only, ...others] = intervals();
      if (only === undefined) return null;
      if (others.length === 0) return bars.stretch(id, only, time);
      const all = intervals().flatMap((interval) => bars.intraday(id, interval, time.from, time.to));
      return stretchOf(all, time);
    },
    actions: once(() => bars.actions(id)),
    notes: (from, to) => readNotes(id, from, to),
  };
}

/** Tells of an exchange and a date whether it, and those that share its calendar, seem to have been closed. */
type ClosedReader = (mic: string, date: string) => boolean;

const readers = new WeakMap<BarsStore, { stamp: number; isClosed: ClosedReader }>();

/** The reader of closed days over a store; what it has found out serves every page until bars are added or removed. */
export function closedReader(bars: BarsStore): ClosedReader {
  const stamp = bars.stamp();
  const known = readers.get(bars);
  if (known?.stamp === stamp) return known.isClosed;
  const isClosed = readClosed(bars);
  readers.set(bars, { stamp, isClosed });
  return isClosed;
}

function readClosed(bars: BarsStore): ClosedReader {
  const coverage = once(() => bars.coverage());
  const byExchange = remembering((mic: string) => {
    const calendar = calendarOf(mic);
    const sharing = sharingExchanges(mic);
    const lines = coverage().filter((line) => sharing.includes(line.mic));
    const first = lines.reduce((least, line) => Math.min(least, line.first), Number.POSITIVE_INFINITY);
    const last = lines.reduce((most, line) => Math.max(most, line.last), Number.NEGATIVE_INFINITY);
    const listings = [...groupBy(lines, (line) => line.listingId).values()].map((own) => traded(own, bars));
    return remembering((date: string) => {
      // Without bars on both sides of it nothing can be said of a day.
      const isWithin = first < dailyStart(date) && last > dailyStart(date);
      return isWithin && calendar !== null && seemsClosed(date, calendar, listings);
    });
  });
  return (mic, date) => byExchange(sharingExchanges(mic)[0] ?? mic)(date);
}

/** A listing by the lengths of bars it has. */
function traded(lines: readonly BarsOfLength[], bars: BarsStore): TradedListing {
  return {
    hasBarOn: (session) =>
      lines.some(({ listingId, interval, first, last }) => {
        const { from, to } = startsOn(session, interval);
        return first < to && last >= from && bars.hasBar(listingId, interval, from, to);
      }),
  };
}

/** The instants from which, and before which, bars of a session start. */
function startsOn(session: TradingSession, interval: number): { from: number; to: number } {
  if (interval < DAY_SECONDS) return { from: session.premarketStart, to: session.lateEnd };
  const from = midnightOf(session);
  return { from, to: from + DAY_SECONDS };
}

/** Where its daily bars start: asked once for every listing of an exchange. */
const midnightOf = remembering((session: TradingSession) => dailyStart(session.date));

import type { Listing } from "../companies/companies.ts";
import { calendarOf } from "../lib/calendar.ts";
import { once, remembering } from "../lib/remember.ts";
import type { NotesStore } from "../notes/store.ts";
import type { BarsStore } from "../prices/bars-store.ts";
import { closedReader } from "../prices/closed-days.ts";
import type { Evidence, NotedPrice } from "./checks.ts";
import { withoutClosed } from "./closed.ts";
import { stretchOf } from "./stretch.ts";

/**
 * Of each kind of price the last that somebody wrote down of a listing between two instants (epoch seconds), both
 * included, by time: no check asks for more, however many there are.
 */
export type ReadNotes = (listingId: number, from: number, to: number) => readonly NotedPrice[];

/** Reads them from the notes. */
export function notedPrices(notes: Pick<NotesStore, "lastOfEachKind">): ReadNotes {
  const instant = (seconds: number) => new Date(seconds * 1000).toISOString();
  return (listingId, from, to) =>
    notes.lastOfEachKind(listingId, instant(from), instant(to)).map(({ priceKind, price, observedAt }) => ({
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

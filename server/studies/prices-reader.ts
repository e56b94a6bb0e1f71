import type { Listing } from "../companies/companies.ts";
import { sharingExchanges } from "../lib/calendar-rules.ts";
import { isDate, wallTime } from "../lib/dates.ts";
import { once, remembering } from "../lib/remember.ts";
import { adjustedCloses } from "../prices/adjust.ts";
import type { BarsStore } from "../prices/bars-store.ts";
import type { StudyPrices } from "./engine/run-study.ts";
import { knownSessions } from "./known-sessions.ts";

/** What a study reads of the database. */
export interface StudySources {
  bars: BarsStore;
  /** Listings with a ticker, on whatever exchange. */
  byTicker(ticker: string): Listing[];
  /** Whether an exchange seems to have been closed on a session of its calendar. */
  isClosed(mic: string, date: string): boolean;
}

/** The exchange whose sessions count where neither a symbol nor the index is known. */
const NO_EXCHANGE = "XNYS";

/**
 * The prices of a study, read when first asked for. A symbol is the first listing with that ticker
 * that has daily bars; "XHKG:9988" names the exchange as well.
 */
export function studyPrices({ bars, byTicker, isClosed }: StudySources, index: string | null): StudyPrices {
  const listingOf = remembering((symbol: string) => findListing(symbol, { bars, byTicker }));
  const coverage = once(() => bars.coverage());
  const onCalendar = remembering((mic: string) =>
    knownSessions(mic, coverage(), (date) => isClosed(mic, date)),
  );
  const indexExchange = once(() => (index === null ? null : listingOf(index)?.mic) ?? NO_EXCHANGE);
  return {
    sessionsOf(symbol) {
      const mic = listingOf(symbol)?.mic ?? indexExchange();
      return onCalendar(sharingExchanges(mic)[0] ?? mic);
    },
    momentOf({ when }, { zone }) {
      if (isDate(when)) return { date: when, at: null };
      const instant = new Date(when);
      return { date: wallTime(instant, zone).date, at: instant.getTime() / 1000 };
    },
    isKnown: (symbol) => listingOf(symbol) !== null,
    closesOf(symbol, { dates }, span) {
      const closes = new Float64Array(dates.length).fill(Number.NaN);
      const [first, last] = [Math.max(0, span.from), Math.min(dates.length - 1, span.to)];
      const [from, to] = [dates[first], dates[last]];
      const listing = listingOf(symbol);
      if (listing === null || from === undefined || to === undefined) return closes;
      const adjusted = new Map(totalReturnCloses(bars, listing.id, from, to));
      for (let place = first; place <= last; place++)
        closes[place] = adjusted.get(dates[place] as string) ?? Number.NaN;
      return closes;
    },
  };
}

function findListing(symbol: string, { bars, byTicker }: Omit<StudySources, "isClosed">): Listing | null {
  const named = byTicker(symbol);
  const [mic, ticker] = symbol.split(":");
  const lines =
    named.length > 0 || ticker === undefined ? named : byTicker(ticker).filter((line) => line.mic === mic);
  return lines.find(({ id }) => bars.firstDaily(id) !== null) ?? null;
}

/**
 * Closes by date. What later splits and dividends did is told from the bars before them, so those are
 * read as well: closes as delivered beside adjusted ones stand on one scale.
 */
function totalReturnCloses(bars: BarsStore, listingId: number, from: string, to: string): [string, number][] {
  const actions = bars.actions(listingId);
  const last = actions.at(-1)?.exDate ?? to;
  const daily = bars.daily(listingId, from, last > to ? last : to);
  return adjustedCloses(daily, actions).map((close, i) => [daily[i]?.date ?? "", close]);
}

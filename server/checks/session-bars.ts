import { remembering } from "../lib/remember.ts";
import type { BarsStore } from "../prices/bars-store.ts";
import type { IntradayBar } from "../prices/prices.ts";

/** Bars of a listing that start in [from, to), epoch seconds, by start: of the shortest length there are any of. */
export type SessionBars = (listingId: number, from: number, to: number) => readonly IntradayBar[];

export function sessionBars(bars: Pick<BarsStore, "intervals" | "intraday">): SessionBars {
  const intervals = remembering((listingId: number) => bars.intervals(listingId));
  return (listingId, from, to) => {
    for (const interval of intervals(listingId)) {
      const found = bars.intraday(listingId, interval, from, to);
      if (found.length > 0) return found;
    }
    return [];
  };
}

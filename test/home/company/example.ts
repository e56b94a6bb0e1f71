import type { Listing } from "../../../server/companies/companies.ts";
import { type PriceLine, type PriceLineParts, priceLine } from "../../../server/home/company/price-line.ts";
import type { Story } from "../../../server/home/story-view.ts";
import { addDays } from "../../../server/lib/dates.ts";
import type { Published } from "../../../server/news/news.ts";
import type { PriceNote } from "../../../server/notes/notes.ts";
import { type DailyBar, dailyStart } from "../../../server/prices/prices.ts";
import { move } from "../../moves/example.ts";

/** An invented line on New York's exchange. */
export const LISTING: Listing = {
  ...{ id: 7, companyId: 3, companyName: "Northmere Foods", ticker: "NMRX", mic: "XNYS", currency: "USD" },
  ...{ kind: "equity", adsRatio: null },
};

/** Flat daily bars of consecutive days, weekends too. */
export function bars(closes: readonly number[], first = "2025-01-01"): DailyBar[] {
  return closes.map((close, i) => {
    const date = addDays(first, i);
    return { date, start: dailyStart(date), open: close, high: close, low: close, close, adjClose: null };
  });
}

/** The line of them, all of it. */
export function lineOf(closes: readonly number[], given: Partial<PriceLineParts> = {}): PriceLine {
  const parts = { listing: LISTING, bars: bars(closes), actions: [], notes: [], range: "all" as const };
  const line = priceLine({ ...parts, ...given });
  if (!line) throw new Error("there are no bars");
  return line;
}

/** A note of that price, a last one. */
export function note(price: number, observedAt: string): PriceNote {
  return {
    ...{ id: 1, listing: LISTING, price, priceKind: "last", observedAt, text: "" },
    ...{ newsId: null, newsTitle: null, moveId: null, version: 1, deletedAt: null },
  };
}

/** A story that mentions the company; without a date unless one is given. */
export function story(id: number, published: Partial<Published>, tradeDate: string | null = null): Story {
  const unknown = { date: null, time: null, zone: null, at: null, printed: null };
  const item = {
    ...{ id, title: `Story of ${id}`, publisher: "The Ledger Wire", creditedSource: null, author: null },
    ...{ url: null, language: "en", sortAt: "2025-01-01", version: 1, deletedAt: null },
    published: { ...unknown, yearInferred: false, yearInferredFrom: null, ...published },
  };
  return { item, moves: tradeDate === null ? [] : [move({ newsId: id, listing: LISTING, tradeDate })] };
}

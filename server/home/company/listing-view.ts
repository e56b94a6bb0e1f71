import { intervalName } from "../../checks/basis.ts";
import type { Listing } from "../../companies/companies.ts";
import { formatDate } from "../../lib/dates.ts";
import { exchangeOf } from "../../lib/exchanges.ts";
import { groupBy } from "../../lib/lists.ts";
import { formatRoundedPrice } from "../../lib/percent.ts";
import type { CorporateAction, DailyBar } from "../../prices/prices.ts";

export interface ListingView {
  ticker: string;
  exchange: string;
  currency: string;
  kind: string;
  /** "1 ADS = 8 shares", for a depositary share. */
  ads: string | null;
  lastBar: { date: string; close: string } | null;
}

/** A listing with what there is of its prices. */
export interface PricedListing {
  listing: Listing;
  /** Daily, the oldest first. */
  bars: readonly DailyBar[];
  actions: readonly CorporateAction[];
  /** How many bars of each length, in seconds. */
  counts: readonly { interval: number; count: number }[];
}

export function listingView({ listing, bars }: PricedListing): ListingView {
  const last = bars.at(-1);
  return {
    ticker: listing.ticker,
    exchange: exchangeOf(listing.mic).name,
    currency: listing.currency,
    kind: listing.kind,
    ads: listing.adsRatio === null ? null : `1 ADS = ${listing.adsRatio} shares`,
    lastBar: last ? { date: formatDate(last.date), close: formatRoundedPrice(last.close) } : null,
  };
}

/** How many bars of all the listings there are of each length, the longest first: 84 "daily", 4,280 "one-minute". */
export function barCounts(listings: readonly PricedListing[]): { count: string; interval: string }[] {
  const counts = groupBy(
    listings.flatMap((listing) => listing.counts),
    ({ interval }) => interval,
  );
  return [...counts]
    .sort(([a], [b]) => b - a)
    .map(([interval, rows]) => ({
      count: rows.reduce((sum, { count }) => sum + count, 0).toLocaleString("en-US"),
      interval: intervalName(interval),
    }));
}

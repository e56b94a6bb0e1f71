import { exchangeOf } from "../lib/exchanges.ts";
import { type Company, type Listing, listingPath } from "./companies.ts";

/** A company with its listings as the list of companies prints them. */
export interface CompanyRow {
  name: string;
  path: string;
  listings: { ticker: string; exchange: string; currency: string; kind: string }[];
}

export function companyRow({ name, slug }: Company, listings: readonly Listing[]): CompanyRow {
  return {
    name,
    path: listings[0] ? listingPath(listings[0]) : `/companies/${encodeURIComponent(slug)}`,
    listings: listings.map(({ ticker, mic, currency, kind }) => {
      return { ticker, exchange: exchangeOf(mic).name, currency, kind };
    }),
  };
}

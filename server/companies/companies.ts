import { exchangeOf } from "../lib/exchanges.ts";

export const LISTING_KINDS = ["equity", "index", "fund"] as const;
export type ListingKind = (typeof LISTING_KINDS)[number];

export interface Company {
  id: number;
  name: string;
  /** Part of the address of a company that has no listing, e.g. "openai". */
  slug: string;
}

/** One tradable line of a company. */
export interface Listing {
  id: number;
  companyId: number;
  companyName: string;
  ticker: string;
  /** Market identifier code of its exchange. */
  mic: string;
  currency: string;
  kind: ListingKind;
  /** Ordinary shares one depositary share stands for; null for any other line. */
  adsRatio: number | null;
}

/** "BABA Alibaba, XNYS": how a listing is written in a field, and read back from it. */
export function listingLabel(listing: Listing): string {
  return `${listing.ticker} ${listing.companyName}, ${listing.mic}`;
}

/** The zone of the listing's exchange. */
export function zoneOf(listing: Listing): string {
  return exchangeOf(listing.mic).zone;
}

/** The address of the page of a listing's company. */
export function listingPath(listing: Listing): string {
  return `/companies/${encodeURIComponent(listing.ticker)}`;
}

/** A company name as a part of an address: lower case, words joined by hyphens, letters of any script kept. */
export function slugOf(name: string): string {
  const slug = name
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .toLowerCase()
    .replaceAll(/[^\p{L}\p{N}]+/gu, "-")
    .replaceAll(/^-|-$/g, "");
  return slug || "company";
}

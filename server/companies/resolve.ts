import { type Listing, listingLabel } from "./companies.ts";

/** Which listing a typed text means. */
export type Resolved =
  | { kind: "one"; listing: Listing }
  /** Each of these is as good. */
  | { kind: "several"; listings: Listing[] }
  /** None; the near ones begin with what was typed. */
  | { kind: "none"; near: Listing[] };

export interface ListingLookup {
  byTicker(ticker: string): Listing[];
  suggest(text: string, limit: number): Listing[];
  /** Companies of exactly that name, or known by it as another name; letter case does not matter. */
  named(name: string): { id: number }[];
  listingsOf(companyId: number): Listing[];
}

const MOST_NEAR = 5;

/**
 * Reads a listing field: a suggestion as offered ("BABA Alibaba, XNYS"), a ticker, a ticker with its
 * exchange ("BABA, XNYS"), or a whole name that a company goes by. A name is never taken by its beginning alone.
 */
export function resolveListing(typed: string, lookup: ListingLookup): Resolved {
  const text = typed.trim();
  const offered = /^(\S+?)(?:\s.*)?,\s*([A-Za-z0-9]{4})$/.exec(text);
  if (offered?.[1] && offered[2]) {
    const mic = offered[2].toUpperCase();
    const listing = lookup.byTicker(offered[1]).find((candidate) => candidate.mic === mic);
    if (listing) return { kind: "one", listing };
  }
  const tickers = lookup.byTicker(text);
  const exact = tickers.length > 0 ? tickers : lookup.named(text).flatMap(({ id }) => lookup.listingsOf(id));
  if (exact[0] && exact.length === 1) return { kind: "one", listing: exact[0] };
  if (exact.length > 1) return { kind: "several", listings: exact };
  return { kind: "none", near: lookup.suggest(text, MOST_NEAR) };
}

/** What to say of a text that means no one listing. */
export function unresolvedMessage(typed: string, resolved: Exclude<Resolved, { kind: "one" }>): string {
  if (typed.trim() === "") return "Say which listing it is: a ticker such as BABA, or a company's name.";
  if (resolved.kind === "several") return `“${typed.trim()}” has more than one listing. Which is meant?`;
  const unknown = `No listing goes by “${typed.trim()}”.`;
  return resolved.near.length > 0
    ? `${unknown} Is it one of these?`
    : `${unknown} Write its ticker or its company's whole name.`;
}

/** The listings that an unresolved text may have meant, as their field would write them. */
export function answersOf(resolved: Exclude<Resolved, { kind: "one" }>): string[] {
  return (resolved.kind === "several" ? resolved.listings : resolved.near).map(listingLabel);
}

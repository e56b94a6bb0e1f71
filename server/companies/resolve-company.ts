import { type Company, type Listing, listingLabel } from "./companies.ts";
import { type ListingLookup, resolveListing } from "./resolve.ts";

/** Which company a typed text means. */
export type ResolvedCompany =
  | { kind: "one"; company: Company }
  /** Each of these is as good; `answers` tell them apart, as they would be typed. */
  | { kind: "several"; answers: string[] }
  | { kind: "none" };

export interface CompanyLookup extends ListingLookup {
  company(id: number): Company | undefined;
  companyBySlug(slug: string): Company | undefined;
  /** Companies of exactly that name, or known by it as another name; letter case does not matter. */
  named(name: string): Company[];
  listingsOf(companyId: number): Listing[];
}

/** Reads a company as somebody writes it: a name, another name it goes by, a ticker, or "BABA Alibaba, XNYS". */
export function resolveCompany(typed: string, lookup: CompanyLookup): ResolvedCompany {
  const text = typed.trim();
  const tickers = lookup.byTicker(text).map(({ companyId }) => companyId);
  const named = lookup.named(text).map(({ id }) => id);
  // "META" in capitals is a ticker first, "Meta" a name first.
  const isTicker = tickers.length > 0 && text === text.toUpperCase();
  const found = new Set(isTicker || named.length === 0 ? tickers : named);
  if (found.size === 0) {
    const listing = resolveListing(text, lookup);
    if (listing.kind === "one") found.add(listing.listing.companyId);
  }
  const companies = [...found].flatMap((id) => lookup.company(id) ?? []);
  const only = companies.length > 1 ? undefined : (companies[0] ?? lookup.companyBySlug(text));
  if (only) return { kind: "one", company: only };
  if (companies.length === 0) return { kind: "none" };
  return { kind: "several", answers: companies.map((company) => spelling(company, lookup)) };
}

/** A company as a field should write it so that it is read back as the same: its name, if no other has it. */
export function companyText(company: Company, lookup: CompanyLookup): string {
  const read = resolveCompany(company.name, lookup);
  return read.kind === "one" && read.company.id === company.id ? company.name : spelling(company, lookup);
}

function spelling(company: Company, lookup: CompanyLookup): string {
  const [listing] = lookup.listingsOf(company.id);
  return listing ? listingLabel(listing) : company.slug;
}

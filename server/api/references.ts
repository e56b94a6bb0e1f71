import { type Listing, listingLabel } from "../companies/companies.ts";
import { type CompanyLookup, resolveCompany } from "../companies/resolve-company.ts";
import type { ListingRef, MentionRef } from "./inputs.ts";

export interface Lookup extends CompanyLookup {
  listing(id: number): Listing | undefined;
}

/** A listing as the field of a form would have it; `problem` is a sentence. */
export function listingText(ref: ListingRef, lookup: Lookup): { text: string } | { problem: string } {
  if (typeof ref === "string") return { text: ref };
  const listing = lookup.listing(ref.id);
  if (!listing) return { problem: `There is no listing number ${ref.id}.` };
  const { ticker = listing.ticker, mic = listing.mic } = ref;
  if (ticker !== listing.ticker || mic !== listing.mic)
    return {
      problem: `Listing number ${ref.id} is ${listing.ticker}, ${listing.mic}: leave the number out.`,
    };
  return { text: listingLabel(listing) };
}

/** A company mentioned: by its number, or by a name that the rules of the form look up; `problem` is a sentence. */
export function mentioned(
  ref: MentionRef,
  lookup: Lookup,
): { companyId: number } | { name: string; isToBeAdded: boolean } | { problem: string } {
  const { id, name, add: isToBeAdded = false } = typeof ref === "string" ? { name: ref } : ref;
  if (id !== undefined) return numbered(id, name, lookup);
  if (isToBeAdded || resolveCompany(name, lookup).kind !== "none") return { name, isToBeAdded };
  return {
    problem: `No company goes by “${name}”. Write it differently, or add it: {"name": …, "add": true}.`,
  };
}

function numbered(id: number, name: string, lookup: Lookup): { companyId: number } | { problem: string } {
  const company = lookup.company(id);
  if (!company) return { problem: `There is no company number ${id}.` };
  if (name !== company.name)
    return { problem: `Company number ${id} is ${company.name}: leave the number out.` };
  return { companyId: company.id };
}

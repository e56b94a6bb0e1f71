import type { CompaniesStore } from "../../companies/store.ts";
import { chosenWords } from "../filters/value-words.ts";
import { readView, type SavedView } from "./views.ts";

/** A saved view as its page prints it. */
export interface SavedViewRow {
  id: number;
  name: string;
  address: string;
  /** "News: Alibaba, down, last 14 days" */
  words: string;
}

export function savedViewRow({ id, name, address }: SavedView, companies: Companies): SavedViewRow {
  return { id, name, address, words: addressWords(address, companies) };
}

type Companies = Pick<CompaniesStore, "companyBySlug">;

/** What an address shows, in words. */
export function addressWords(address: string, companies: Companies): string {
  const read = readView(address);
  if (!read) return "";
  const company = companies.companyBySlug(read.filter.company)?.name ?? read.filter.company;
  return `${read.list}: ${chosenWords({ ...read.filter, company }).join(", ")}`;
}

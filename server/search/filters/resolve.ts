import { type CompanyLookup, resolveCompany } from "../../companies/resolve-company.ts";
import { addDays } from "../../lib/dates.ts";
import { readQuery } from "../query.ts";
import { type Filter, LEFT_OUT } from "./filter.ts";
import type { Names } from "./names.ts";
import type { TopicsStore } from "./topics-store.ts";

/** Where the names of a filter are looked up. */
export interface FilterLookup {
  companies: CompanyLookup;
  publishers: Pick<Names, "find" | "nameOf">;
  topics: Pick<TopicsStore, "named">;
  /** The reader's date. */
  today: string;
}

/** A filter with its names known, and spelled as they are kept. */
export interface ResolvedFilter {
  filter: Filter;
  company: { id: number; name: string } | null;
  /** Numbers of the publisher and the topic. */
  publisher: number | null;
  topic: number | null;
  /** The dates meant, both included; null for no bound. */
  from: string | null;
  to: string | null;
  /** Sentences on what means nothing, or several things, and was left out. */
  problems: string[];
}

/** Looks up what a filter names. */
export function resolveFilter(given: Filter, lookup: FilterLookup): ResolvedFilter {
  const { today, publishers, topics, companies } = lookup;
  const problems: string[] = [];
  const known = <Found>(typed: string, find: (typed: string) => Found | string): Found | null => {
    if (typed === "") return null;
    const found = find(typed);
    if (typeof found !== "string") return found;
    problems.push(`${found} ${LEFT_OUT}`);
    return null;
  };
  const company = known(given.company, (typed) => companyOf(typed, companies));
  const publisher = known(
    given.publisher,
    (typed) => publishers.find(typed) ?? `No story is published by “${typed}”.`,
  );
  const topic = known(given.topic, (typed) => topics.named(typed) ?? `No story has the topic “${typed}”.`);
  const words = known(given.q, (typed) =>
    readQuery(typed).phrases.length > 0 ? { typed } : `No word stands in “${typed}”.`,
  );
  const names = {
    company: company?.slug ?? "",
    publisher: publisher === null ? "" : (publishers.nameOf(publisher) ?? ""),
    topic: topic?.name ?? "",
    q: words?.typed ?? "",
  };
  return {
    filter: { ...given, ...names },
    ...{ company, publisher, topic: topic?.id ?? null, problems },
    from: given.days === null ? given.from || null : addDays(today, 1 - given.days),
    to: given.to || null,
  };
}

/** A company by its slug, else as somebody would write it; a sentence where it is none, or several. */
function companyOf(typed: string, lookup: CompanyLookup) {
  const known = lookup.companyBySlug(typed);
  if (known) return known;
  const found = resolveCompany(typed, lookup);
  if (found.kind === "one") return found.company;
  return found.kind === "none"
    ? `No company goes by “${typed}”.`
    : `“${typed}” may be ${found.answers.join(" or ")}.`;
}

import type { CompanyLookup } from "../../companies/resolve-company.ts";
import type { Names } from "./names.ts";
import type { TopicsStore } from "./topics-store.ts";

/** Filters with more values than can all be shown. */
export const VALUE_LISTS = ["company", "publisher", "topic"] as const;
export type ValueList = (typeof VALUE_LISTS)[number];

/** A value to choose, and how many stories there are with it. */
export interface Value {
  /** As an address has it. */
  key: string;
  name: string;
  count: number;
}

/** Where the names of values are looked up. */
export interface ValueNames {
  companies: Pick<CompanyLookup, "company">;
  publishers: Pick<Names, "nameOf">;
  topics: Pick<TopicsStore, "nameOf">;
}

const MOST_VALUES = 24;

/** The most frequent values, by how many there are of each number; with their names. */
export function valuesOf(list: ValueList, counts: ReadonlyMap<number, number>, names: ValueNames): Value[] {
  const most = [...counts].sort((a, b) => b[1] - a[1]).slice(0, MOST_VALUES);
  return most.flatMap(([number, count]) => {
    const named = NAMED[list](number, names);
    return named ? [{ ...named, count }] : [];
  });
}

const NAMED: Record<ValueList, (number: number, names: ValueNames) => Omit<Value, "count"> | null> = {
  company(id, { companies }) {
    const company = companies.company(id);
    return company ? { key: company.slug, name: company.name } : null;
  },
  publisher(number, { publishers }) {
    const name = publishers.nameOf(number);
    return name === undefined ? null : { key: name, name };
  },
  topic(id, { topics }) {
    const name = topics.nameOf(id);
    return name === undefined ? null : { key: name, name };
  },
};

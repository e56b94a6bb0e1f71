import type { Db } from "../../../db/open.ts";
import { RowFault } from "./archive-error.ts";

/** The ids of what the rows of an archive refer to. What is not in the archive before them is a RowFault. */
export function stagedIds(db: Db) {
  const companies = new Map<string, number>();
  const listings = new Map<string, number>();
  const topics = new Map<string, number>();
  const imports = new Set<number>();
  const deletions = new Set<number>();
  const news = db.prepare<[number], number>("SELECT 1 FROM news_items WHERE id = ?");
  const move = db.prepare<[number], number>("SELECT 1 FROM reported_moves WHERE id = ?");

  function find(known: ReadonlyMap<string, number>, what: string, name: string): number {
    const id = known.get(name);
    if (id === undefined) throw new RowFault(`there is no ${what} “${name}” in the archive before it`);
    return id;
  }

  return {
    addCompany: (slug: string, id: number) => void companies.set(slug, id),
    addListing: (name: string, id: number) => void listings.set(name, id),
    addTopic: (name: string, id: number) => void topics.set(name, id),
    addImport: (id: number) => void imports.add(id),
    addDeletion: (id: number) => void deletions.add(id),
    company: (slug: string) => find(companies, "company", slug),
    listing: (name: string) => find(listings, "listing", name),
    topic: (name: string) => find(topics, "topic", name),
    imported(id: number): number {
      if (!imports.has(id)) throw new RowFault(`there is no import ${id} in the archive before it`);
      return id;
    },
    deletion(id: number): number {
      if (!deletions.has(id)) throw new RowFault(`there is no deletion ${id} in the archive before it`);
      return id;
    },
    news(id: number | null): number | null {
      if (id !== null && !news.get(id))
        throw new RowFault(`there is no story ${id} in the archive before it`);
      return id;
    },
    move(id: number | null): number | null {
      if (id !== null && !move.get(id)) throw new RowFault(`there is no move ${id} in the archive before it`);
      return id;
    },
  };
}

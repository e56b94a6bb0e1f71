import type { Db } from "../../../db/open.ts";
import { anyDiffers, type counter } from "./counts-store.ts";
import { type Matches, oursOf } from "./matches-store.ts";

/** Of two views under one name the one that is here stays; of those in the trash several may have a name. */
const NAME = "CASE WHEN row.deleted_at IS NULL THEN lower(row.name) END";

/** Merges saved views, known by their names. To be called when companies are in, for views name them. */
export function mergeSavedViews(db: Db, matches: Matches, count: ReturnType<typeof counter>): void {
  const slugHere = db
    .prepare<[string], string>(
      `SELECT slug FROM main.companies
       WHERE id = ${oursOf("companies", "(SELECT id FROM incoming.companies WHERE slug = ?)")}`,
    )
    .pluck();
  const views = db.prepare<[], { id: number; address: string }>(
    "SELECT id, address FROM incoming.saved_views",
  );
  const setAddress = db.prepare<[string, number]>("UPDATE incoming.saved_views SET address = ? WHERE id = ?");
  for (const { id, address } of views.all())
    setAddress.run(
      addressHere(address, (slug) => slugHere.get(slug)),
      id,
    );
  matches.pair("saved_views", [NAME]);
  matches.pair("saved_views", ["row.name", "row.address", "row.deleted_at"]);
  matches.addNew("saved_views");
  matches.insertNew("saved_views");
  count("saved_views", anyDiffers(["address"]), "'“' || here.name || '”'");
}

/** An address with the company it names under the slug it has here. */
function addressHere(address: string, slugHere: (slug: string) => string | undefined): string {
  const [path = "", query = ""] = address.split("?", 2);
  const wanted = new URLSearchParams(query);
  const slug = wanted.get("company");
  const here = slug === null ? undefined : slugHere(slug);
  if (here === undefined || here === slug) return address;
  wanted.set("company", here);
  return `${path}?${wanted}`;
}

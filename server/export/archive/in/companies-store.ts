import type { Db } from "../../../db/open.ts";
import type { counter } from "./counts-store.ts";
import { anyDiffers } from "./counts-store.ts";
import { type Matches, oursOf } from "./matches-store.ts";

/**
 * Merges companies with their names and listings. A company is known by a listing, else by the part of
 * its address, else by its name; a listing by ticker and exchange.
 */
export function mergeCompanies(db: Db, matches: Matches, count: ReturnType<typeof counter>): void {
  db.exec(`INSERT INTO matches (of_table, theirs, ours, is_new)
    SELECT 'companies', row.company_id, min(here.company_id), 0
    FROM incoming.listings AS row JOIN main.listings AS here ON here.ticker = row.ticker AND here.mic = row.mic
    GROUP BY row.company_id`);
  matches.pair("companies", ["slug"]);
  matches.pair("companies", ["lower(name)"]);
  matches.addNew("companies");
  freeSlugs(db);
  matches.insertNew("companies");
  matches.pair("listings", ["upper(ticker)", "mic"]);
  matches.addNew("listings");
  matches.insertNew("listings", { company_id: "companies" });
  db.exec(`INSERT INTO main.company_aliases (name, company_id)
    SELECT name, ${oursOf("companies", "row.company_id")} FROM incoming.company_aliases AS row
    WHERE true ON CONFLICT DO NOTHING`);
  count("companies", anyDiffers(["name"]), "here.name");
  count("listings", anyDiffers(["currency", "kind", "ads_ratio"]), "here.ticker || '.' || here.mic");
}

/** A new company whose slug another one has here gets one that is free. */
function freeSlugs(db: Db): void {
  const taken = db.prepare<[], { id: number; slug: string }>(
    `SELECT id, slug FROM incoming.companies AS row JOIN matches ON of_table = 'companies' AND theirs = id
     WHERE is_new AND slug IN (SELECT slug FROM main.companies)`,
  );
  const isTaken = db.prepare<{ slug: string }>(
    `SELECT 1 FROM main.companies WHERE slug = @slug UNION ALL SELECT 1 FROM incoming.companies WHERE slug = @slug`,
  );
  const set = db.prepare<[string, number]>("UPDATE incoming.companies SET slug = ? WHERE id = ?");
  for (const { id, slug } of taken.all()) {
    let n = 2;
    while (isTaken.get({ slug: `${slug}-${n}` })) n += 1;
    set.run(`${slug}-${n}`, id);
  }
}

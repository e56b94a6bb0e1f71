import { readFileSync } from "node:fs";
import { type CatalogueRow, readCatalogue } from "../server/companies/catalogue.ts";
import type { NamedLine } from "../server/companies/catalogue-store.ts";

let read: CatalogueRow[] | undefined;

/** The listings that come with Newsmove. */
export function seedListings(): CatalogueRow[] {
  read ??= readListings();
  return read;
}

function readListings(): CatalogueRow[] {
  const { rows, refused } = readCatalogue(
    readFileSync(new URL("./listings.csv", import.meta.url), "utf8"),
    "XNYS",
  );
  const [first] = refused;
  if (first) throw new Error(`seed/listings.csv, line ${first.line}: ${first.reason}`);
  return rows;
}

/** The same as names to read a text by, where there is no database. */
export function seedLines(): NamedLine[] {
  const ids = new Map<string, number>();
  return seedListings().map(({ name, aliases, ticker, mic, kind }, i) => {
    const companyId = ids.get(name) ?? ids.size + 1;
    ids.set(name, companyId);
    return { companyId, company: name, aliases, listing: { id: i + 1, ticker, mic, kind } };
  });
}

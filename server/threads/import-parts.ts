import { catalogueStore, emptyReport } from "../companies/catalogue-store.ts";
import { companiesStore } from "../companies/store.ts";
import type { Db } from "../db/open.ts";
import type { ImportParts } from "../prices/import.ts";
import { pricesStore } from "../prices/store.ts";

/** What importing prices needs of a database: the prices there are, and a way to add listings. */
export function importParts(db: Db): ImportParts {
  const companies = companiesStore(db);
  const catalogue = catalogueStore(db);
  return {
    prices: pricesStore(db),
    addListing(row, now) {
      catalogue.put(row, now, emptyReport());
      const listing = companies.byTicker(row.ticker).find(({ mic }) => mic === row.mic);
      if (!listing) throw new Error(`the listing ${row.ticker} just added is not there`);
      return listing.id;
    },
  };
}

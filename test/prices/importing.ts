import { catalogueStore, emptyReport } from "../../server/companies/catalogue-store.ts";
import { companiesStore } from "../../server/companies/store.ts";
import type { Db } from "../../server/db/open.ts";
import {
  type ImportParts,
  openPriceImport,
  type PricePlan,
  type RunOptions,
} from "../../server/prices/import.ts";
import type { ListingOptions } from "../../server/prices/listings.ts";
import type { PriceOptions } from "../../server/prices/read-file.ts";
import { bytesSource } from "../../server/prices/source.ts";
import { pricesStore } from "../../server/prices/store.ts";
import { NOW } from "../support/db.ts";

export const AT = NOW.toISOString();

export function partsOf(db: Db): ImportParts {
  const companies = companiesStore(db);
  return {
    prices: pricesStore(db),
    addListing(row, now) {
      catalogueStore(db).put(row, now, emptyReport());
      return companies.byTicker(row.ticker).find(({ mic }) => mic === row.mic)?.id ?? 0;
    },
  };
}

export function listingsOf(db: Db, given: Partial<ListingOptions> = {}): ListingOptions {
  return {
    ...{ lookup: companiesStore(db), shipped: () => undefined, exchange: "XNYS" },
    ...{ isExchangeTold: false, mayAdd: true, ...given },
  };
}

export interface Given extends PriceOptions, Partial<RunOptions> {
  name?: string;
  listings?: Partial<ListingOptions>;
}

/** Opens a file of that text (or bytes), of the listing TEST unless the file has symbols or another is given. */
export function open(
  db: Db,
  text: string | Uint8Array,
  { name = "file.csv", listings, ...told }: Given = {},
) {
  const bytes = typeof text === "string" ? new TextEncoder().encode(text) : text;
  const source = bytesSource(name, bytes);
  const listing = told.listing ?? (name === "file.csv" ? "TEST" : undefined);
  return openPriceImport(source, { ...told, listing, listings: listingsOf(db, listings) }, partsOf(db));
}

/** What importing the text would do. */
export async function planOf(db: Db, text: string | Uint8Array, given: Given = {}): Promise<PricePlan> {
  const file = await open(db, text, given);
  try {
    return file.plan(AT);
  } finally {
    file.close();
  }
}

/** Imports the text, its good rows whatever the others are. */
export async function importText(db: Db, text: string, given: Given = {}) {
  const file = await open(db, text, given);
  try {
    return file.run({ replace: given.replace ?? false, keepGood: given.keepGood ?? true }, AT);
  } finally {
    file.close();
  }
}

/** The first rows as [start, open, high, low, close, adjusted close, volume]; a daily start is its date. */
export function rowsOf(plan: PricePlan): unknown[][] {
  return plan.firstRows.map(({ start, open, high, low, close, adjClose, volume }) => {
    const at = new Date(start * 1000).toISOString();
    return [plan.interval === 86_400 ? at.slice(0, 10) : at, open, high, low, close, adjClose, volume];
  });
}

export function storedBars(db: Db): unknown[] {
  return db
    .prepare(
      `SELECT ticker, interval_s, start, open, high, low, close, adj_close, volume FROM price_bars
       JOIN listings ON listings.id = listing_id ORDER BY ticker, interval_s, start`,
    )
    .raw()
    .all();
}

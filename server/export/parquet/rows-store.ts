import type { Db } from "../../db/open.ts";
import type { Column, Value } from "./file.ts";

/** A listing as the files name it: exchange and ticker, "XNYS-BABA". */
export const LISTING_NAME = "mic || '-' || ticker";

export const BAR_COLUMNS: readonly Column[] = [
  { name: "interval_s", kind: "whole" },
  { name: "start", kind: "instant" },
  { name: "open", kind: "number" },
  { name: "high", kind: "number" },
  { name: "low", kind: "number" },
  { name: "close", kind: "number" },
  { name: "adj_close", kind: "number", isOptional: true },
  { name: "volume", kind: "number", isOptional: true },
];

export const LISTING_COLUMNS: readonly Column[] = [
  { name: "listing", kind: "text" },
  { name: "ticker", kind: "text" },
  { name: "mic", kind: "text" },
  { name: "company", kind: "text" },
  { name: "currency", kind: "text" },
  { name: "kind", kind: "text" },
  { name: "ads_ratio", kind: "number", isOptional: true },
];

export const ACTION_COLUMNS: readonly Column[] = [
  { name: "listing", kind: "text" },
  { name: "ex_date", kind: "date" },
  { name: "kind", kind: "text" },
  { name: "value", kind: "number" },
];

/** Bars, listings, splits and dividends, as the columns have them. */
export function priceTables(db: Db) {
  const withBars = db.prepare<[], { id: number; name: string; bars: number }>(
    `SELECT id, ${LISTING_NAME} AS name, sum(bars) AS bars FROM price_coverage JOIN listings ON id = listing_id
     GROUP BY id ORDER BY id`,
  );
  const bars = db
    .prepare<[number], Value[]>(
      `SELECT interval_s, start * 1000, open, high, low, close, adj_close, volume FROM price_bars
       WHERE listing_id = ? ORDER BY interval_s, start`,
    )
    .raw();
  const listings = db
    .prepare<[], Value[]>(
      `SELECT ${LISTING_NAME}, ticker, mic, name, currency, kind, ads_ratio
       FROM listings JOIN companies ON companies.id = company_id ORDER BY listings.id`,
    )
    .raw();
  const actions = db
    .prepare<[], Value[]>(
      `SELECT ${LISTING_NAME}, ex_date, action.kind, value FROM corporate_actions AS action
       JOIN listings ON listings.id = listing_id ORDER BY listing_id, ex_date, action.kind`,
    )
    .raw();
  return {
    /** Listings that have bars, with how many. */
    withBars: () => withBars.all(),
    bars: (listingId: number) => bars.iterate(listingId),
    listings: () => listings.iterate(),
    actions: () => actions.iterate(),
  };
}

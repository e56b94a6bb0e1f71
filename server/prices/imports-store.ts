import type { Db } from "../db/open.ts";
import type { RefusedRow } from "./stage-store.ts";

/** One file that was taken, and what became of its rows. */
export interface ImportRecord {
  id: number;
  kind: "prices" | "actions";
  fileName: string;
  format: string;
  /** Whose prices: tickers, or how many listings. */
  subject: string;
  /** Seconds; null for actions. */
  interval: number | null;
  added: number;
  same: number;
  /** Rows with other values than those stored; `replaced` of them were taken. */
  changed: number;
  replaced: number;
  refused: number;
  createdAt: string;
  undoneAt: string | null;
}

/** Bars there are of a listing and interval. Starts in epoch seconds, interval in seconds. */
export interface Coverage {
  listingId: number;
  ticker: string;
  mic: string;
  companyName: string;
  interval: number;
  bars: number;
  first: number;
  last: number;
}

const RECORD = `SELECT id, kind, file_name AS fileName, format, subject, interval_s AS interval, added, same, changed,
  replaced, refused, created_at AS createdAt, undone_at AS undoneAt FROM imports`;

const COVERAGE = `SELECT c.listing_id AS listingId, ticker, mic, companies.name AS companyName, c.interval_s AS interval,
    bars, first_start AS first, last_start AS last
  FROM price_coverage AS c JOIN listings ON listings.id = c.listing_id JOIN companies ON companies.id = company_id`;

/** Reads what was imported and what there is. */
export function importsStore(db: Db) {
  const find = db.prepare<[number], ImportRecord>(`${RECORD} WHERE id = ?`);
  const newest = db.prepare<{ at: string; id: number; limit: number }, ImportRecord>(
    `${RECORD} WHERE (created_at, id) < (@at, @id) ORDER BY created_at DESC, id DESC LIMIT @limit`,
  );
  const refused = db.prepare<[number, number, number], RefusedRow>(
    "SELECT line, reason, raw FROM refused_rows WHERE import_id = ? AND line > ? ORDER BY line LIMIT ?",
  );
  const coverage = db.prepare<{ listing: number; interval: number; limit: number }, Coverage>(
    `${COVERAGE} WHERE (c.listing_id, c.interval_s) > (@listing, @interval)
     ORDER BY c.listing_id, c.interval_s LIMIT @limit`,
  );
  const ofListing = db.prepare<[number], Coverage>(
    `${COVERAGE} WHERE c.listing_id = ? ORDER BY c.interval_s`,
  );
  return {
    importRecord: (id: number) => find.get(id),
    /** Newest first, after that place. */
    imports: (before: { at: string; id: number }, limit: number) => newest.all({ ...before, limit }),
    /** Rows of an import that were not taken, after a line. */
    refusedRows: (importId: number, afterLine = 0, limit = 1000) => refused.all(importId, afterLine, limit),
    /** By listing and interval, after a place. */
    coverage: (after = { listing: 0, interval: 0 }, limit = 500) => coverage.all({ ...after, limit }),
    coverageOf: (listingId: number) => ofListing.all(listingId),
  };
}

import type { Db } from "../../server/db/open.ts";
import { calendarOf } from "../../server/lib/calendar.ts";
import { dailyStart } from "../../server/prices/prices.ts";
import type { Random } from "./random.ts";

const AT = "2026-01-01T00:00:00.000Z";
const EXCHANGES = ["XNYS", "XNAS", "XNAS", "XNYS", "XHKG"];
/** The listings that news speaks of most have prices, from this day on. */
const PRICED = 500;
export const FIRST_DAY = "2024-01-02";
const LAST_DAY = "2025-12-31";

/** The closes of a listing by their dates, as shares of the close before. */
export type DayChanges = ReadonlyMap<number, ReadonlyMap<string, number>>;

/** One listing a company, with ids from 1 in their order. */
export function fillCompanies(db: Db, names: readonly string[]): void {
  const company = db.prepare("INSERT INTO companies (id, name, slug, created_at) VALUES (?, ?, ?, ?)");
  const listing = db.prepare(
    `INSERT INTO listings (id, company_id, ticker, mic, currency, kind, created_at)
     VALUES (@id, @id, @ticker, @mic, @currency, 'equity', @at)`,
  );
  db.transaction(() => {
    for (const [i, name] of names.entries()) {
      const mic = EXCHANGES[i % EXCHANGES.length] as string;
      company.run(i + 1, name, `company-${i + 1}`, AT);
      listing.run({ id: i + 1, ticker: `T${i + 1}`, mic, currency: mic === "XHKG" ? "HKD" : "USD", at: AT });
    }
  })();
}

/** Daily bars of two years for the first listings, as random walks; gives each day's change in percent. */
export function fillPrices(db: Db, random: Random): DayChanges {
  const importId = db
    .prepare(
      `INSERT INTO imports (kind, file_name, format, subject, interval_s, created_at)
       VALUES ('prices', 'invented.csv', 'long', 'invented', 86400, ?)`,
    )
    .run(AT).lastInsertRowid;
  const bar = db.prepare(
    `INSERT INTO price_bars (listing_id, interval_s, start, open, high, low, close, import_id)
     VALUES (@id, 86400, @start, @open, @high, @low, @close, @importId)`,
  );
  const cover = db.prepare(
    `INSERT INTO price_coverage SELECT listing_id, interval_s, count(*), min(start), max(start) FROM price_bars
     WHERE listing_id = ? GROUP BY interval_s`,
  );
  const changes = new Map<number, ReadonlyMap<string, number>>();
  db.transaction(() => {
    for (let id = 1; id <= PRICED; id++) {
      const ofListing = new Map<string, number>();
      let before = 20 + 200 * random.next();
      for (const date of sessionsOf(EXCHANGES[(id - 1) % EXCHANGES.length] as string)) {
        const open = before * (1 + 0.02 * (random.next() - 0.5));
        const close = open * (1 + 0.08 * (random.next() - 0.5));
        const [high, low] = [Math.max(open, close) * 1.005, Math.min(open, close) * 0.995];
        bar.run({ id, start: dailyStart(date), open, high, low, close, importId });
        ofListing.set(date, 100 * (close / before - 1));
        before = close;
      }
      cover.run(id);
      changes.set(id, ofListing);
    }
  })();
  return changes;
}

function sessionsOf(mic: string): string[] {
  const calendar = calendarOf(mic);
  const dates: string[] = [];
  let session = calendar?.session(FIRST_DAY);
  for (; session && session.date <= LAST_DAY; session = calendar?.after(session.date))
    dates.push(session.date);
  return dates;
}

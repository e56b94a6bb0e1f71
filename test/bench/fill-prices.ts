import type { Db } from "../../server/db/open.ts";
import { calendarOf } from "../../server/lib/calendar.ts";
import { remembering } from "../../server/lib/remember.ts";
import { dailyStart } from "../../server/prices/prices.ts";
import type { Size } from "./big-database.ts";
import type { Draws } from "./draws.ts";

const AT = "2026-01-01T00:00:00.000Z";
const EXCHANGES = ["XNYS", "XNAS", "XNAS", "XNYS", "XHKG"];
const FIRST_DAY = "2018-01-17";
const LISTINGS_AT_ONCE = 250;

/** By how many percent the close of a listing changed on a date; undefined where there is no bar. */
export type ChangeOf = (listing: number, date: string) => number | undefined;

/** One listing a company, with ids from 1 in their order. */
export function fillCompanies(db: Db, names: readonly string[]): void {
  const company = db.prepare("INSERT INTO companies (id, name, slug, created_at) VALUES (?, ?, ?, ?)");
  const listing = db.prepare(
    `INSERT INTO listings (id, company_id, ticker, mic, currency, kind, created_at)
     VALUES (@id, @id, @ticker, @mic, @currency, 'equity', @at)`,
  );
  db.transaction(() => {
    for (const [i, name] of names.entries()) {
      const mic = exchangeOf(i + 1);
      company.run(i + 1, name, `company-${i + 1}`, AT);
      listing.run({ id: i + 1, ticker: `T${i + 1}`, mic, currency: mic === "XHKG" ? "HKD" : "USD", at: AT });
    }
  })();
}

/** Daily bars of the first listings, those that news speaks of most, as random walks; each listing has as many. */
export function fillPrices(db: Db, size: Size, random: Draws, tell: (line: string) => void): ChangeOf {
  const importId = db
    .prepare(
      `INSERT INTO imports (kind, file_name, format, subject, interval_s, added, created_at)
       VALUES ('prices', 'invented.csv', 'long', 'invented', 86400, ?, ?)`,
    )
    .run(size.priced * size.days, AT).lastInsertRowid;
  const bar = db.prepare(
    `INSERT INTO price_bars (listing_id, interval_s, start, open, high, low, close, import_id)
     VALUES (?, 86400, ?, ?, ?, ?, ?, ${importId})`,
  );
  const datesOf = remembering((mic: string) => sessionsOf(mic, size.days));
  const changes = new Map<number, Float32Array>();
  const add = (id: number) => {
    const dates = datesOf(exchangeOf(id));
    let before = 20 + 200 * random.uniform();
    const ofListing = Float32Array.from(dates.starts, (start) => {
      const open = before * (1 + 0.02 * (random.uniform() - 0.5));
      const close = open * (1 + 0.08 * (random.uniform() - 0.5));
      bar.run(id, start, open, Math.max(open, close) * 1.005, Math.min(open, close) * 0.995, close);
      const change = 100 * (close / before - 1);
      before = close;
      return change;
    });
    changes.set(id, ofListing);
  };
  for (let done = 0; done < size.priced; done += LISTINGS_AT_ONCE) {
    tell(
      `bars: ${(done * size.days).toLocaleString("en")} of ${(size.priced * size.days).toLocaleString("en")}`,
    );
    db.transaction(() => {
      for (let id = done + 1; id <= Math.min(size.priced, done + LISTINGS_AT_ONCE); id++) add(id);
    })();
  }
  db.exec(`INSERT INTO price_coverage SELECT listing_id, interval_s, count(*), min(start), max(start) FROM price_bars
    GROUP BY listing_id, interval_s`);
  return (listing, date) => changes.get(listing)?.[datesOf(exchangeOf(listing)).places.get(date) ?? -1];
}

function exchangeOf(listing: number): string {
  return EXCHANGES[(listing - 1) % EXCHANGES.length] as string;
}

/** The first sessions of an exchange, so many: where their bars start, and the place of each date. */
function sessionsOf(mic: string, count: number): { starts: number[]; places: Map<string, number> } {
  const calendar = calendarOf(mic);
  const dates: string[] = [];
  for (let session = calendar?.session(FIRST_DAY); session && dates.length < count; )
    session = calendar?.after(dates[dates.push(session.date) - 1] as string);
  return { starts: dates.map(dailyStart), places: new Map(dates.map((date, place) => [date, place])) };
}

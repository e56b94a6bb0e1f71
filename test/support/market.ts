import type { Listing } from "../../server/companies/companies.ts";
import type { Db } from "../../server/db/open.ts";
import { calendarOf } from "../../server/lib/calendar.ts";
import { instantOf } from "../../server/lib/dates.ts";
import { makeListing, makeMove, makeNews, type NewsFields } from "./factories.ts";
import { type BarFields, makeBars } from "./make-bars.ts";
import { seededRandom } from "./random.ts";

export interface MarketFields {
  /** Invented stocks; each is an equity of its exchange. */
  stocks?: readonly string[];
  /** Of the stocks; the index is always in New York. */
  mic?: string;
  sessions?: number;
  /** By how much a stock's return on a date is more than drawn, as a fraction. */
  jumps?: Readonly<Record<string, Readonly<Record<string, number>>>>;
}

/** An index and stocks with daily prices that were drawn, not traded. */
export interface Market {
  index: Listing;
  stock(ticker: string): Listing;
}

/** The last session of an invented market. */
export const LAST_SESSION = "2025-11-28";

/**
 * An index MKT and stocks (NMRX alone unless told otherwise) with a daily bar on each of 200 sessions up
 * to the last of November 2025. A stock follows the index and strays from it by 1.5 % a day; what is
 * drawn is the same each time.
 */
export function makeMarket(
  db: Db,
  { stocks = ["NMRX"], mic = "XNYS", sessions = 200, jumps = {} }: MarketFields = {},
): Market {
  const index = makeListing(db, { ticker: "MKT", companyName: "Example Market", kind: "index" });
  const listings = stocks.map((ticker) =>
    makeListing(db, { ticker, mic, companyName: `${ticker} Holdings` }),
  );
  const random = seededRandom(7);
  const market = new Map(sessionsOf("XNYS", sessions).map((date) => [date, 0.01 * random.normal()]));
  const bars = pricesOf(index, [...market]);
  for (const listing of listings) {
    const own = jumps[listing.ticker] ?? {};
    const returns = sessionsOf(mic, sessions).map((date): [string, number] => [
      date,
      (market.get(date) ?? 0) + 0.015 * random.normal() + (own[date] ?? 0),
    ]);
    bars.push(...pricesOf(listing, returns));
  }
  // One by one each would wait for the disk.
  db.transaction(() => makeBars(db, bars))();
  return { index, stock: (ticker) => listings[stocks.indexOf(ticker)] as Listing };
}

/** The last sessions of an exchange, in order. */
function sessionsOf(mic: string, count: number): string[] {
  const calendar = calendarOf(mic);
  const dates: string[] = [];
  for (let next = "2025-11-29"; dates.length < count; next = dates[0] as string)
    dates.unshift(calendar?.before(next)?.date ?? "");
  return dates;
}

/** Closes from 100 on, rounded to the cent. */
function pricesOf(listing: Listing, returns: readonly [date: string, ret: number][]): BarFields[] {
  let price = 100;
  return returns.map(([date, ret]) => {
    price *= 1 + ret;
    return { listing, date, close: Number(price.toFixed(2)) };
  });
}

const NEW_YORK = "America/New_York";

/** A story of a stock's rise, of noon in New York on a date; without a time where `time` is null. */
export function makeReport(
  db: Db,
  listing: Listing,
  date: string | null,
  { time = "12:00", ...given }: NewsFields & { time?: string | null } = {},
): number {
  const published =
    date === null || time === null
      ? { date, time: null, zone: null, at: null }
      : { date, time, zone: NEW_YORK, at: instantOf(date, time, NEW_YORK) };
  const mentions = [{ id: listing.companyId, name: listing.companyName, slug: "" }];
  const { id } = makeNews(db, { published, mentions, ...given });
  makeMove(db, { newsId: id, listing });
  return id;
}

/** Stories of a stock's rise, as many as wanted, all of one date. */
export function makeManyReports(db: Db, { id }: Listing, count: number, date = "2025-10-01"): void {
  const before = db.prepare<[], number>("SELECT coalesce(max(id), 0) FROM news_items").pluck().get();
  db.exec(`
    INSERT INTO news_items (title, publisher, published_date, created_at, updated_at)
    WITH RECURSIVE numbers(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM numbers WHERE n < ${count})
    SELECT 'Report ' || n, 'The Example', '${date}', '${date}', '${date}' FROM numbers;
    INSERT INTO reported_moves (news_id, position, subject, listing_id, percent, decimals, qualifier, statistic, quote,
      created_at, updated_at)
    SELECT id, 0, 'Example', ${id}, 3, 0, 'exact', 'last', 'Up 3%.', '${date}', '${date}'
    FROM news_items WHERE id > ${before};`);
}

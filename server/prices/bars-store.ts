import type { Db } from "../db/open.ts";
import {
  type CorporateAction,
  DAY_SECONDS,
  type DailyBar,
  dailyDate,
  dailyStart,
  type IntradayBar,
  type Stretch,
  type StretchOfTime,
} from "./prices.ts";

export type BarsStore = ReturnType<typeof barsStore>;

/** What there is of a listing's bars of one length. Starts in epoch seconds. */
export interface BarsOfLength {
  listingId: number;
  /** Market identifier code of the listing. */
  mic: string;
  /** Length in seconds. */
  interval: number;
  bars: number;
  first: number;
  last: number;
}

type DailyRow = Omit<DailyBar, "date">;
type StretchRow = { [Key in keyof Stretch]: number | null };

/** The reading side of prices: bars and what companies did to their shares. */
export function barsStore(db: Db) {
  const daily = db.prepare<[number, number, number], DailyRow>(
    `SELECT start, open, high, low, close, adj_close AS adjClose FROM price_bars
     WHERE listing_id = ? AND interval_s = ${DAY_SECONDS} AND start BETWEEN ? AND ? ORDER BY start`,
  );
  const firstDaily = db
    .prepare<[number], number | null>(
      `SELECT min(start) FROM price_bars WHERE listing_id = ? AND interval_s = ${DAY_SECONDS}`,
    )
    .pluck();
  const intervals = db
    .prepare<[number], number>(
      `SELECT interval_s FROM price_coverage WHERE listing_id = ? AND interval_s < ${DAY_SECONDS}`,
    )
    .pluck();
  const counts = db.prepare<[number], { interval: number; count: number }>(
    "SELECT interval_s AS interval, bars AS count FROM price_coverage WHERE listing_id = ?",
  );
  const intraday = db.prepare<[number, number, number, number], IntradayBar>(
    `SELECT start, open, high, low, close, interval_s AS interval FROM price_bars
     WHERE listing_id = ? AND interval_s = ? AND start >= ? AND start < ? ORDER BY start`,
  );
  const page = db.prepare<[number, number, number, number, number], DailyRow>(
    `SELECT start, open, high, low, close, adj_close AS adjClose FROM price_bars
     WHERE listing_id = ? AND interval_s = ? AND start >= ? AND start < ? ORDER BY start LIMIT ?`,
  );
  const stretch = db.prepare<{ listingId: number; interval: number; from: number; to: number }, StretchRow>(
    `SELECT high, low, (SELECT close FROM price_bars
                        WHERE listing_id = @listingId AND interval_s = @interval AND start = last) AS close
     FROM (SELECT max(high) AS high, min(low) AS low, max(start) AS last FROM price_bars
           WHERE listing_id = @listingId AND interval_s = @interval AND start >= @from AND start <= @to)`,
  );
  const actions = db.prepare<[number], CorporateAction>(
    `SELECT ex_date AS exDate, kind, value FROM corporate_actions WHERE listing_id = ? ORDER BY ex_date, kind`,
  );
  const coverage = db.prepare<[], BarsOfLength>(
    `SELECT listing_id AS listingId, mic, interval_s AS interval, bars, first_start AS first, last_start AS last
     FROM price_coverage CROSS JOIN listings ON listings.id = listing_id`,
  );
  const anyBar = db
    .prepare<[number, number, number, number], number>(
      "SELECT 1 FROM price_bars WHERE listing_id = ? AND interval_s = ? AND start >= ? AND start < ? LIMIT 1",
    )
    .pluck();
  const nextStart = db
    .prepare<[number, number, number], number>(
      "SELECT start FROM price_bars WHERE listing_id = ? AND interval_s = ? AND start >= ? ORDER BY start LIMIT 1",
    )
    .pluck();
  const anyOf = db.prepare<[number], number>("SELECT 1 FROM price_bars WHERE listing_id = ? LIMIT 1").pluck();

  const changes = db.prepare<[], number>("SELECT total_changes()").pluck();

  return {
    /** Another one whenever anything was written to the database, through whichever connection. */
    version: () => `${db.pragma("data_version", { simple: true })}-${changes.get()}`,
    /** Daily bars of the sessions from one date to another, both included. */
    daily(listingId: number, from: string, to: string): DailyBar[] {
      return daily
        .all(listingId, dailyStart(from), dailyStart(to))
        .map((bar) => ({ ...bar, date: dailyDate(bar.start) }));
    },
    /** The date of the first daily bar; null where there is none. */
    firstDaily(listingId: number): string | null {
      const start = firstDaily.get(listingId) ?? null;
      return start === null ? null : dailyDate(start);
    },
    /** Lengths in seconds of the bars shorter than a day that a listing has, the shortest first. */
    intervals: (listingId: number) => intervals.all(listingId),
    /** How many bars of each length (seconds) a listing has. */
    counts: (listingId: number) => counts.all(listingId),
    /** Bars of one length that start from one instant up to, not including, another (epoch seconds), by start. */
    intraday: (listingId: number, interval: number, from: number, to: number) =>
      intraday.all(listingId, interval, from, to),
    /** The first so many bars of any length that start from one instant up to, not including, another (epoch seconds). */
    page: (listingId: number, interval: number, time: { from: number; to: number }, limit: number) =>
      page.all(listingId, interval, time.from, time.to, limit),
    /** What bars of one length tell of a stretch of time together; null where none lies within it. */
    stretch(listingId: number, interval: number, time: StretchOfTime): Stretch | null {
      // Whole seconds: a bar that ends after an instant starts at the earliest in the next second.
      const from = Math.max(time.from, Math.floor(time.endingAfter) - interval + 1);
      const row = stretch.get({ listingId, interval, from, to: time.to - interval });
      if (!row || row.high === null || row.low === null || row.close === null) return null;
      return { high: row.high, low: row.low, close: row.close };
    },
    /** Splits and dividends by ex-date. */
    actions: (listingId: number) => actions.all(listingId),
    /** What bars there are, by listing and length. */
    coverage: () => coverage.all(),
    /** Whether a bar of that length starts from one instant up to, not including, another (epoch seconds). */
    hasBar: (listingId: number, interval: number, from: number, to: number) =>
      anyBar.get(listingId, interval, from, to) !== undefined,
    /** Where the first bar of that length starts at an instant or after it (epoch seconds); undefined where none does. */
    nextStart: (listingId: number, interval: number, from: number) =>
      nextStart.get(listingId, interval, from),
    /** Whether a listing has any bar. */
    hasAny: (listingId: number) => anyOf.get(listingId) !== undefined,
  };
}

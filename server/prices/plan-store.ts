import type { Db } from "../db/open.ts";
import type { CorporateAction } from "./prices.ts";
import type { RefusedRow } from "./stage-store.ts";
import type { StageTables } from "./stage-tables-store.ts";

/** One bar as it is or would be stored; a series is the file's, from 0. */
export interface StagedBar {
  series: number;
  line: number;
  start: number;
  open: number;
  high: number;
  low: number;
  close: number;
  adjClose: number | null;
  volume: number | null;
}

/** A bar of the file beside the stored one that differs. */
export interface ChangedBar extends StagedBar {
  was: Pick<StagedBar, "open" | "high" | "low" | "close" | "adjClose" | "volume">;
}

export interface PlanCounts {
  /** Bars of the file, without those refused and repeated. */
  bars: number;
  changed: number;
  /** Stored already with the same values. */
  same: number;
  refused: number;
}

/** A split or dividend that stands in a price file. */
export interface StagedAction extends CorporateAction {
  series: number;
}

export interface SeriesRange {
  series: number;
  bars: number;
  first: number;
  last: number;
}

/** A price far from the one before it, of the same listing. */
export interface Jump {
  series: number;
  line: number;
  start: number;
  close: number;
  /** Start and close of the bar before. */
  from: number;
  before: number;
}

const COLUMNS = `s.series, s.line, s.start, s.open, s.high, s.low, s.close, s.adj_close AS adjClose, s.volume`;

/** What the file does not say (no adjusted close, no volume) is no change. */
export const DIFFERS = `(s.open <> b.open OR s.high <> b.high OR s.low <> b.low OR s.close <> b.close
  OR (s.adj_close IS NOT NULL AND s.adj_close IS NOT b.adj_close)
  OR (s.volume IS NOT NULL AND s.volume IS NOT b.volume))`;

/** The rows of a stage beside the stored bars. Series without a listing as yet have no stored bars. */
export function planQueries(db: Db, { schema }: StageTables) {
  const joined = (interval: number) => `
    ${schema}.bars AS s JOIN ${schema}.series AS l ON l.series = s.series
    JOIN price_bars AS b ON b.listing_id = l.listing_id AND b.interval_s = ${Number(interval)} AND b.start = s.start`;
  const one = <Row>(sql: string) => db.prepare<[], Row>(sql).get();
  // Asked for every day of a picture.
  const firstLine = db.prepare<[number, number, number], { line: number; start: number }>(
    `SELECT line, start FROM ${schema}.bars WHERE series = ? AND start >= ? AND start < ? ORDER BY start LIMIT 1`,
  );
  return {
    /** Ties the file's series to listings; those not told are new. */
    setListings(listings: ReadonlyMap<number, number>): void {
      db.exec(`DELETE FROM ${schema}.series`);
      const add = db.prepare(`INSERT INTO ${schema}.series (series, listing_id) VALUES (?, ?)`);
      for (const [series, listingId] of listings) add.run(series, listingId);
    },
    counts(interval: number): PlanCounts {
      const bars = one<{ n: number }>(`SELECT count(*) AS n FROM ${schema}.bars`)?.n ?? 0;
      const refused = one<{ n: number }>(`SELECT count(*) AS n FROM ${schema}.refused`)?.n ?? 0;
      const stored = one<{ present: number; changed: number }>(
        `SELECT count(*) AS present, count(*) FILTER (WHERE ${DIFFERS}) AS changed FROM ${joined(interval)}`,
      ) ?? { present: 0, changed: 0 };
      return { bars, refused, changed: stored.changed, same: stored.present - stored.changed };
    },
    ranges: () =>
      db
        .prepare<[], SeriesRange>(
          `SELECT series, count(*) AS bars, min(start) AS first, max(start) AS last FROM ${schema}.bars GROUP BY series`,
        )
        .all(),
    /** Splits and dividends, as they stand in the file. */
    actions: () =>
      db
        .prepare<[], StagedAction>(
          `SELECT series, ex_date AS exDate, kind, value FROM ${schema}.actions ORDER BY rowid`,
        )
        .all(),
    firstRows: (limit: number) =>
      db
        .prepare<[number], StagedBar>(
          `SELECT ${COLUMNS} FROM ${schema}.bars AS s ORDER BY series, start LIMIT ?`,
        )
        .all(limit),
    changedRows(interval: number, limit: number): ChangedBar[] {
      const rows = db
        .prepare<
          [number],
          StagedBar &
            Record<"open_" | "high_" | "low_" | "close_", number> &
            Record<"adj_" | "volume_", number | null>
        >(
          `SELECT ${COLUMNS}, b.open AS open_, b.high AS high_, b.low AS low_, b.close AS close_,
             b.adj_close AS adj_, b.volume AS volume_
           FROM ${joined(interval)} WHERE ${DIFFERS} ORDER BY s.series, s.start LIMIT ?`,
        )
        .all(limit);
      return rows.map(({ open_, high_, low_, close_, adj_, volume_, ...bar }) => ({
        ...bar,
        was: { open: open_, high: high_, low: low_, close: close_, adjClose: adj_, volume: volume_ },
      }));
    },
    refusedRows: (limit: number) =>
      db
        .prepare<[number], RefusedRow>(
          `SELECT line, reason, raw FROM ${schema}.refused ORDER BY line LIMIT ?`,
        )
        .all(limit),
    /** Closes that differ from the one before by more than that share of it. */
    jumps: (share: number, limit: number) =>
      db
        .prepare<[number, number, number], Jump>(
          `SELECT * FROM (
             SELECT series, line, start, close, lag(start) OVER before AS "from", lag(close) OVER before AS "before"
             FROM ${schema}.bars WINDOW before AS (PARTITION BY series ORDER BY start))
           WHERE close > "before" * (1 + ?) OR close < "before" * (1 - ?) LIMIT ?`,
        )
        .all(share, share, limit),
    /** The first line and start of a series in [from, to). */
    firstLine: (series: number, from: number, to: number) => firstLine.get(series, from, to),
  };
}

export type PlanQueries = ReturnType<typeof planQueries>;

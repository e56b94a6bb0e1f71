import type { Db } from "../db/open.ts";

export type SpansStore = ReturnType<typeof spansStore>;

/** Bars of a listing of one length, in seconds, that lie wholly in [from, to], epoch seconds. */
export interface SpanOfBars {
  listingId: number;
  interval: number;
  from: number;
  to: number;
}

const WITHIN = `FROM price_bars WHERE listing_id = @listingId AND interval_s = @interval
  AND start >= @from AND start <= @to - @interval`;

/** Counts bars shorter than a day without reading each. Instants are epoch seconds. */
export function spansStore(db: Db) {
  const span = db.prepare<SpanOfBars, { count: number; last: number | null }>(
    `SELECT count(*) AS count, max(start) AS last ${WITHIN}`,
  );
  const highest = db
    .prepare<SpanOfBars, number>(`SELECT start ${WITHIN} ORDER BY high DESC, start LIMIT 1`)
    .pluck();
  const lowest = db.prepare<SpanOfBars, number>(`SELECT start ${WITHIN} ORDER BY low, start LIMIT 1`).pluck();

  return {
    /** How many bars there are, and where the last one starts; null where there are none. */
    countOf(bars: SpanOfBars): { count: number; last: number } | null {
      const { count = 0, last = null } = span.get(bars) ?? {};
      return last === null ? null : { count, last };
    },
    /** Where the first bar starts that has the highest high, or the lowest low. */
    extremeAt: (bars: SpanOfBars, end: "high" | "low") =>
      (end === "high" ? highest : lowest).get(bars) ?? null,
  };
}

import type { Calendar } from "../lib/calendar.ts";
import type { Claim, Evidence, Occasion, Reason, Source } from "./checks.ts";
import { NEWS_LAG, phaseWindow, secondsOf } from "./session.ts";

/** Prices a claim is judged by, as traded. */
export interface Measurement {
  /** The price measured; null where it can only be said to lie between low and high. */
  price: number | null;
  low: number;
  high: number;
  /** No trade in the last 20 minutes before the report. */
  isStale: boolean;
  source: Source;
}

/**
 * Measures what a claim speaks of at its report: the open and close from the daily bar; everything
 * else from bars shorter than a day that lie wholly within the phase and ended by the report; in the
 * regular session, where there are none of those, from the daily bar as far as it tells.
 */
export function measure(
  claim: Claim,
  occasion: Occasion,
  evidence: Evidence,
  calendar: Calendar,
): Measurement | Reason {
  const { session, phase, statistic } = occasion;
  const isRegular = phase === "regular";
  if (isRegular && (statistic === "open" || statistic === "close")) {
    const bar = evidence.daily(session.date);
    return bar ? exactly(bar[statistic], "daily") : "no_bars_at_report_time";
  }
  const { from, to } = phaseWindow(session, phase, calendar);
  const until = Math.min(to, secondsOf(claim.reportedAt));
  const told = (to: number, endingAfter = from) =>
    claim.dailyOnly ? null : evidence.stretch({ from, to, endingAfter });
  const recent = statistic === "last" ? told(until, until - NEWS_LAG) : null;
  if (recent) return { ...exactly(recent.close, "intraday"), low: recent.low, high: recent.high };
  const usable = told(until);
  if (!usable) {
    if (told(to)) return "no_bars_at_report_time";
    return isRegular ? fromDaily(claim, occasion, evidence) : "no_extended_hours_data";
  }
  if (statistic === "extreme") return exactly(extremeOf(usable, claim), "intraday");
  return { ...exactly(usable.close, "intraday"), isStale: statistic === "last" };
}

/**
 * What the daily bar tells of the regular session: its extreme once the session is over; before, an
 * extreme lies between the open and the day's high (low), a last price between low and high.
 */
function fromDaily(claim: Claim, { session, statistic }: Occasion, evidence: Evidence): Measurement | Reason {
  const bar = evidence.daily(session.date);
  if (!bar) return "no_bars_at_report_time";
  const between = (low: number, high: number): Measurement => ({
    ...{ price: null, low, high, isStale: false, source: "daily" },
  });
  if (statistic === "last") return between(bar.low, bar.high);
  if (secondsOf(claim.reportedAt) >= session.close) return exactly(extremeOf(bar, claim), "daily");
  return claim.direction === "down" ? between(bar.low, bar.open) : between(bar.open, bar.high);
}

function exactly(price: number, source: Source): Measurement {
  return { price, low: price, high: price, isStale: false, source };
}

function extremeOf({ low, high }: { low: number; high: number }, { direction }: Claim): number {
  return direction === "down" ? low : high;
}

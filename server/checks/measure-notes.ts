import type { Calendar } from "../lib/calendar.ts";
import type { Claim, Evidence, NotedPrice, Occasion } from "./checks.ts";
import type { Measurement } from "./measure.ts";
import { NEWS_LAG, phaseWindow, secondsOf } from "./session.ts";

/**
 * Measures a claim by prices somebody wrote down: an open or close noted after it was made and before
 * the next premarket; a high, low or last price noted within the phase, by the report. A last price
 * noted over 20 minutes before the report is stale. null where no such note was taken.
 */
export function measureNotes(
  claim: Claim,
  occasion: Occasion,
  evidence: Evidence,
  calendar: Calendar,
): Measurement | null {
  const { session, phase, statistic } = occasion;
  const reported = secondsOf(claim.reportedAt);
  if (phase === "regular" && (statistic === "open" || statistic === "close")) {
    const until = calendar.after(session.date)?.premarketStart ?? session.lateEnd;
    const noted = evidence.notes(session[statistic], until).findLast(({ kind }) => kind === statistic);
    return noted ? noteAt(noted, false) : null;
  }
  const { from, to } = phaseWindow(session, phase, calendar);
  const until = Math.min(to, reported);
  const wanted = kindFor(claim, occasion);
  const noted = evidence.notes(from, until).findLast(({ kind }) => kind === wanted);
  return noted ? noteAt(noted, statistic === "last" && noted.at <= until - NEWS_LAG) : null;
}

/** The kind of note that tells what is asked; the end of an extended session is its last price. */
function kindFor({ direction }: Claim, { statistic }: Occasion): NotedPrice["kind"] {
  if (statistic !== "extreme") return "last";
  return direction === "down" ? "low" : "high";
}

function noteAt({ price }: NotedPrice, isStale: boolean): Measurement {
  return { price, low: price, high: price, isStale, source: "notes" };
}

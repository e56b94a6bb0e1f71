import type { Calendar, SessionPart, TradingSession } from "../lib/calendar.ts";
import type { Claim, Occasion, Phase } from "./checks.ts";

/** News takes a while to be written, and some quotes are delayed: prices this many seconds old may be meant. */
export const NEWS_LAG = 20 * 60;

/** Epoch seconds, with fractions. */
export function secondsOf(instant: string): number {
  return Date.parse(instant) / 1000;
}

/**
 * The session a claim reported at T speaks of: with "premarket" the latest whose premarket has begun
 * by T; with "after hours", or a close, the latest that has closed; in the regular session, or at the
 * open, the latest that has opened; without any such word the latest whose premarket has begun.
 * "Overnight" is the night after the latest session whose late trading has ended.
 */
function sessionOf(claim: Claim, calendar: Calendar): TradingSession | null {
  return calendar.latest(decidingPart(claim), secondsOf(claim.reportedAt));
}

function decidingPart({ session, statistic }: Claim): SessionPart {
  if (session === "premarket" && statistic !== "open") return "premarketStart";
  if (session === "overnight" && statistic !== "open") return "lateEnd";
  if (session === "after_hours" || statistic === "close") return "close";
  if (session === "regular" || statistic === "open") return "open";
  return "premarketStart";
}

/**
 * Session, phase and statistic of a claim. "Opened" is always the regular open. Where no session is
 * named, what was reported by the open is premarket, anything later regular; and a last price
 * reported after the close means the close ("fell 7% on Thursday", written that evening).
 */
export function occasionOf(claim: Claim, calendar: Calendar): Occasion | null {
  const session = sessionOf(claim, calendar);
  if (!session) return null;
  const { statistic } = claim;
  if (statistic === "open") return { session, phase: "regular", statistic };
  if (claim.session !== null) return { session, phase: claim.session, statistic };
  if (statistic === "close") return { session, phase: "regular", statistic };
  const reported = secondsOf(claim.reportedAt);
  if (reported <= session.open) return { session, phase: "premarket", statistic };
  const isOver = reported > session.close;
  return { session, phase: "regular", statistic: isOver && statistic === "last" ? "close" : statistic };
}

/** When a phase begins and ends, in epoch seconds: [from, to). */
export function phaseWindow(
  session: TradingSession,
  phase: Phase,
  calendar: Calendar,
): { from: number; to: number } {
  switch (phase) {
    case "premarket":
      return { from: session.premarketStart, to: session.open };
    case "regular":
      return { from: session.open, to: session.close };
    case "after_hours":
      return { from: session.close, to: session.lateEnd };
    case "overnight":
      return {
        from: session.lateEnd,
        to: calendar.after(session.date)?.premarketStart ?? session.lateEnd,
      };
  }
}

/** Whether a phase comes after the regular close, so that it is measured from that close. */
export function isAfterClose(phase: Phase): boolean {
  return phase === "after_hours" || phase === "overnight";
}

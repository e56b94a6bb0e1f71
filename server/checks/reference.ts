import type { TradingSession } from "../lib/calendar.ts";
import type { CorporateAction } from "../prices/prices.ts";
import type { Evidence, Occasion, Reason } from "./checks.ts";
import { isAfterClose } from "./session.ts";

/** What a move is measured from: a price as traded, on the share basis of the claim's session. */
export interface Reference {
  price: number;
  /** The same less the dividend the session traded without; null where there was none. */
  exDividend: number | null;
  isNoted: boolean;
}

/**
 * Product of the ratios (new shares per old) of splits with an ex-date after one session and up to
 * another: what a price of the first is divided by to stand beside prices of the second.
 */
export function splitFactor(actions: readonly CorporateAction[], after: string, upTo: string): number {
  return actions
    .filter(({ kind, exDate }) => kind === "split" && exDate > after && exDate <= upTo)
    .reduce((product, { value }) => product * value, 1);
}

/**
 * The reference price: before and in the regular session the official close of the session before;
 * later that of the same session. Never a late trade, and never a neighbouring row where the bar is
 * missing. Splits in between are taken out, dividends are not: day changes are quoted against the
 * last close. Without a bar a person's note of that close serves.
 */
export function referenceOf(occasion: Occasion, evidence: Evidence): Reference | Reason {
  const { session, phase } = occasion;
  const late = isAfterClose(phase);
  const from = late ? session : (evidence.calendar?.before(session.date) ?? null);
  const bar = from && evidence.daily(from.date);
  if (!from || !bar) {
    const noted = late ? notedClose(session, evidence) : notedPreviousClose(session, evidence);
    if (noted !== null) return { price: noted, exDividend: null, isNoted: true };
    return late ? "no_reference_close" : "no_previous_close";
  }
  const actions = evidence.actions();
  const factor = splitFactor(actions, from.date, session.date);
  const dividend = actions
    .filter(({ kind, exDate }) => kind === "dividend" && exDate > from.date && exDate <= session.date)
    .reduce((sum, { value }) => sum + value, 0);
  const less = (bar.close - dividend) / factor;
  return {
    price: bar.close / factor,
    exDividend: dividend > 0 && less > 0 ? less : null,
    isNoted: false,
  };
}

/** A close written down after it was made, before the next premarket. */
function notedClose(session: TradingSession, evidence: Evidence): number | null {
  const to = evidence.calendar?.after(session.date)?.premarketStart ?? session.lateEnd;
  return lastNoted(evidence, "close", session.close, to);
}

/** A previous close written down on the session's date, or a close after the session before it. */
function notedPreviousClose(session: TradingSession, evidence: Evidence): number | null {
  const noted = lastNoted(evidence, "previous_close", session.premarketStart, session.lateEnd);
  const before = evidence.calendar?.before(session.date);
  return noted ?? (before ? notedClose(before, evidence) : null);
}

function lastNoted(
  evidence: Evidence,
  kind: "close" | "previous_close",
  from: number,
  to: number,
): number | null {
  return evidence.notes(from, to).findLast((note) => note.kind === kind)?.price ?? null;
}

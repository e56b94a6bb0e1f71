import { zoneOf } from "../companies/companies.ts";
import { directionOf } from "../lib/percent.ts";
import type { ReportedMove } from "../moves/moves.ts";
import type { Published } from "../news/news.ts";
import { checkClaim, UNKNOWN_SYMBOL } from "./check.ts";
import type { Check, Claim } from "./checks.ts";
import type { EvidenceReader } from "./evidence.ts";
import { reportTimeOf } from "./report-time.ts";

/** A reported move held against what is known of prices. */
export interface CheckedMove {
  check: Check;
  /** The instant it was held against; null where the story's date is not known. */
  reportedAt: string | null;
  /** What had to be assumed of that instant. */
  note: string | null;
}

/**
 * Checks a move of a story. One whose listing is not known, or whose story has no date, has nothing to be
 * held against.
 */
export function checkMove(move: ReportedMove, published: Published, evidence: EvidenceReader): CheckedMove {
  const { listing } = move;
  if (listing === null) return { check: UNKNOWN_SYMBOL, reportedAt: published.at, note: null };
  const time = reportTimeOf(published, move.tradeDate, zoneOf(listing));
  if (time === null) return { check: UNDATED, reportedAt: null, note: "the story has no date" };
  return {
    check: checkClaim(claimOf(move, time.at), evidence(listing)),
    reportedAt: time.at,
    note: time.note,
  };
}

const UNDATED: Check = { ...UNKNOWN_SYMBOL, reason: "no_bars_at_report_time" };

/** A move as the claim it makes, reported at an instant. */
export function claimOf(move: ReportedMove, reportedAt: string): Claim {
  const { percent, percentTo, decimals, qualifier, session, statistic } = move;
  return {
    direction: directionOf(percentTo ?? percent),
    value: Math.abs(percent),
    value2: percentTo === null ? null : Math.abs(percentTo),
    ...{ decimals, qualifier, session, statistic, reportedAt },
    dailyOnly: false,
  };
}

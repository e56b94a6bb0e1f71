import { claimOf } from "../../checks/check-move.ts";
import type { EvidenceReader } from "../../checks/evidence.ts";
import { reportTimeOf } from "../../checks/report-time.ts";
import { isAfterClose, occasionOf, phaseWindow } from "../../checks/session.ts";
import { zoneOf } from "../../companies/companies.ts";
import type { ReportedMove } from "../../moves/moves.ts";
import type { NewsItem } from "../../news/news.ts";
import type { Column, Value } from "./file.ts";

/**
 * Reported moves with what a check asks of prices: which session is meant, the date of the close it is
 * measured from, and the stretch of time whose bars count. With these a query needs no calendar.
 */
export const MOVE_COLUMNS: readonly Column[] = [
  { name: "move_id", kind: "whole" },
  { name: "news_id", kind: "whole" },
  { name: "title", kind: "text" },
  { name: "publisher", kind: "text" },
  { name: "subject", kind: "text" },
  { name: "listing", kind: "text", isOptional: true },
  { name: "percent", kind: "number" },
  { name: "percent_to", kind: "number", isOptional: true },
  { name: "decimals", kind: "whole" },
  { name: "qualifier", kind: "text" },
  { name: "direction", kind: "text" },
  { name: "reported_at", kind: "instant", isOptional: true },
  { name: "session_date", kind: "date", isOptional: true },
  { name: "phase", kind: "text", isOptional: true },
  { name: "statistic", kind: "text" },
  { name: "reference_date", kind: "date", isOptional: true },
  { name: "from_at", kind: "instant", isOptional: true },
  { name: "until_at", kind: "instant", isOptional: true },
];

/** A move of a story as a row; what cannot be known without a listing, a date or a calendar is null. */
export function moveValues(move: ReportedMove, story: NewsItem, evidence: EvidenceReader): Value[] {
  const { listing } = move;
  const time = listing && reportTimeOf(story.published, move.tradeDate, zoneOf(listing));
  const claim = claimOf(move, time?.at ?? "");
  return [
    ...[move.id, story.id, story.title, story.publisher, move.subject],
    ...[listing && `${listing.mic}-${listing.ticker}`, move.percent, move.percentTo, move.decimals],
    ...[move.qualifier, claim.direction, time && Date.parse(time.at)],
    ...(listing && time
      ? occasionValues(claim, evidence(listing))
      : [null, null, move.statistic, null, null, null]),
  ];
}

function occasionValues(
  claim: ReturnType<typeof claimOf>,
  { calendar }: ReturnType<EvidenceReader>,
): Value[] {
  const occasion = calendar && occasionOf(claim, calendar);
  if (!calendar || !occasion) return [null, null, claim.statistic, null, null, null];
  const { session, phase, statistic } = occasion;
  const reference = isAfterClose(phase) ? session : calendar.before(session.date);
  const { from, to } = phaseWindow(session, phase, calendar);
  const until = Math.min(1000 * to, Date.parse(claim.reportedAt));
  return [session.date, phase, statistic, reference?.date ?? null, 1000 * from, until];
}

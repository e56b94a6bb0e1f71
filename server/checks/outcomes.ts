import type { Listing } from "../companies/companies.ts";
import { calendarOf } from "../lib/calendar.ts";
import type { CheckedMove } from "./check-move.ts";
import type { Aftermath, Check, Verdict } from "./checks.ts";

/** A verdict as lists show and filter it: a listing without any prices leaves a move unchecked. */
export type ListedVerdict = Verdict | "unchecked";

/** What a move without a verdict lacks. The first two leave it unchecked. */
export const MISSING = [
  "listing",
  "prices",
  "date",
  "calendar",
  "extended_hours",
  "price_at_report",
  "daily_bars",
  "closes",
] as const;
export type Missing = (typeof MISSING)[number];

/** What came of checking a move, as far as filters and publishers ask. */
export interface Outcome {
  verdict: ListedVerdict;
  aftermath: Aftermath;
  /** The first thing that was missing; null where there is a verdict. */
  missing: Missing | null;
  /** The date of the session that it was held against; null where none was found. */
  session: string | null;
}

/** @param hasBars whether there is any bar of the move's listing */
export function listedVerdict({ verdict }: Pick<Check, "verdict">, hasBars: boolean): ListedVerdict {
  return verdict === "no_data" && !hasBars ? "unchecked" : verdict;
}

/** @param listing of the move; @param hasBars whether there is any bar of it */
export function outcomeOf(checked: CheckedMove, listing: Listing | null, hasBars: boolean): Outcome {
  const { verdict, aftermath, session } = checked.check;
  const missing = verdict === "no_data" ? missingOf(checked, listing, hasBars) : null;
  return { verdict: listedVerdict(checked.check, hasBars), aftermath, missing, session };
}

function missingOf({ check, reportedAt }: CheckedMove, listing: Listing | null, hasBars: boolean): Missing {
  if (listing === null) return "listing";
  if (!hasBars) return "prices";
  if (reportedAt === null) return "date";
  if (calendarOf(listing.mic) === null) return "calendar";
  switch (check.reason) {
    case "no_extended_hours_data":
      return "extended_hours";
    case "no_bars_at_report_time":
      return "price_at_report";
    case "before_data":
      return "daily_bars";
    default:
      return "closes";
  }
}

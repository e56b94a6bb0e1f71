import { zoneOf } from "../companies/companies.ts";
import { cityOf, formatDay, shortTime, wallTime } from "../lib/dates.ts";
import { formatPercent } from "../lib/percent.ts";
import type { ReportedMove } from "../moves/moves.ts";
import type { CheckReport } from "./report.ts";
import { verdictTitle } from "./view-words.ts";
import { priceText } from "./walk.ts";

/** " at 08:48 New York (14:48 in Berlin), 18.00 over 16.48" */
export function measuredAt(move: ReportedMove, { check, basis }: CheckReport, readerZone: string): string {
  if (!move.listing || check.measured === null || check.ref === null) return "";
  const prices = `, ${priceText(check.ref, check.measured)} over ${priceText(check.ref, 0)}`;
  if (basis?.at === null || basis?.at === undefined) return prices;
  const zone = zoneOf(move.listing);
  const instant = new Date(basis.at * 1000);
  const clock = (of: string) => shortTime(wallTime(instant, of).time);
  const own = readerZone === zone ? "" : ` (${clock(readerZone)} in ${cityOf(readerZone)})`;
  return ` at ${clock(zone)} ${cityOf(zone)}${own}${prices}`;
}

/** What had to be assumed of a check, a sentence each. */
export function notesOf(move: ReportedMove, { check, note, passedOver }: CheckReport): string[] {
  const { flags, alt, source, isNotedReference } = check;
  const less = alt?.measured === null || alt?.measured === undefined ? "" : formatPercent(alt.measured, 1);
  return [
    ...(note ? [`${note.charAt(0).toUpperCase()}${note.slice(1)}.`] : []),
    ...(source === "notes" || isNotedReference ? ["From your notes."] : []),
    ...(flags.includes("stale") ? ["No trade in the 20 minutes before the report."] : []),
    ...passedOver.map(
      (date) => `${formatDay(date)} is passed over: nothing of the exchange has a bar that day (“closed?”).`,
    ),
    ...(alt
      ? [
          `${move.listing?.ticker ?? move.subject} traded ex-dividend: against the close less the dividend ${less}, ${verdictTitle({ verdict: alt.verdict, aftermath: "no_data" }).toLowerCase()}.`,
        ]
      : []),
  ];
}

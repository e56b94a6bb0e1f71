import { formatSigned } from "../lib/percent.ts";
import type { ReportedMove } from "../moves/moves.ts";
import type { UncheckedView } from "../moves/view.ts";
import type { CheckReport } from "./report.ts";

const NO_DATA = "No data";
const IMPORT = { text: "Import prices", href: "/prices/import" };
const IMPORT_BARS = { text: "Import minute bars", href: "/prices/import" };

/** Why a move of a listing that has prices could not be judged, in a sentence, and the one thing that helps. */
export function noVerdict(move: ReportedMove, report: CheckReport): UncheckedView {
  const { check, reportedAt, hasCalendar } = report;
  const ticker = move.listing?.ticker ?? move.subject;
  const told = (reason: string, link: UncheckedView["link"]) => ({ title: NO_DATA, reason, link });
  if (reportedAt === null) {
    const link = { text: "Add the date", href: `/news/${move.newsId}/edit#field-date` };
    return told("The story has no date, so its session is not known.", link);
  }
  if (!hasCalendar) return told(`The sessions of ${ticker}’s exchange are not known.`, null);
  switch (check.reason) {
    case "before_data":
      return told(`No daily bar of ${ticker} goes back to that session.`, IMPORT);
    case "no_previous_close":
      return told("The close of the session before is missing.", IMPORT);
    case "no_reference_close":
      return told("The close of that session is missing.", IMPORT);
    case "no_extended_hours_data":
      return told(extendedWords(move, report), IMPORT_BARS);
    default:
      return told("No price of that session up to the report.", IMPORT);
  }
}

/** "Daily bars cannot show a premarket low. Gap at the open: −1.4%, shown, not judged." */
function extendedWords(
  { statistic, percent }: ReportedMove,
  { check: { phase, proxy } }: CheckReport,
): string {
  const during =
    phase === "after_hours" ? "an after-hours" : phase === "overnight" ? "an overnight" : "a premarket";
  const what = statistic === "extreme" ? (percent < 0 ? "low" : "high") : "price";
  const gap = proxy === null ? "" : ` Gap at the open: ${formatSigned(proxy, 1)}%, shown, not judged.`;
  return `Daily bars cannot show ${during} ${what}.${gap}`;
}

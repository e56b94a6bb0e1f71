import { FLAT, tolerance } from "../../checks/verdict.ts";
import type { CheckedMoveView } from "../../checks/view.ts";
import { placeWords } from "../../checks/view-words.ts";
import { zoneOf } from "../../companies/companies.ts";
import { cityOf, formatDay, formatInstant, wallTime } from "../../lib/dates.ts";
import { exchangeOf } from "../../lib/exchanges.ts";
import { directionOf } from "../../lib/percent.ts";
import { saidFigure } from "../../moves/moves.ts";
import type { Published } from "../../news/news.ts";
import type { RecordedMove } from "./record.ts";

/** What the story claims, part by part, and what that was held against. */
export function claimLines(recorded: RecordedMove, view: CheckedMoveView, published: Published) {
  return [
    { term: "Whose price", text: whose(recorded) },
    { term: "Read as", text: view.readAs },
    { term: "Allows", text: allowed(recorded, view) },
    { term: "Reported", text: reported(recorded, published) },
    { term: "Held against", text: occasion(recorded) },
  ];
}

function whose({ move: { listing, subject } }: RecordedMove): string {
  if (listing === null) return `“${subject}”: nobody has said which listing that is`;
  const { name } = exchangeOf(listing.mic);
  const told = subject === listing.companyName ? "" : `, told as “${subject}”`;
  return `${listing.companyName} (${listing.ticker}), ${name}, ${listing.currency}${told}`;
}

function allowed({ move, report: { check } }: RecordedMove, { allowed }: CheckedMoveView): string {
  if (directionOf(saidFigure(move)) === "flat") return `unchanged: within ${FLAT} points either way`;
  return check.ref === null
    ? allowed
    : `${allowed}; to within ${tolerance(check.ref).toFixed(2)} points, for ticks`;
}

function reported({ move, report: { reportedAt, note } }: RecordedMove, published: Published): string {
  if (reportedAt === null) return "at no known time";
  const zone = move.listing ? zoneOf(move.listing) : (published.zone ?? "UTC");
  if (note !== null) return `${formatDay(wallTime(reportedAt, zone).date)}, ${note}`;
  return `${formatInstant(reportedAt, zone)} ${cityOf(zone)}`;
}

function occasion({ move, report: { check } }: RecordedMove): string {
  if (check.session === null) return "no session: it is not known which";
  const place = placeWords(check, directionOf(saidFigure(move)));
  return `${formatDay(check.session)}, ${place}`;
}

import type { CheckReport } from "../../checks/report.ts";
import { signOf } from "../../checks/verdict.ts";
import type { Listing } from "../../companies/companies.ts";
import { directionOf } from "../../lib/percent.ts";
import { groupBy } from "../../lib/lists.ts";
import { type ReportedMove, saidFigure } from "../../moves/moves.ts";
import type { NewsItem } from "../../news/news.ts";

/** A move as one story tells it, with its check. */
export interface ToldMove {
  item: NewsItem;
  move: ReportedMove;
  report: CheckReport;
}

/** Moves that different stories tell of one listing and one session, and tell differently. */
export interface DayReports {
  listing: Listing;
  /** The session's date. */
  session: string;
  /** The first told first. */
  told: ToldMove[];
  moment: "same" | "as_reported" | "different";
  /** The one report nearest to what was measured; null where that cannot be said of them. */
  nearest: ToldMove | null;
}

/** Where stories differ on a day, the latest day first: a listing and a session as the checks resolve them. */
export function differingReports(told: readonly ToldMove[]): DayReports[] {
  const days = groupBy(told, ({ move, report }) => `${report.check.session} ${move.listing?.id}`);
  return [...days.values()]
    .flatMap((group) => {
      const { move, report } = group[0] as ToldMove;
      const { session } = report.check;
      if (move.listing === null || session === null || !areDifferent(group)) return [];
      const inTime = group.toSorted(
        (a, b) => a.item.sortAt.localeCompare(b.item.sortAt) || a.item.id - b.item.id,
      );
      const moment = momentOf(group);
      return [{ listing: move.listing, session, told: inTime, moment, nearest: nearestOf(inTime, moment) }];
    })
    .sort((a, b) => b.session.localeCompare(a.session));
}

/** Whether two of them, each from a story of its own, say different figures. */
function areDifferent(group: readonly ToldMove[]): boolean {
  return group.some(({ item, move }) =>
    group.some((other) => other.item.id !== item.id && figureKey(other.move) !== figureKey(move)),
  );
}

function figureKey({ percent, percentTo }: ReportedMove): string {
  return `${percent} ${percentTo}`;
}

/** Whether all speak of the same price of the session. A last price is that of each report's own time. */
function momentOf(group: readonly ToldMove[]): DayReports["moment"] {
  const moments = new Set(group.map(({ report: { check } }) => `${check.phase} ${check.statistic}`));
  if (moments.size > 1) return "different";
  const times = new Set(group.map(({ report }) => report.reportedAt));
  return group[0]?.report.check.statistic === "last" && times.size > 1 ? "as_reported" : "same";
}

function nearestOf(told: readonly ToldMove[], moment: DayReports["moment"]): ToldMove | null {
  const misses = told.map((one) => ({ one, miss: missOf(one) }));
  if (moment === "different" || misses.some(({ miss }) => miss === null)) return null;
  const [best, second] = misses.sort((a, b) => (a.miss ?? 0) - (b.miss ?? 0));
  return best && second && best.miss !== second.miss ? best.one : null;
}

/**
 * Percentage points, to one decimal, between the figure a report says (for a range its nearer end) and
 * what was measured; 0 where they meet, null where nothing was measured or it is only bounded.
 */
export function missOf({ move, report: { check } }: ToldMove): number | null {
  const { measured, measuredLo, measuredHi } = check;
  if (measured === null || measuredLo === null || measuredHi === null) return null;
  const sign = signOf(directionOf(saidFigure(move)));
  const said = [move.percent, saidFigure(move)].map((figure) => sign * figure);
  const [low, high] = [Math.min(...said), Math.max(...said)];
  return Number(Math.max(0, low - measuredHi, measuredLo - high).toFixed(1));
}

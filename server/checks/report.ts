import { calendarOf } from "../lib/calendar.ts";
import { directionOf } from "../lib/percent.ts";
import { remembering } from "../lib/remember.ts";
import { type ReportedMove, saidFigure } from "../moves/moves.ts";
import type { Published } from "../news/news.ts";
import type { BarsStore } from "../prices/bars-store.ts";
import { type Basis, basisOf } from "./basis.ts";
import { type CheckedMove, checkMove } from "./check-move.ts";
import { evidenceReader, type ReadNotes } from "./evidence.ts";
import { type Point, pointsOf } from "./points.ts";
import { sessionBars } from "./session-bars.ts";

/** A move held against prices, with what a page tells of how that was done. */
export interface CheckReport extends CheckedMove {
  /** Whether there is any bar of the listing. */
  hasBars: boolean;
  /** Whether the sessions of its exchange are known. */
  hasCalendar: boolean;
  basis: Basis | null;
  points: Point[];
}

/** Reports on a move of a story. */
export type CheckReporter = (move: ReportedMove, published: Published) => CheckReport;

const NO_LISTING = { hasBars: false, hasCalendar: false, basis: null, points: [] };

/**
 * Checks moves for a page. It remembers the prices it has read: make one for a page and let it go
 * with it, so that what is imported or undone shows at the next.
 */
export function checkReporter(bars: BarsStore, readNotes: ReadNotes, now: Date): CheckReporter {
  const hasBars = remembering((listingId: number) => bars.hasAny(listingId));
  const evidenceOf = evidenceReader(bars, readNotes);
  const barsOf = sessionBars(bars);
  return (move, published) => {
    const { listing } = move;
    const checked = checkMove(move, published, evidenceOf);
    if (listing === null) return { ...checked, ...NO_LISTING };
    const { calendar } = evidenceOf(listing);
    const { check, reportedAt } = checked;
    return {
      ...checked,
      hasBars: hasBars(listing.id),
      hasCalendar: calendarOf(listing.mic) !== null,
      basis: basisOf({
        ...{ check, reportedAt, calendar, direction: directionOf(saidFigure(move)) },
        bars: (from, to) => barsOf(listing.id, from, to),
      }),
      points: pointsOf(check, calendar, now.getTime() / 1000),
    };
  };
}

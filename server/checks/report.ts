import { calendarOf } from "../lib/calendar.ts";
import { directionOf } from "../lib/percent.ts";
import { remembering } from "../lib/remember.ts";
import { type ReportedMove, saidFigure } from "../moves/moves.ts";
import type { Published } from "../news/news.ts";
import type { BarsStore } from "../prices/bars-store.ts";
import type { SpansStore } from "../prices/spans-store.ts";
import { type Basis, basisOf, type ReadSpan } from "./basis.ts";
import { type CheckedMove, checkMove } from "./check-move.ts";
import { passedOver } from "./closed.ts";
import { evidenceReader, type ReadNotes } from "./evidence.ts";
import { type Point, pointsOf } from "./points.ts";

/** A move held against prices, with what a page tells of how that was done. */
export interface CheckReport extends CheckedMove {
  /** Whether there is any bar of the listing. */
  hasBars: boolean;
  /** Whether the sessions of its exchange are known. */
  hasCalendar: boolean;
  basis: Basis | null;
  points: Point[];
  /** Dates near the session that are passed over, as nothing of the exchange traded on them ("closed?"). */
  passedOver: string[];
}

/** Reports on a move of a story. */
export type CheckReporter = (move: ReportedMove, published: Published) => CheckReport;

/** Where prices are read from. */
export interface PriceSources {
  bars: BarsStore;
  spans: SpansStore;
  readNotes: ReadNotes;
}

const NO_LISTING = { hasBars: false, hasCalendar: false, basis: null, points: [], passedOver: [] };

/** The last session after a move that a check tells of. */
const LAST_POINT = 5;

/**
 * Checks moves for a page. It remembers the prices it has read: make one for a page and let it go
 * with it, so that what is imported or undone shows at the next.
 */
export function checkReporter({ bars, spans, readNotes }: PriceSources, now: Date): CheckReporter {
  const hasBars = remembering((listingId: number) => bars.hasAny(listingId));
  const evidenceOf = evidenceReader(bars, readNotes);
  const intervalsOf = remembering((listingId: number) => bars.intervals(listingId));
  return (move, published) => {
    const { listing } = move;
    const checked = checkMove(move, published, evidenceOf);
    if (listing === null) return { ...checked, ...NO_LISTING };
    const { calendar } = evidenceOf(listing);
    const { check, reportedAt } = checked;
    const whole = calendarOf(listing.mic);
    return {
      ...checked,
      hasBars: hasBars(listing.id),
      hasCalendar: whole !== null,
      basis: basisOf({
        ...{ check, reportedAt, calendar, direction: directionOf(saidFigure(move)) },
        readSpan: spanReader(spans, listing.id, () => intervalsOf(listing.id)),
      }),
      points: pointsOf(check, calendar, now.getTime() / 1000),
      passedOver:
        check.session && whole && calendar ? passedOver(check.session, LAST_POINT, whole, calendar) : [],
    };
  };
}

function spanReader(spans: SpansStore, listingId: number, intervals: () => readonly number[]): ReadSpan {
  return (from, to) => {
    for (const interval of intervals()) {
      const bars = { listingId, interval, from, to };
      const found = spans.countOf(bars);
      if (found) return { ...found, interval, extremeAt: (end) => spans.extremeAt(bars, end) };
    }
    return null;
  };
}

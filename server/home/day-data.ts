import type { CheckReport } from "../checks/report.ts";
import { phaseWindow } from "../checks/session.ts";
import { placeWords } from "../checks/view-words.ts";
import { priceText } from "../checks/walk.ts";
import type { Calendar, TradingSession } from "../lib/calendar.ts";
import { directionOf, formatPercent, formatSigned } from "../lib/percent.ts";
import { allowedMove } from "../moves/interval.ts";
import { figureText, type ReportedMove, saidFigure } from "../moves/moves.ts";
import { sharedScale, ticksOf } from "../moves/scale.ts";
import type { PriceNote } from "../notes/notes.ts";
import type { IntradayBar } from "../prices/prices.ts";

/** What the browser draws a day from. Times in epoch seconds, values in percent of the reference. */
export interface DayData {
  from: number;
  to: number;
  min: number;
  max: number;
  line: [time: number, value: number][];
  ticks: { value: number; price: string; percent: string }[];
  times: { at: number; label: string; isBoundary: boolean }[];
  sessions: { name: string; short: string; from: number; to: number; isShaded: boolean }[];
  reference: { long: string; short: string };
  band: { from: number; to: number; low: number; high: number; long: string; short: string } | null;
  report: { at: number; label: string } | null;
  rings: { at: number; value: number; label: string }[];
  notes: { at: number; value: number; number: number }[];
}

/** A move, its check, and the notes of its story as numbered in its list. */
export interface MoveOfDay {
  move: ReportedMove;
  report: CheckReport;
  notes: readonly PriceNote[];
}

/** The day of a move, in percent of its reference. */
export function dayData(
  { move, report, notes }: MoveOfDay,
  session: TradingSession,
  calendar: Calendar,
  bars: readonly IntradayBar[],
  ref: number,
  clock: (at: number) => string,
): DayData {
  const percent = (price: number) => 100 * (price / ref - 1);
  const line = bars.map((bar): [number, number] => [bar.start + bar.interval, rounded(percent(bar.close))]);
  const { near, far } = allowedMove(move);
  const { phase } = report.check;
  const reported = report.reportedAt === null ? session.lateEnd : Date.parse(report.reportedAt) / 1000;
  const window = phaseWindow(session, phase ?? "regular", calendar);
  const hasEarly = bars.some(({ start }) => start < session.open) || phase === "premarket";
  const hasLate = bars.some(({ start }) => start >= session.close) || phase === "after_hours";
  const from = hasEarly ? session.premarketStart : session.open;
  const to = hasLate ? session.lateEnd : session.close;
  const own = notes.flatMap((note, i) => {
    const at = Date.parse(note.observedAt) / 1000;
    const isHere = note.listing.id === move.listing?.id && at >= from && at <= to;
    return isHere ? [{ at, value: rounded(percent(note.price)), number: i + 1 }] : [];
  });
  const rings = ringsOf(report, session, move);
  const values = [...line.map(([, value]) => value), near, far, ...own.map(({ value }) => value)];
  const scale = sharedScale([[...values, ...rings.map(({ value }) => value)]]);
  const isOnDay = window.from < to && Math.min(window.to, reported) > window.from;
  return {
    ...{ from, to, line, rings, notes: own, min: scale.min, max: scale.max },
    ticks: ticksOf(scale).map((value) => ({
      value,
      price: priceText(ref, value),
      percent: `${formatSigned(value, scale.step < 1 ? 1 : 0)}%`,
    })),
    times: timesOf(session, from, to, clock),
    sessions: [
      { name: "Premarket", short: "Pre", from, to: session.open, isShaded: true },
      { name: "Regular session", short: "Regular", from: session.open, to: session.close, isShaded: false },
      { name: "After hours", short: "After", from: session.close, to, isShaded: true },
    ].filter((part) => part.to > part.from),
    reference: {
      long: `Reference: ${phase === "after_hours" ? "the close" : "previous close"} ${priceText(ref, 0)}`,
      short: `Reference ${priceText(ref, 0)}`,
    },
    band: isOnDay
      ? {
          ...{ from: window.from, to: Math.min(window.to, reported) },
          ...{ low: Math.min(near, far), high: Math.max(near, far) },
          long: `Said: ${figureText(move)}, so between ${formatSigned(near, 1)} and ${formatSigned(far, 1)}`,
          short: `Said ${figureText(move)}`,
        }
      : null,
    report:
      report.note === null && reported > from && reported < to
        ? { at: reported, label: `Reported ${clock(reported)}` }
        : null,
  };
}

/** The measured price, the open and the close, where they lie on that day. */
function ringsOf({ check, basis, points }: CheckReport, session: TradingSession, move: ReportedMove) {
  const { measured } = check;
  const place = placeWords(check, directionOf(saidFigure(move)));
  const name = place.endsWith("high") ? "High" : place.endsWith("low") ? "Low" : "Measured";
  const first =
    measured === null || !basis?.at
      ? []
      : [{ at: basis.at, value: measured, label: `${name} ${formatPercent(measured, 1)}` }];
  const later = points.flatMap(({ key, date, move: value }) =>
    value === null || date !== session.date || (key !== "open" && key !== "close")
      ? []
      : [
          {
            ...{ at: session[key], value },
            label: `${key === "open" ? "Open" : "Close"} ${formatPercent(value, 1)}`,
          },
        ],
  );
  return [...first, ...later];
}

const TWO_HOURS = 7200;

function timesOf(session: TradingSession, from: number, to: number, clock: (at: number) => string) {
  const boundaries = [from, session.open, session.close, to].filter((at) => at >= from && at <= to);
  const even: number[] = [];
  for (let at = session.premarketStart; at < to; at += TWO_HOURS) if (at > from) even.push(at);
  return [
    ...[...new Set(boundaries)].map((at) => ({ at, label: clock(at), isBoundary: true })),
    ...even
      .filter((at) => !boundaries.includes(at))
      .map((at) => ({ at, label: clock(at), isBoundary: false })),
  ];
}

function rounded(value: number): number {
  return Number(value.toFixed(3));
}

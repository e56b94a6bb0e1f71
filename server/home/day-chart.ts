import { intervalName } from "../checks/basis.ts";
import type { SessionBars } from "../checks/session-bars.ts";
import { priceText } from "../checks/walk.ts";
import { zoneOf } from "../companies/companies.ts";
import { calendarOf } from "../lib/calendar.ts";
import { cityOf, formatDay, shortTime, wallTime } from "../lib/dates.ts";
import { formatPercent } from "../lib/percent.ts";
import type { ReportedMove } from "../moves/moves.ts";
import { type DayData, dayData, type MoveOfDay } from "./day-data.ts";

/** The price line of the day that a move speaks of. */
export interface DayChartView {
  /** "NMRX on Thu 11 Dec 2025" */
  title: string;
  /** "USD, one-minute bars, New York time" */
  caption: string;
  summary: string;
  rows: { time: string; price: string; percent: string }[];
  data: DayData;
}

export interface DayParts extends MoveOfDay {
  readBars: SessionBars;
}

/** The day of a move; null where its reference, or any bar of that day, is missing. */
export function dayChart({ move, report, readBars, notes }: DayParts): DayChartView | null {
  const { listing } = move;
  const { session: date, ref } = report.check;
  const calendar = listing && calendarOf(listing.mic);
  const session = date === null ? null : (calendar?.session(date) ?? null);
  if (!listing || !calendar || !session || ref === null) return null;
  const bars = readBars(listing.id, session.premarketStart, session.lateEnd);
  const [first] = bars;
  if (!first) return null;
  const zone = zoneOf(listing);
  const clock = (at: number) => shortTime(wallTime(new Date(at * 1000), zone).time);
  const data = dayData({ move, report, notes }, session, calendar, bars, ref, clock);
  return {
    title: `${listing.ticker} on ${formatDay(session.date)}`,
    caption: `${listing.currency}, ${intervalName(first.interval)} bars, ${cityOf(zone)} time`,
    summary: summaryOf(data, move, clock),
    rows: rowsOf(data.line, ref, clock),
    data,
  };
}

const HALF_HOUR = 1800;

/** The last price of each half hour. */
function rowsOf(line: DayData["line"], ref: number, clock: (at: number) => string): DayChartView["rows"] {
  const last = new Map<number, [number, number]>();
  for (const point of line) last.set(Math.ceil(point[0] / HALF_HOUR), point);
  return [...last.values()].map(([at, value]) => ({
    time: clock(at),
    price: priceText(ref, value),
    percent: formatPercent(value, 1),
  }));
}

function summaryOf({ line, rings }: DayData, move: ReportedMove, clock: (at: number) => string): string {
  const [first, last] = [line[0], line.at(-1)];
  if (!first || !last) return "";
  const marks = rings.map(({ at, label }) => `${label} at ${clock(at)}`).join(", ");
  const name = move.listing?.companyName ?? move.subject;
  return `${name} from ${clock(first[0])}, ${formatPercent(first[1], 1)}, to ${clock(last[0])}, ${formatPercent(last[1], 1)} against the reference. ${marks}.`;
}

import { type Calendar, calendarOf } from "../../server/lib/calendar.ts";
import { instantOf } from "../../server/lib/dates.ts";
import type { Claim, Evidence, NotedPrice } from "../../server/checks/checks.ts";
import { withoutClosed } from "../../server/checks/closed.ts";
import { stretchOf } from "../../server/checks/stretch.ts";
import { type CorporateAction, dailyStart, type IntradayBar } from "../../server/prices/prices.ts";

const NEW_YORK = "America/New_York";

/** Epoch seconds of a wall time in New York. */
export function seconds(date: string, time: string): number {
  return Date.parse(at(date, time)) / 1000;
}

/** The instant of a wall time in New York. */
export function at(date: string, time: string, zone = NEW_YORK): string {
  const instant = instantOf(date, time, zone);
  if (!instant) throw new Error(`${date} ${time} is no time`);
  return instant;
}

/** The calendar of the United States' exchanges. */
export function usCalendar(): Calendar {
  const calendar = calendarOf("XNYS");
  if (!calendar) throw new Error("the calendar is not there");
  return calendar;
}

/** Open, high, low, close. */
type Prices = readonly [open: number, high: number, low: number, close: number];

/** An intraday bar that starts at a wall time in New York. */
export function bar(date: string, time: string, minutes: number, prices: Prices): IntradayBar {
  const [open, high, low, close] = prices;
  return { start: seconds(date, time), interval: minutes * 60, open, high, low, close };
}

/** A note taken at a wall time in New York. */
export function note(date: string, time: string, kind: NotedPrice["kind"], price: number): NotedPrice {
  return { kind, price, at: seconds(date, time) };
}

interface Known {
  mic?: string;
  daily?: Record<string, Prices>;
  intraday?: readonly IntradayBar[];
  actions?: readonly CorporateAction[];
  notes?: readonly NotedPrice[];
  /** Sessions that seem to have been none. */
  closed?: readonly string[];
}

/** Evidence of exactly what is given. */
export function evidence(known: Known): Evidence {
  const { mic = "XNYS", daily = {}, intraday = [], actions = [], notes = [], closed = [] } = known;
  const calendar = calendarOf(mic);
  return {
    calendar: calendar && withoutClosed(calendar, (date) => closed.includes(date)),
    daily(date) {
      const prices = daily[date];
      if (!prices) return undefined;
      const [open, high, low, close] = prices;
      return { date, start: dailyStart(date), open, high, low, close, adjClose: null };
    },
    firstDaily: () => Object.keys(daily).sort()[0] ?? null,
    stretch: (time) => stretchOf(intraday, time),
    actions: () => actions,
    notes: (from, to) => notes.filter((noted) => noted.at >= from && noted.at <= to),
  };
}

/** "Up 3% premarket", read at 09:00 in New York on Wednesday 10 December 2025, unless told otherwise. */
export function claim(given: Partial<Claim> = {}): Claim {
  return {
    ...{ direction: "up", value: 3, value2: null, decimals: 0, qualifier: "exact" },
    ...{ session: "premarket", statistic: "last", dailyOnly: false },
    reportedAt: at("2025-12-10", "09:00"),
    ...given,
  };
}

/** Ten sessions; the close before 10 December is 100, so that prices read as percent. */
export const WEEK: Record<string, Prices> = {
  "2025-12-08": [99, 101, 98, 100],
  "2025-12-09": [100, 102, 97, 100],
  "2025-12-10": [102, 106, 99, 104],
  "2025-12-11": [103, 107, 101, 105],
  "2025-12-12": [104, 108, 100, 102],
  "2025-12-15": [101, 103, 98, 99],
  "2025-12-16": [98, 102, 96, 101],
  "2025-12-17": [101, 106, 100, 103],
  "2025-12-18": [103, 112, 102, 110],
  "2025-12-19": [109, 111, 105, 106],
};

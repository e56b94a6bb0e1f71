import { calendarOf, type TradingSession } from "./calendar.ts";
import { addDays, shortTime, wallTime } from "./dates.ts";

/** What an exchange's wall clock shows, and what it does then. */
export interface ExchangeClock {
  city: string;
  zone: string;
  time: string;
  /** "Mon" */
  day: string;
  /** "premarket", "open", "after hours", "closed" */
  phase: string;
  /** When the phase changes in these days, in epoch seconds, and to what: for a page that stays open. */
  changes: [at: number, phase: string][];
}

const EXCHANGES = [
  { city: "New York", zone: "America/New_York", mic: "XNYS", early: "premarket", late: "after hours" },
  { city: "Hong Kong", zone: "Asia/Hong_Kong", mic: "XHKG", early: "pre-opening", late: "closing auction" },
];
const DAYS = ["Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun"];

/** The clocks of the masthead. */
export function exchangeClocks(now: Date): ExchangeClock[] {
  return EXCHANGES.map(({ city, zone, mic, early, late }) => {
    const { date, time, weekday } = wallTime(now, zone);
    const calendar = calendarOf(mic);
    const changes = [-1, 0, 1].flatMap((days) => {
      const session = calendar?.session(addDays(date, days));
      return session ? changesOf(session, early, late) : [];
    });
    const phase = changes.findLast(([at]) => at <= now.getTime() / 1000)?.[1] ?? "closed";
    const day = DAYS[weekday - 1] ?? "";
    return { city, zone, time: shortTime(time.slice(0, 5)), day, phase, changes };
  });
}

function changesOf(session: TradingSession, early: string, late: string): ExchangeClock["changes"] {
  const { premarketStart, open, close, lateEnd, lunch } = session;
  const changes: ExchangeClock["changes"] = [
    ...(premarketStart < open ? [[premarketStart, early] as [number, string]] : []),
    [open, "open"],
    ...(lunch
      ? ([
          [lunch[0], "lunch"],
          [lunch[1], "open"],
        ] as [number, string][])
      : []),
    ...(close < lateEnd ? [[close, late] as [number, string]] : []),
    [lateEnd, "closed"],
  ];
  return changes;
}

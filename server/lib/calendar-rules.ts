import { exchangeOf } from "./exchanges.ts";
import { HK_FIRST_YEAR, HK_LAST_YEAR, hkClosedDays, hkHalfDays, hkLateOpen } from "./hk-holidays.ts";
import { remembering } from "./remember.ts";
import { usClosedDays, usEarlyCloses } from "./us-holidays.ts";

/** Wall times of one day's session, HH:MM on the exchange's clock. */
export interface SessionHours {
  /** When trading before the open starts. */
  premarketStart: string;
  open: string;
  close: string;
  /** When trading after the close ends; the close itself where there is none. */
  lateEnd: string;
  /** No trading from the first to the second. */
  lunch: readonly [from: string, to: string] | null;
}

/** What a calendar is made of. */
export interface CalendarRules {
  zone: string;
  firstYear: number;
  lastYear: number;
  /** Weekdays of a year without a session. */
  closedDays(year: number): string[];
  /** Days of a year that end early. */
  earlyCloses(year: number): string[];
  hours(date: string, isEarlyClose: boolean): SessionHours;
  /** The wall times between which some venues trade at night; null where none does. */
  overnight: readonly [from: string, to: string] | null;
}

const US: CalendarRules = {
  zone: exchangeOf("XNYS").zone,
  // Rules before 2000 were others.
  firstYear: 2000,
  lastYear: 2049,
  closedDays: usClosedDays,
  earlyCloses: usEarlyCloses,
  hours: (_date, isEarlyClose) => ({
    ...{ premarketStart: "04:00", open: "09:30", lunch: null },
    ...(isEarlyClose ? { close: "13:00", lateEnd: "17:00" } : { close: "16:00", lateEnd: "20:00" }),
  }),
  overnight: ["20:00", "04:00"],
};

/**
 * Hong Kong has no premarket or after-hours trading as New York has: half an hour of auction comes
 * before the open; the auction that ends the day makes its official close.
 */
const HONG_KONG: CalendarRules = {
  zone: exchangeOf("XHKG").zone,
  firstYear: HK_FIRST_YEAR,
  lastYear: HK_LAST_YEAR,
  closedDays: hkClosedDays,
  earlyCloses: hkHalfDays,
  hours(date, isEarlyClose) {
    const close = isEarlyClose ? "12:00" : "16:00";
    const lateOpen = hkLateOpen(date);
    if (lateOpen !== undefined)
      return { premarketStart: "13:30", open: lateOpen, close, lateEnd: close, lunch: null };
    const lunch = isEarlyClose ? null : (["12:00", "13:00"] as const);
    return { premarketStart: "09:00", open: "09:30", close, lateEnd: close, lunch };
  },
  overnight: null,
};

const BY_MIC = new Map<string, CalendarRules>([
  ...["XNYS", "XNAS", "XASE", "ARCX", "BATS", "OTCM"].map((mic) => [mic, US] as const),
  ["XHKG", HONG_KONG],
]);

/** The rules of an exchange, one object for all that share them; undefined where we know none. */
export function rulesOf(mic: string): CalendarRules | undefined {
  return BY_MIC.get(mic);
}

/** The exchanges that keep the same sessions, that one included. */
export const sharingExchanges = remembering((mic: string): string[] => {
  const rules = BY_MIC.get(mic);
  return rules ? [...BY_MIC].filter(([, other]) => other === rules).map(([name]) => name) : [mic];
});

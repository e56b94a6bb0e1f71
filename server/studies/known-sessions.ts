import { withoutClosed } from "../checks/closed.ts";
import { calendarOf } from "../lib/calendar.ts";
import { sharingExchanges } from "../lib/calendar-rules.ts";
import type { BarsOfLength } from "../prices/bars-store.ts";
import { DAY_SECONDS, dailyDate } from "../prices/prices.ts";
import type { Sessions } from "./engine/sessions.ts";

/**
 * The sessions of an exchange from the first to the last date on which any listing that shares its
 * calendar has a daily bar, without those on which it seems to have been closed. None where there
 * are no bars, or where the exchange's calendar is not known.
 */
export function knownSessions(
  mic: string,
  coverage: readonly BarsOfLength[],
  isClosed: (date: string) => boolean,
): Sessions {
  const calendar = calendarOf(mic);
  const exchanges = sharingExchanges(mic);
  const daily = coverage.filter((line) => line.interval === DAY_SECONDS && exchanges.includes(line.mic));
  if (calendar === null || daily.length === 0)
    return { zone: calendar?.zone ?? "UTC", dates: [], closes: [] };
  const first = dailyDate(
    daily.reduce((least, line) => Math.min(least, line.first), Number.POSITIVE_INFINITY),
  );
  const last = dailyDate(daily.reduce((most, line) => Math.max(most, line.last), Number.NEGATIVE_INFINITY));
  const sessions = withoutClosed(calendar, isClosed).between(first, last);
  return {
    zone: calendar.zone,
    dates: sessions.map(({ date }) => date),
    closes: sessions.map(({ close }) => close),
  };
}

import { formatDay } from "../lib/dates.ts";
import { exchangeOf } from "../lib/exchanges.ts";
import type { ClosedDay } from "./closed-days.ts";

const MOST_SHOWN = 30;

/** Sessions that seem to have been none, as the page prints them: the newest of them. */
export function closedView(days: readonly ClosedDay[]) {
  return {
    count: days.length.toLocaleString("en-US"),
    shown: days.slice(0, MOST_SHOWN).map(({ date, mics }) => ({
      date,
      day: formatDay(date),
      exchanges: mics.map((mic) => exchangeOf(mic).name).join(", "),
    })),
    more: days.length > MOST_SHOWN,
  };
}

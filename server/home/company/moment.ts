import { wallTime } from "../../lib/dates.ts";

/** A date and a time on an exchange's clock; without a time, that date's close. */
export interface Moment {
  date: string;
  /** HH:MM or HH:MM:SS */
  time: string | null;
}

/** Where the close of a day stands on it. Sessions that end half an hour sooner or later are no wider apart than the line. */
const CLOSE = 16 / 24;

/** A moment in days, so that moments stand as far apart as they are. */
export function daysOf({ date, time }: Moment): number {
  if (time === null) return dayNumber(date) + CLOSE;
  const [hours = 0, minutes = 0] = time.split(":").map(Number);
  return dayNumber(date) + (hours + minutes / 60) / 24;
}

/** A date as a number that goes up by one each day. */
export function dayNumber(date: string): number {
  return Date.parse(`${date}T00:00:00Z`) / 86_400_000;
}

/** What the clock of a zone shows at an instant. */
export function momentOf(instant: string, zone: string): Moment {
  const { date, time } = wallTime(instant, zone);
  return { date, time };
}

import { addDays } from "../../lib/dates.ts";

/** How much of a listing's prices its line shows, back from the last bar; from most to least. */
export const TIME_RANGES = ["all", "1y", "4m", "1m"] as const;
export type TimeRange = (typeof TIME_RANGES)[number];

const DAYS: Record<Exclude<TimeRange, "all">, number> = { "1y": 366, "4m": 123, "1m": 31 };

/** The range an address asks for; null where it names none. */
export function readTimeRange(text: unknown): TimeRange | null {
  return TIME_RANGES.find((range) => range === text) ?? null;
}

/** The first date of a range that ends with the last bar. */
export function rangeStart(range: TimeRange, last: string): string {
  return range === "all" ? "" : addDays(last, -DAYS[range]);
}

/** The ranges that would leave something out, and all; from least to most. */
export function rangesOf(first: string, last: string): TimeRange[] {
  return TIME_RANGES.filter((range) => range === "all" || rangeStart(range, last) > first).toReversed();
}

/** The range asked for where there is that much; else a year, else all there is. */
export function rangeShown(asked: TimeRange | null, offered: readonly TimeRange[]): TimeRange {
  const wanted = asked ?? "1y";
  return offered.includes(wanted) ? wanted : "all";
}

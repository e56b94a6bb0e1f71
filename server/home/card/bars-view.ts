import { pointName } from "../../checks/bar.ts";
import { intervalName } from "../../checks/basis.ts";
import { endOf } from "../../checks/stretch.ts";
import { type Listing, zoneOf } from "../../companies/companies.ts";
import { cityOf, formatDay, shortTime, wallTime } from "../../lib/dates.ts";
import { groupBy } from "../../lib/lists.ts";
import { formatPrice } from "../../lib/percent.ts";
import type { DailyBar, IntradayBar } from "../../prices/prices.ts";
import { bounds, gapBar, isDaily, type Part } from "./deciding.ts";
import type { FigureParts } from "./figures.ts";
import type { RecordedMove } from "./record.ts";

/** A bar that a figure was taken from. */
export interface BarRow {
  /** "Reference", "Measured", "Open, close" */
  role: string;
  /** "Wed 10 Dec 2025", "Wed 10 Dec 2025, 08:48 to 08:49" */
  when: string;
  cells: { text: string; isUsed: boolean }[];
}

const PARTS: readonly Part[] = ["open", "high", "low", "close"];

/** "189 one-minute bars, from 04:00 to 09:12 on Wed 10 Dec 2025, New York time." */
export function barsText({ move: { listing }, report: { check }, used: { bars } }: RecordedMove): string {
  const [first, last] = [bars[0], bars.at(-1)];
  if (first && last && listing) {
    const zone = zoneOf(listing);
    const from = wallTime(new Date(first.start * 1000), zone);
    const to = wallTime(new Date(endOf(last) * 1000), zone);
    const day = formatDay(from.date);
    return `${countText(bars)}, from ${shortTime(from.time)} to ${shortTime(to.time)} on ${day}, ${cityOf(zone)} time.`;
  }
  if (check.source === "daily") return "One daily bar was measured.";
  if (check.source === "notes") return "No bars: a note stands in for them.";
  return "Nothing was measured.";
}

/** "30 one-minute bars and 12 5-minute bars" */
function countText(bars: readonly IntradayBar[]): string {
  return [...groupBy(bars, ({ interval }) => interval)]
    .map(([interval, own]) => `${own.length} ${intervalName(interval)} ${own.length === 1 ? "bar" : "bars"}`)
    .join(" and ");
}

/** The bars that decided, in time, each with what it decided and the price that did. */
export function barRows(parts: FigureParts, listing: Listing | null): BarRow[] {
  if (listing === null) return [];
  const { check, used, deciding } = parts;
  const roles = rolesOf(parts);
  const rows = used.daily.map((bar) =>
    dailyRow(
      bar,
      roles.filter(({ date }) => date === bar.date),
    ),
  );
  if (!deciding || isDaily(deciding.bar)) return rows;
  const { bar, part } = deciding;
  const measured = { role: "Measured", when: minutesOf(bar, zoneOf(listing)), cells: cellsOf(bar, [part]) };
  const isLater = (date: string) => date >= (check.session ?? "") && date !== used.reference?.date;
  const place = used.daily.findIndex(({ date }) => isLater(date));
  return rows.toSpliced(place < 0 ? rows.length : place, 0, measured);
}

/** What a daily bar decides by one of its prices. */
interface Role {
  date: string;
  role: string;
  part: Part;
}

function rolesOf({ check, points, used, deciding, direction }: FigureParts): Role[] {
  const { reference } = used;
  const bar = deciding && isDaily(deciding.bar) ? deciding.bar : null;
  return [
    ...(reference?.date ? [{ date: reference.date, role: "reference", part: "close" } as const] : []),
    ...(bar && deciding ? [{ date: bar.date, role: "measured", part: deciding.part }] : []),
    ...(bounds(check, used, direction) ?? []).map(({ bar: { date }, part }) => ({
      date,
      role: "bounds",
      part,
    })),
    ...gapBar(check, used).map(({ date }) => ({ date, role: "gap", part: "open" }) as const),
    ...points.flatMap(({ key, date, state }) =>
      date === null || state !== "known"
        ? []
        : [{ date, role: pointName(key), part: key === "open" ? "open" : "close" } as const],
    ),
  ];
}

function dailyRow(bar: DailyBar, roles: readonly Role[]): BarRow {
  const names = [...new Set(roles.map(({ role }) => role))].join(", ");
  return {
    role: names === "" ? "Read, not used" : names.charAt(0).toUpperCase() + names.slice(1),
    when: `${formatDay(bar.date)}, daily`,
    cells: cellsOf(
      bar,
      roles.map(({ part }) => part),
    ),
  };
}

function cellsOf(bar: DailyBar | IntradayBar, used: readonly Part[]) {
  return PARTS.map((part) => ({ text: formatPrice(bar[part]), isUsed: used.includes(part) }));
}

function minutesOf(bar: IntradayBar, zone: string): string {
  const [from, to] = [bar.start, endOf(bar)].map((at) => wallTime(new Date(at * 1000), zone));
  if (!from || !to) return "";
  return `${formatDay(from.date)}, ${shortTime(from.time)} to ${shortTime(to.time)}`;
}

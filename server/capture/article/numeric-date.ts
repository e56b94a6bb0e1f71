import { clockTime, type FoundDate, wording } from "./found-date.ts";
import { zoneAt } from "./zone-words.ts";

const TIME = String.raw`(?:[T\s,·|]+(?:at\s+)?(?<hour>\d{1,2}):(?<minute>\d{2})(?::(?<second>\d{2})(?:[.,](?<fraction>\d{1,9}))?)?\s?(?<half>[ap]\.?m\b\.?)?)?\s?(?<offset>Z\b|[+-]\d{2}:?\d{2}\b|(?:UTC|GMT)[+-]\d{1,2}(?::?\d{2})?\b)?`;

/** Year first, whatever parts it; the usual Chinese and Japanese form as well. */
const YEAR_FIRST = new RegExp(
  String.raw`(?<!\d)(?<year>(?:19|20)\d{2})(?:[-/.]|\s?年\s?)(?<a>\d{1,2})(?:[-/.]|\s?月\s?)(?<b>\d{1,2})(?!\d)(?:\s?日)?${TIME}`,
);
const YEAR_LAST = new RegExp(
  String.raw`(?<![\d/.-])(?<a>\d{1,2})(?<mark>[-/.])(?<b>\d{1,2})\k<mark>(?<year>(?:19|20)\d{2}|\d{2})(?![\d/])${TIME}`,
);
/** "12-10", as Chinese sites date this year's articles: month, then day. Also "12月10日". */
const NO_YEAR = new RegExp(
  String.raw`(?<![\d/.,$€£¥-])(?:(?<a>\d{2})-(?<b>\d{2})|(?<c>\d{1,2})月(?<d>\d{1,2})日)(?![\d/.,%-])${TIME}\s*$`,
);

const WEEKDAYS = ["mon", "tue", "wed", "thu", "fri", "sat", "sun"];
const WEEKDAY = /\b(mon|tue|wed|thu|fri|sat|sun)[a-z]{0,6}\.?,?\s*$/i;

/** A date in figures. Where day and month could be either way round, month first is given, with the other reading as `orElse`. */
export function numericDate(text: string): FoundDate | null {
  return yearFirst(text) ?? yearLast(text) ?? withoutYear(text);
}

function yearFirst(text: string): FoundDate | null {
  const match = YEAR_FIRST.exec(text);
  return (
    match && made(text, match, Number(match.groups?.year), Number(match.groups?.a), Number(match.groups?.b))
  );
}

function yearLast(text: string): FoundDate | null {
  const match = YEAR_LAST.exec(text);
  if (!match?.groups) return null;
  const { a, b, mark, year } = match.groups;
  const [first, second] = [Number(a), Number(b)];
  const full = Number(year) < 100 ? 2000 + Number(year) : Number(year);
  // Dots part day, month and year in that order wherever they are used.
  if (mark === "." || first > 12) return made(text, match, full, second, first);
  if (second > 12 || first === second) return made(text, match, full, first, second);
  const either = made(text, match, full, first, second);
  return either && { ...either, orElse: { month: second, day: first } };
}

function withoutYear(text: string): FoundDate | null {
  const match = NO_YEAR.exec(text);
  if (!match?.groups) return null;
  const { a, b, c, d } = match.groups;
  return made(text, match, null, Number(a ?? c), Number(b ?? d));
}

function made(
  text: string,
  match: RegExpExecArray,
  year: number | null,
  month: number,
  day: number,
): FoundDate | null {
  if (!(month >= 1 && month <= 12 && day >= 1 && day <= 31)) return null;
  const time = timeOf(match);
  const offset = time === null ? null : offsetOf(match.groups?.offset);
  const end = match.index + match[0].length;
  const zone = time === null || offset !== null ? { zone: null, end } : zoneAt(text, end);
  const before = WEEKDAY.exec(text.slice(Math.max(0, match.index - 12), match.index));
  const start = match.index - (before?.[0].length ?? 0);
  return {
    ...wording(text.slice(start, zone.end).trim(), start),
    ...{ year, month, day, time, zone: zone.zone, offset, end: zone.end },
    weekday: before?.[1] ? WEEKDAYS.indexOf(before[1].toLowerCase()) + 1 : null,
    millis: Number((match.groups?.fraction ?? "").slice(0, 3).padEnd(3, "0")),
  };
}

function timeOf({ groups }: RegExpExecArray): string | null {
  if (groups?.hour === undefined) return null;
  const half = groups.half?.charAt(0).toLowerCase();
  const hour = half ? (Number(groups.hour) % 12) + (half === "p" ? 12 : 0) : Number(groups.hour);
  return clockTime(hour, Number(groups.minute), groups.second === undefined ? null : Number(groups.second));
}

/** Minutes ahead of UTC: "+0530", "GMT+8", "Z". */
function offsetOf(text: string | undefined): number | null {
  if (text === undefined) return null;
  if (text === "Z") return 0;
  const [, sign, hours, minutes] = /([+-])(\d{1,2}):?(\d{2})?$/.exec(text) ?? [];
  return (sign === "-" ? -1 : 1) * (Number(hours) * 60 + Number(minutes ?? 0));
}

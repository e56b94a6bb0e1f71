import { strict } from "chrono-node/en";
import { clockTime, type FoundDate, wording } from "./found-date.ts";
import { numericDate } from "./numeric-date.ts";
import { zoneAt } from "./zone-words.ts";

/** A line with a date is short; more of one is not read. */
const LONGEST = 300;

const RELATIVE =
  /\b(?:just now|today|yesterday|tonight|this (?:morning|afternoon|evening)|last (?:night|week|month)|(?:an?|\d{1,3}|few|several)\s*(?:s|sec(?:ond)?s?|m|min(?:ute)?s?|h|hrs?|hours?|d|days?|w|weeks?|months?)\s+ago)\b(?:\s+at\s+\d{1,2}:\d{2}(?:\s?[ap]m)?)?/i;

/**
 * The first date a line gives, in figures or in English words, with exactly the parts it states. One that is
 * relative to an unknown moment ("3 hours ago") or that may be read two ways comes without what is not sure.
 */
export function writtenDate(line: string): FoundDate | null {
  const text = line.slice(0, LONGEST);
  return numericDate(text) ?? wordedDate(text) ?? relativeDate(text);
}

function wordedDate(text: string): FoundDate | null {
  for (const { start, text: printed, index } of strict.parse(
    text.replace(/\bSept\b\.?/gi, "Sep"),
    REFERENCE,
  )) {
    const known = (part: Part) => (start.isCertain(part) ? start.get(part) : null);
    const [month, day] = [known("month"), known("day")];
    if (month === null || day === null || RELATIVE.test(printed)) continue;
    const hour = known("hour");
    const end = index + printed.length;
    const zone = zoneAt(text, end);
    const weekday = known("weekday");
    return {
      ...wording(text.slice(index, zone.end).trim(), index),
      ...{ year: known("year"), month, day, weekday: weekday === null ? null : weekday || 7 },
      time: hour === null ? null : clockTime(hour, known("minute") ?? 0, known("second")),
      ...(hour === null ? {} : { zone: zone.zone, offset: zone.zone ? null : known("timezoneOffset") }),
      end: zone.end,
    };
  }
  return null;
}

type Part = "year" | "month" | "day" | "hour" | "minute" | "second" | "weekday" | "timezoneOffset";

/** Only parts that stand in the text are taken, so that this moment shows nowhere. */
const REFERENCE = new Date("2020-01-01T00:00:00Z");

function relativeDate(text: string): FoundDate | null {
  const match = RELATIVE.exec(text);
  return match ? wording(match[0], match.index) : null;
}

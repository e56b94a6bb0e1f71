import { addDays, instantOf, wallTime } from "../../lib/dates.ts";
import { dailyStart } from "../prices.ts";
import { quoted } from "../quoted.ts";
import { type DateOrder, dateFault, readDate } from "./dates.ts";

export interface StampOptions {
  /** Bars of a day: the time of day is left out of account. */
  isDaily: boolean;
  order: DateOrder | null;
  /** Zone of times without an offset, and of the dates of daily bars. */
  zone: string;
}

/** The start of a bar in epoch seconds, or what is wrong with the text. */
export type StampReader = (text: string) => number | string;

const KEPT = 50_000;

/** Reads when bars start. Dates repeat from row to row and are read once. */
export function stampReader(options: StampOptions): StampReader {
  const known = new Map<string, number | string>();
  const wall = wallClock(options.zone);
  return (text) => {
    const before = known.get(text);
    if (before !== undefined) return before;
    const read = readStamp(text.trim(), options, wall);
    if (known.size >= KEPT) known.clear();
    known.set(text, read);
    return read;
  };
}

/** The instant of a wall time; in the nights in which clocks are changed one may come never, or twice. */
type WallClock = (date: string, seconds: number) => number | "never" | "twice";

const TIME =
  /^[T,\s]*(\d{1,2}):(\d{2})(?::(\d{2})(?:\.\d+)?)?\s*([AP]M)?\s*(Z|UTC|GMT|[+-]\d{2}(?::?\d{2})?)?$/i;

function readStamp(text: string, { isDaily, order, zone }: StampOptions, wall: WallClock): number | string {
  if (/^\d{10}(\d{3})?$/.test(text)) return ofEpoch(Number(text.slice(0, 10)), isDaily, zone);
  const written = readDate(text, order);
  if (!written) return text === "" ? "no date" : `${quoted(text)} is no date`;
  const fault = dateFault(written);
  if (fault) return fault;
  const { date, rest } = written;
  if (rest.trim() === "") return isDaily ? dailyStart(date) : `${quoted(text)} has no time of day`;
  const time = readTime(rest);
  if (!time) return `${quoted(rest)} is no time of day`;
  const { seconds, offset } = time;
  // A daily bar is stamped with its date at midnight, whatever the offset says.
  if (isDaily && (offset === null || seconds === 0)) return dailyStart(date);
  if (offset !== null) return ofEpoch(dailyStart(date) + seconds - offset, isDaily, zone);
  const start = wall(date, seconds);
  if (typeof start === "number") return start;
  const shown = `the clocks of ${zone} ${start === "never" ? "never showed" : "showed twice"} ${quoted(text)}`;
  return start === "never" ? shown : `${shown}: only an offset tells which is meant`;
}

function ofEpoch(start: number, isDaily: boolean, zone: string): number {
  return isDaily ? dailyStart(wallTime(new Date(start * 1000), zone).date) : start;
}

/** Seconds since midnight, and the seconds by which that clock is ahead of UTC where the text says. */
function readTime(text: string): { seconds: number; offset: number | null } | null {
  const [, hour, minute, second = "0", half, offset] = TIME.exec(text) ?? [];
  if (hour === undefined) return null;
  let hours = Number(hour);
  if (half) {
    if (hours < 1 || hours > 12) return null;
    hours = (hours % 12) + (half.toUpperCase() === "PM" ? 12 : 0);
  }
  if (hours > 23 || Number(minute) > 59 || Number(second) > 59) return null;
  return {
    seconds: hours * 3600 + Number(minute) * 60 + Number(second),
    offset: offset === undefined ? null : offsetOf(offset),
  };
}

function offsetOf(text: string): number {
  const [, sign, hours, minutes = "0"] = /^([+-])(\d{2}):?(\d{2})?$/.exec(text) ?? [];
  if (sign === undefined) return 0;
  return (sign === "-" ? -1 : 1) * (Number(hours) * 3600 + Number(minutes) * 60);
}

/** Wall time to instant. Asking the zone is slow; on a day of 24 hours one answer serves for all of it. */
function wallClock(zone: string): WallClock {
  if (zone === "UTC") return (date, seconds) => dailyStart(date) + seconds;
  const midnights = new Map<string, number | null>();
  return (date, seconds) => {
    if (!midnights.has(date)) midnights.set(date, plainMidnight(date, zone));
    const midnight = midnights.get(date) ?? null;
    if (midnight !== null) return midnight + seconds;
    const time = clockText(seconds);
    const instant = instantOf(date, time, zone);
    if (instant === null) return "never";
    const start = Date.parse(instant);
    const hourLater = wallTime(new Date(start + 3_600_000), zone);
    return hourLater.date === date && hourLater.time === time ? "twice" : start / 1000;
  };
}

/** When a day of 24 hours begins; null for a day on which the clock is changed. */
function plainMidnight(date: string, zone: string): number | null {
  const [from, to] = [date, addDays(date, 1)].map(
    (day) => Date.parse(instantOf(day, "00:00", zone) ?? "") / 1000,
  );
  return from !== undefined && to !== undefined && to - from === 86_400 ? from : null;
}

function clockText(seconds: number): string {
  const two = (value: number) => String(Math.floor(value)).padStart(2, "0");
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}

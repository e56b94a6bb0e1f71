import type { FoundDate } from "./found-date.ts";
import { writtenDate } from "./written-date.ts";

const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2}):?(\d{2})(?::?(\d{2}))?(Z|[+-]\d{2}:?\d{2})?)?$/;
const EPOCH = /^\d{10}(?:\d{3})?$/;

/** A date from a field that is meant for machines: ISO in its spellings, seconds since 1970, or words. */
export function machineDate(value: string): FoundDate | null {
  const text = value.trim().slice(0, 100);
  const found = writtenDate(EPOCH.test(text) ? fromEpoch(text) : spelledOut(text));
  return found && { ...found, printed: text };
}

function fromEpoch(digits: string): string {
  return new Date(Number(digits.padEnd(13, "0"))).toISOString();
}

function spelledOut(text: string): string {
  const match = COMPACT.exec(text);
  if (!match) return text;
  const [, year, month, day, hour, minute, second, offset] = match;
  const time = hour ? `T${hour}:${minute}:${second ?? "00"}${offset ?? ""}` : "";
  return `${year}-${month}-${day}${time}`;
}

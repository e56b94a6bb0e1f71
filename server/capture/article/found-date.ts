/** What some text or a machine's field says of a moment; each part null where it does not say. */
export interface FoundDate {
  year: number | null;
  /** 1 … 12 */
  month: number | null;
  day: number | null;
  /** "HH:MM" or "HH:MM:SS" */
  time: string | null;
  /** What a machine's field says beyond the second. */
  millis: number;
  /** A zone's name, where a word names one. */
  zone: string | null;
  /** Minutes ahead of UTC, where stated. */
  offset: number | null;
  /** Monday = 1 … Sunday = 7, where stated. */
  weekday: number | null;
  /** The other way to read day and month, where nothing tells which is meant. */
  orElse: { month: number; day: number } | null;
  /** As written. */
  printed: string;
  /** Where it stands in the text it was found in. */
  start: number;
  end: number;
}

/** A found date of which nothing but its wording is known. */
export function wording(printed: string, start = 0): FoundDate {
  const none = { year: null, month: null, day: null, time: null, zone: null, offset: null, weekday: null };
  return { ...none, millis: 0, orElse: null, printed, start, end: start + printed.length };
}

/** "08:05" or "08:05:33" from numbers; null where no clock shows it. */
export function clockTime(hour: number, minute: number, second: number | null): string | null {
  if (!(hour >= 0 && hour <= 23 && minute >= 0 && minute <= 59)) return null;
  const two = (value: number) => String(value).padStart(2, "0");
  if (second === null) return `${two(hour)}:${two(minute)}`;
  return second >= 0 && second <= 59 ? `${two(hour)}:${two(minute)}:${two(second)}` : null;
}

import { isDate, isTime } from "./dates.ts";

/** What is wrong with a date as typed, in a sentence; null for one that exists. */
export function dateProblem(text: string): string | null {
  if (isDate(text)) return null;
  const [, month, day] = /^\d{4}-(\d{2})-(\d{2})$/.exec(text) ?? [];
  if (!month || !day) return `“${text}” is no date. Write it like 2025-12-10.`;
  if (Number(month) < 1 || Number(month) > 12) return `There is no month ${Number(month)}.`;
  return `There is no such day: ${text}.`;
}

/** What is wrong with a time as typed, in a sentence; null for one that a clock shows. */
export function timeProblem(text: string): string | null {
  return isTime(text) ? null : `“${text}” is no time. Write it like 08:05 or 16:30.`;
}

import type { Calendar } from "../lib/calendar.ts";
import type { Check } from "./checks.ts";
import { isAfterClose } from "./session.ts";

export const POINTS = ["open", "close", "d1", "d5"] as const;
export type PointKey = (typeof POINTS)[number];

/** A checkpoint of a check, with the session it belongs to. */
export interface Point {
  key: PointKey;
  /** Of its session; null beyond the calendar. */
  date: string | null;
  /** Percent from the claim's reference, raw sign. */
  move: number | null;
  retained: number | null;
  /** ahead: its moment has not come; missing: it has, and there is no bar. */
  state: "known" | "ahead" | "missing";
}

/** The checkpoints that apply to a check, in time. @param now epoch seconds */
export function pointsOf(check: Check, calendar: Calendar | null, now: number): Point[] {
  const { session, phase, checkpoints } = check;
  if (!calendar || session === null || phase === null) return [];
  const first = isAfterClose(phase) ? (calendar.after(session)?.date ?? null) : session;
  const dates: Record<PointKey, string | null> = {
    open: first,
    close: first,
    d1: first && (calendar.offset(first, 1)?.date ?? null),
    d5: first && (calendar.offset(first, 5)?.date ?? null),
  };
  return POINTS.flatMap((key) => {
    const point = checkpoints[key];
    if (!point) return [];
    const date = dates[key];
    const moment = date && calendar.session(date)?.[key === "open" ? "open" : "close"];
    const state = point.move !== null ? "known" : moment && moment <= now ? "missing" : "ahead";
    return [{ key, date, ...point, state } as const];
  });
}

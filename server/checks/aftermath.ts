import type { Calendar } from "../lib/calendar.ts";
import type { Aftermath, Checkpoint, Checkpoints, Evidence, Occasion } from "./checks.ts";
import { splitFactor } from "./reference.ts";
import { isAfterClose } from "./session.ts";

/** Percent below which a move is too small to ask what remained of it. */
const TOO_SMALL = 0.25;

/** Percent from a reference to a price. */
export function percentFrom(reference: number, price: number): number {
  return 100 * (price / reference - 1);
}

/**
 * What became of a measured move (percent, raw sign): the next open and close, and the closes one and
 * five sessions after that close, all against the claim's own reference; and a word for how much of
 * the move the first of those closes kept. A premarket move is followed to its own session's open and
 * close, a late one to the next session's, a regular one to its close, and a close to the next one.
 */
export function aftermathOf(
  moved: number,
  reference: number,
  occasion: Occasion,
  evidence: Evidence,
  calendar: Calendar,
): { aftermath: Aftermath; checkpoints: Checkpoints } {
  const isTooSmall = Math.abs(moved) < TOO_SMALL;
  const checkpoint = (date: string | null, part: "open" | "close"): Checkpoint => {
    const move = moveTo(date, part, reference, occasion, evidence);
    return { move, retained: move === null || isTooSmall ? null : move / moved };
  };
  const { session, phase, statistic } = occasion;
  const late = isAfterClose(phase);
  const date = late ? (calendar.after(session.date)?.date ?? null) : session.date;
  const later = (n: number) => (date === null ? null : (calendar.offset(date, n)?.date ?? null));
  const isClose = phase === "regular" && statistic === "close";

  const checkpoints: Checkpoints = {
    ...(phase === "regular" ? {} : { open: checkpoint(date, "open") }),
    ...(isClose ? {} : { close: checkpoint(date, "close") }),
    d1: checkpoint(later(1), "close"),
    d5: checkpoint(later(5), "close"),
  };
  const kept = (isClose ? checkpoints.d1 : checkpoints.close)?.retained ?? null;
  return { aftermath: isTooSmall ? "too_small" : wordFor(kept), checkpoints };
}

function wordFor(retained: number | null): Aftermath {
  if (retained === null) return "no_data";
  if (retained < 0) return "reversed";
  if (retained < 0.75) return "faded";
  return retained < 1.25 ? "held" : "extended";
}

/** Percent from the reference to a session's open or close, on the share basis of the claim's session. */
export function moveTo(
  date: string | null,
  part: "open" | "close",
  reference: number,
  { session }: Occasion,
  evidence: Evidence,
): number | null {
  const bar = date === null ? undefined : evidence.daily(date);
  if (date === null || !bar) return null;
  return percentFrom(reference, bar[part] * splitFactor(evidence.actions(), session.date, date));
}

/**
 * The gap in which an extended session without bars must have shown itself: the open against the
 * close before it, percent, raw sign.
 */
export function openingGap(
  reference: number,
  occasion: Occasion,
  evidence: Evidence,
  calendar: Calendar,
): number | null {
  const { session, phase } = occasion;
  const date = isAfterClose(phase) ? (calendar.after(session.date)?.date ?? null) : session.date;
  return moveTo(date, "open", reference, occasion, evidence);
}

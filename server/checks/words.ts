import { type Direction, MINUS } from "../lib/percent.ts";
import { sessionName } from "../moves/moves.ts";
import type { Aftermath, Check, Reason, Verdict } from "./checks.ts";
import { signOf } from "./verdict.ts";

const VERDICTS: Record<Verdict, string> = {
  confirmed: "confirmed",
  plausible: "plausible",
  overstated: "overstated",
  understated: "understated",
  opposite_direction: "the other way",
  no_data: "no data",
};

const AFTERMATHS: Record<Aftermath, string | null> = {
  extended: "then extended",
  held: "then held",
  faded: "then faded",
  reversed: "then reversed",
  too_small: null,
  no_data: null,
};

const REASONS: Record<Reason, string> = {
  unknown_symbol: "nothing is known of its prices",
  before_data: "no bars go back that far",
  no_previous_close: "the close before is missing",
  no_reference_close: "that session’s close is missing",
  no_extended_hours_data: "no bars of that session",
  no_bars_at_report_time: "no price up to the report",
};

const ADJECTIVES = { premarket: "premarket ", after_hours: "after-hours ", overnight: "overnight " };

/** "confirmed, then faded: up 3.1% at its premarket high, 1.2% at the open, 0.6% at the close" */
export function headline(check: Check, direction: Direction): string {
  const { verdict, aftermath, reason, measured, proxy } = check;
  if (reason !== null) {
    const gap = proxy === null ? "" : `; opened ${moveWords(proxy)}`;
    return `no data: ${REASONS[reason]}${gap}`;
  }
  const then = AFTERMATHS[aftermath];
  const judgement = then === null ? VERDICTS[verdict] : `${VERDICTS[verdict]}, ${then}`;
  const figures =
    measured === null ? boundsWords(check, direction) : figuresWords(measured, check, direction);
  return `${judgement}: ${figures}${basisWords(check)}`;
}

/** "up 3.1% at its premarket high, 1.2% at the open, −0.4% at the close" */
function figuresWords(measured: number, check: Check, direction: Direction): string {
  const words = [moveWords(measured) + placeWords(check, direction)];
  for (const name of ["open", "close"] as const) {
    const move = check.checkpoints[name]?.move ?? null;
    if (move !== null) words.push(`${figure(move)} at the ${name}`);
  }
  return words.join(", ");
}

/** "up 3.1%", "down 0.6%", "unchanged" */
function moveWords(percent: number): string {
  const digits = Math.abs(percent).toFixed(1);
  if (Number(digits) === 0) return "unchanged";
  return `${percent < 0 ? "down" : "up"} ${digits}%`;
}

/** "1.2%", "−0.4%" */
function figure(percent: number): string {
  const digits = Math.abs(percent).toFixed(1);
  return `${percent < 0 && Number(digits) !== 0 ? MINUS : ""}${digits}%`;
}

/** "at its premarket high", "after hours", "at the close" */
function placeWords({ phase, statistic }: Check, direction: Direction): string {
  const during = phase === null || phase === "regular" ? "" : ADJECTIVES[phase];
  if (statistic === "extreme") return ` at its ${during}${direction === "down" ? "low" : "high"}`;
  if (phase !== null && phase !== "regular") return ` ${sessionName(phase)}`;
  return statistic === "last" ? "" : ` at the ${statistic}`;
}

/** "between −1.0% and 6.0% that day" */
function boundsWords({ measuredLo, measuredHi }: Check, direction: Direction): string {
  const ends = [measuredLo ?? 0, measuredHi ?? 0].map((end) => signOf(direction) * end);
  return `between ${figure(Math.min(...ends))} and ${figure(Math.max(...ends))} that day`;
}

/** What a verdict rests on, where that is not bars of the time. */
function basisWords({ source, isNotedReference, flags }: Check): string {
  const said = [
    ...(source === "notes" || isNotedReference ? ["from your notes"] : []),
    ...(flags.includes("stale") ? ["no trade in the 20 minutes before the report"] : []),
    ...(flags.includes("ex_dividend") ? ["ex-dividend"] : []),
  ];
  return said.length === 0 ? "" : ` (${said.join("; ")})`;
}

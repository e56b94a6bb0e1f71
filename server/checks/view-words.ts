import { type Direction, formatPercent } from "../lib/percent.ts";
import type { Aftermath, Check, Phase, Verdict } from "./checks.ts";
import type { Missing } from "./outcomes.ts";
import type { Point } from "./points.ts";

const VERDICTS: Record<Verdict, string> = {
  confirmed: "Confirmed",
  plausible: "Plausible",
  overstated: "Overstated",
  understated: "Understated",
  opposite_direction: "Opposite direction",
  no_data: "No data",
};

const AFTERMATHS: Record<Aftermath, string> = {
  extended: ", then extended",
  held: ", held",
  faded: ", then faded",
  reversed: ", then reversed",
  too_small: "",
  no_data: "",
};

const DURING: Record<Phase, string> = {
  premarket: "premarket ",
  regular: "",
  after_hours: "after-hours ",
  overnight: "overnight ",
};

const LAST: Record<Phase, string> = {
  premarket: "in the premarket",
  regular: "at the report",
  after_hours: "after hours",
  overnight: "overnight",
};

/** "Opposite direction" */
export function verdictName(verdict: Verdict): string {
  return VERDICTS[verdict];
}

/** "Confirmed, then faded" */
export function verdictTitle({ verdict, aftermath }: Pick<Check, "verdict" | "aftermath">): string {
  return VERDICTS[verdict] + (verdict === "no_data" ? "" : AFTERMATHS[aftermath]);
}

/** What of the session was measured: "at its premarket high", "at the close". */
export function placeWords({ phase, statistic }: Check, direction: Direction): string {
  const during = phase ?? "regular";
  if (statistic === "extreme") return `at its ${DURING[during]}${direction === "down" ? "low" : "high"}`;
  if (statistic === "last" || during !== "regular") return LAST[during];
  return `at the ${statistic}`;
}

/** "Up 9.2% at its premarket high, 6.1% at the open, 2.4% at the close." */
export function moveSentence(check: Check, points: readonly Point[], direction: Direction): string {
  const { measured, measuredLo, measuredHi } = check;
  if (measured === null) {
    const [from, to] = [measuredLo ?? 0, measuredHi ?? 0];
    return `Between ${signed(from, direction)} and ${signed(to, direction)} that day: the daily bar tells no more.`;
  }
  const later = points.flatMap(({ key, move }) =>
    move === null || (key !== "open" && key !== "close")
      ? []
      : [`${afterWords(move, measured)} at the ${key}`],
  );
  return `${[`${wayWords(measured)} ${placeWords(check, direction)}`, ...later].join(", ")}.`;
}

/** A figure of the claim's direction with the sign it had. */
function signed(value: number, direction: Direction): string {
  return formatPercent(direction === "down" ? -value : value, 1);
}

/** "Up 9.2%", "Unchanged" */
function wayWords(value: number): string {
  const digits = Math.abs(value).toFixed(1);
  if (Number(digits) === 0) return "Unchanged";
  return `${value < 0 ? "Down" : "Up"} ${digits}%`;
}

/** "6.1%"; with its way where that is the other one: "down 0.4%". */
function afterWords(value: number, measured: number): string {
  const words = wayWords(value).toLowerCase();
  return Math.sign(value) === Math.sign(measured) ? (words.split(" ")[1] ?? words) : words;
}

const LACKS: Record<Missing, string> = {
  listing: "No listing",
  prices: "No prices for the listing",
  date: "Date of the story not given",
  calendar: "Sessions of the exchange not known",
  extended_hours: "No minute bars for an extended-hours move",
  price_at_report: "No price up to the report",
  daily_bars: "Before the first daily bar",
  closes: "A close to measure from is missing",
};

/** Why a move has no verdict, as a heading: "No minute bars for an extended-hours move". */
export function missingName(missing: Missing): string {
  return LACKS[missing];
}

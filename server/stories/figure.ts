import { readNumber } from "../lib/numbers.ts";
import { formatSigned } from "../lib/percent.ts";

/** A percentage as a story states it; a range has its nearer and its further end. */
export interface Figure {
  percent: number;
  percentTo: number | null;
  /** Digits after the point, as typed. */
  decimals: number;
}

export type TypedFigure =
  | { kind: "figure"; figure: Figure }
  /** "1,205" can be read both ways; the person must say which. */
  | { kind: "ambiguous"; readings: string[] }
  | { kind: "wrong"; problem: string };

const MOST_DECIMALS = 6;
const MOST_FALL = -100;
const MOST_RISE = 100_000;
const LONGEST = 60;

const NUMBER = "([+\\-\u2212\u2013]?)\\s?(\\d[\\d.,\u00a0\u202f ]*)";
const UNIT = "(?:%|\uff05|per ?cent|pct\\.?)?";
const SINGLE = new RegExp(`^${NUMBER}${UNIT}$`, "i");
const RANGE = new RegExp(`^${NUMBER}${UNIT} ?(?:to|and|[-\u2212\u2013\u2014]) ?${NUMBER}${UNIT}$`, "i");

/**
 * Reads a percentage as a person types it: "+3", "−1.5 %", "3 percent", or a range, "3 to 5" or
 * "−3–5%", whose second figure has the sign of the first. Without a sign it is a rise.
 */
export function readFigure(typed: string): TypedFigure {
  const text = typed.trim().replaceAll(/\s+/g, " ");
  if (text === "") return wrong("Give the figure, such as +3 or −1.5.");
  if (/^(unchanged|flat)$/i.test(text)) return figureOf(0, null, 0);
  if (text.length > LONGEST) return wrong("This is no percentage. Write it like +3, −1.5 or 3 to 5.");
  const single = SINGLE.exec(text);
  if (single) return readSingle(single[1] ?? "", single[2] ?? "");
  const range = RANGE.exec(text);
  if (range) return readRange(range);
  return wrong(`“${text}” is no percentage. Write it like +3, −1.5 or 3 to 5.`);
}

/** A stored figure as its field writes it: "+3.0", "−3 to −5". */
export function figureTyped({ percent, percentTo, decimals }: Figure): string {
  const from = formatSigned(percent, decimals);
  return percentTo === null ? from : `${from} to ${formatSigned(percentTo, decimals)}`;
}

function readSingle(sign: string, digits: string): TypedFigure {
  const read = readNumber(digits);
  if (read.kind === "ambiguous")
    return { kind: "ambiguous", readings: read.readings.map((reading) => sign + reading) };
  if (read.kind === "none")
    return wrong(`“${sign}${digits.trim()}” is no percentage. Write it like +3 or −1.5.`);
  return figureOf(signed(sign, read.value), null, read.decimals);
}

function readRange([, sign = "", digits = "", signTo = "", digitsTo = ""]: RegExpExecArray): TypedFigure {
  const [from, to] = [readNumber(digits), readNumber(digitsTo)];
  if (from.kind !== "number" || to.kind !== "number") {
    return wrong("This range cannot be read. Write it like 3 to 5, with a point before decimals.");
  }
  const first = signed(sign, from.value);
  const second = signed(signTo || sign, to.value);
  if (first * second < 0)
    return wrong("A range lies on one side of zero. Make two moves of one that rises and falls.");
  if (first === second) return wrong("A range has two different figures, such as 3 to 5.");
  const [near, far] = Math.abs(first) < Math.abs(second) ? [first, second] : [second, first];
  return figureOf(near, far, Math.max(from.decimals, to.decimals));
}

function figureOf(percent: number, percentTo: number | null, decimals: number): TypedFigure {
  const values = percentTo === null ? [percent] : [percent, percentTo];
  if (values.some((value) => value < MOST_FALL)) return wrong("A price cannot fall by more than 100%.");
  if (values.some((value) => value > MOST_RISE))
    return wrong("That is more than is taken here: 100,000% at most.");
  if (decimals > MOST_DECIMALS) return wrong(`A figure has ${MOST_DECIMALS} decimals at most.`);
  return { kind: "figure", figure: { percent, percentTo, decimals } };
}

/** Zero has no sign. */
function signed(sign: string, value: number): number {
  return value !== 0 && /[-\u2212\u2013]/.test(sign) ? -value : value;
}

function wrong(problem: string): TypedFigure {
  return { kind: "wrong", problem };
}

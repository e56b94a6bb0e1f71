import type { Token } from "./tokens.ts";

/** A percent figure of a sentence. */
export interface Figure {
  /** Magnitude; the smaller one of a range. */
  value: number;
  decimals: number;
  /** A range's larger magnitude. */
  to: number | null;
  /** +1 or −1 where a sign stands before it, else 0. */
  sign: -1 | 0 | 1;
  /** First token (its sign included) and the one after the last. */
  from: number;
  until: number;
  /** Offsets of the figure in the text, sign included. */
  start: number;
  end: number;
}

const WORD_NUMBERS: Record<string, number> = {
  ...{ half: 0.5, one: 1, two: 2, three: 3, four: 4, five: 5, six: 6, seven: 7, eight: 8, nine: 9, ten: 10 },
};

/** The percent figures among the tokens, in order. Percentage points are no percent. */
export function findFigures(tokens: readonly Token[]): Figure[] {
  const figures: Figure[] = [];
  for (let i = 1; i < tokens.length; i++) {
    if (tokens[i]?.kind !== "percent") continue;
    if (/^points?$/.test(tokens[i + 1]?.lower ?? "")) continue;
    const figure = figureEndingAt(tokens, i);
    if (figure && figure.from >= (figures.at(-1)?.until ?? 0)) figures.push(figure);
    else if (figure) figures.splice(-1, 1, figure);
  }
  return figures;
}

function figureEndingAt(tokens: readonly Token[], percent: number): Figure | null {
  const last = tokens[percent - 1];
  if (!last) return null;
  // "half a percent"
  if (last.lower === "a" && tokens[percent - 2]?.lower === "half")
    return plain(tokens, percent - 2, percent, 0.5, 1);
  const value = amountOf(last);
  if (value === null) return null;
  const range = rangeBefore(tokens, percent - 1);
  if (range && range.value < value) {
    const decimals = Math.max(range.decimals, decimalsOf(last));
    const whole = plain(tokens, range.from, percent, range.value, decimals);
    return { ...whole, to: value, sign: signBefore(tokens, range.from) ?? 0 };
  }
  const figure = plain(tokens, percent - 1, percent, value, last.lower === "half" ? 1 : decimalsOf(last));
  const sign = signBefore(tokens, percent - 1);
  if (sign === null) return figure;
  return { ...figure, sign, from: percent - 2, start: tokens[percent - 2]?.start ?? figure.start };
}

function plain(
  tokens: readonly Token[],
  from: number,
  percent: number,
  value: number,
  decimals: number,
): Figure {
  const start = tokens[from]?.start ?? 0;
  const end = tokens[percent]?.end ?? start;
  return { value, decimals, to: null, sign: 0, from, until: percent + 1, start, end };
}

const JOINTS = new Set(["-", "\u2013", "\u2014", "to", "and"]);

/** The lower figure of "5-12%", "5% to 7%" or "between 5 and 12 percent", when one ends before the token. */
function rangeBefore(
  tokens: readonly Token[],
  upper: number,
): { value: number; decimals: number; from: number } | null {
  const joint = tokens[upper - 1];
  if (!joint || !JOINTS.has(joint.lower)) return null;
  const lowerAt = tokens[upper - 2]?.kind === "percent" ? upper - 3 : upper - 2;
  const lower = tokens[lowerAt];
  const value = lower ? amountOf(lower) : null;
  if (!lower || value === null) return null;
  const opener = tokens[lowerAt - 1]?.lower;
  // "from 5% to 7%" is a level that changed; "5% and 7%" are two figures unless "between" opens them.
  if (opener === "from" || (joint.lower === "and" && opener !== "between")) return null;
  // A hyphen with white space before it and none after is the sign of the second figure.
  if (joint.lower === "-" && joint.spaced && !tokens[upper]?.spaced) return null;
  return { value, decimals: decimalsOf(lower), from: lowerAt };
}

function amountOf(token: Token): number | null {
  if (token.kind === "number") return Number(token.text.replaceAll(",", ""));
  return token.kind === "word" ? (WORD_NUMBERS[token.lower] ?? null) : null;
}

function decimalsOf({ text }: Token): number {
  return Math.min(6, /\.(\d+)$/.exec(text)?.[1]?.length ?? 0);
}

/** A sign stands right before its figure; a hyphen that joins words ("2014-5%") is none. */
function signBefore(tokens: readonly Token[], at: number): -1 | 1 | null {
  const mark = tokens[at - 1];
  if (mark?.kind !== "mark" || tokens[at]?.spaced) return null;
  if (mark.text === "+") return 1;
  if (!/^[-\u2212\u2013]$/.test(mark.text)) return null;
  const before = tokens[at - 2];
  return mark.spaced || !before || before.text === "(" ? -1 : null;
}

import type { Figure } from "./figures.ts";
import { SHARE_NOUNS } from "./lexicon/subjects.ts";
import {
  CAUSES_DOWN,
  CAUSES_UP,
  DOWN_NOUNS,
  DOWN_PARTICLES,
  DOWN_VERBS,
  UP_NOUNS,
  UP_PARTICLES,
  UP_VERBS,
  WEAK_DOWN,
  WEAK_UP,
} from "./lexicon/direction.ts";
import { words } from "./lexicon/words.ts";
import type { Token } from "./tokens.ts";

/** What tells which way a figure went, and where the phrase of it begins. */
export interface Direction {
  sign: -1 | 1;
  /** First token of the phrase between subject and figure. */
  from: number;
  /** The token after its last, the figure included. */
  until: number;
  /** "increase", "grow": said of sales as much as of prices. */
  weak: boolean;
  /** A noun ("a 4% slide in X", "a gain of 2%"): its subject may stand behind it. */
  noun: boolean;
}

/** Words that may stand between a direction and its figure. */
const BETWEEN = words(`
  by as much many about around some roughly approximately approx nearly almost close just shy more less than over above under
  at least most upwards up to of a an another further additional nearly only even or total intraday sharply slightly modestly
  still now again back extra between from whopping the high low one point time briefly circa around mere record like some nearly
`);
const UNITS = words("points point cents cent pence euros dollars yen pts pips rupees yuan");
const LONGEST_GAP = 12;

/** The direction of a figure, or null when nothing near it says one. */
export function directionOf(tokens: readonly Token[], figure: Figure): Direction | null {
  return (
    particleAfter(tokens, figure) ??
    causeBefore(tokens, figure) ??
    nounBefore(tokens, figure) ??
    verbBefore(tokens, figure) ??
    nounAfter(tokens, figure) ??
    signed(figure)
  );
}

/** "+6.5%", "(-0.52 pct)". After "down" a minus says the same once more and turns nothing round. */
function signed({ sign, from, until }: Figure): Direction | null {
  return sign === 0 ? null : { sign, from, until, weak: false, noun: false };
}

/** "closed 1.6% lower" */
function particleAfter(tokens: readonly Token[], { from, until }: Figure): Direction | null {
  const next = tokens[until]?.lower ?? "";
  const sign = next === "higher" || next === "up" ? 1 : next === "lower" || next === "down" ? -1 : 0;
  if (sign === 0) return null;
  // In "A up 3%, B 1% down on" the particle may open what follows: "2% up 3%" never is one phrase.
  return { sign, from: gapStart(tokens, from), until: until + 1, weak: false, noun: false };
}

/** "rose as much as 3.5%", "down about 4 points, 0.1%" */
function verbBefore(tokens: readonly Token[], { from, until }: Figure): Direction | null {
  const at = gapStart(tokens, from) - 1;
  const word = tokens[at];
  if (word?.kind !== "word") return null;
  const sign = wordSign(word.lower);
  if (sign === 0) return null;
  const weak = WEAK_UP.has(word.lower) || WEAK_DOWN.has(word.lower);
  return { sign, from: at, until, weak, noun: false };
}

/** "lifting its stock 4.5 percent" */
function causeBefore(tokens: readonly Token[], { from, until }: Figure): Direction | null {
  const gap = gapStart(tokens, from);
  if (!SHARE_NOUNS.has(tokens[gap - 1]?.lower ?? "")) return null;
  for (let i = gap - 2; i >= Math.max(0, gap - 8); i--) {
    const word = tokens[i]?.lower ?? "";
    const sign = CAUSES_UP.has(word) ? 1 : CAUSES_DOWN.has(word) ? -1 : 0;
    if (sign !== 0) return { sign, from: gap, until, weak: false, noun: false };
    if (wordSign(word) !== 0) return null;
  }
  return null;
}

/** "a gain of as much as 1.2%", "extending the fall in the late session by almost 7%" */
function nounBefore(tokens: readonly Token[], { from, until }: Figure): Direction | null {
  const gap = gapStart(tokens, from);
  const opener = tokens[gap]?.lower;
  if (opener === "of") {
    const noun = tokens[gap - 1]?.lower ?? "";
    const sign = UP_NOUNS.has(noun) ? 1 : DOWN_NOUNS.has(noun) ? -1 : 0;
    if (sign !== 0) return { sign, from: gap - 1, until, weak: false, noun: true };
  }
  if (opener !== "by") return null;
  for (let i = gap - 1; i > Math.max(0, gap - LONGEST_GAP); i--) {
    const word = tokens[i]?.lower ?? "";
    const sign = UP_NOUNS.has(word) ? 1 : DOWN_NOUNS.has(word) ? -1 : 0;
    const verb = tokens
      .slice(Math.max(0, i - 3), i)
      .findIndex((token) => /^(extend|widen|deepen|trim|pare)/.test(token.lower));
    if (sign !== 0 && verb >= 0)
      return { sign, from: Math.max(0, i - 3) + verb, until, weak: false, noun: false };
  }
  return null;
}

/** "a 4% premarket slide in Boeing" */
function nounAfter(tokens: readonly Token[], { from, until }: Figure): Direction | null {
  for (let i = until; i < Math.min(tokens.length, until + 3); i++) {
    const word = tokens[i];
    if (word?.kind !== "word") return null;
    const sign = UP_NOUNS.has(word.lower) ? 1 : DOWN_NOUNS.has(word.lower) ? -1 : 0;
    if (sign !== 0) return { sign, from, until: i + 1, weak: false, noun: true };
  }
  return null;
}

/** +1 or −1 for a word that says a direction, else 0. */
export function wordSign(word: string): -1 | 0 | 1 {
  if (UP_VERBS.has(word) || WEAK_UP.has(word) || UP_PARTICLES.has(word)) return 1;
  if (DOWN_VERBS.has(word) || WEAK_DOWN.has(word) || DOWN_PARTICLES.has(word)) return -1;
  return 0;
}

/** The first token of the hedges, amounts and small words right before a figure. */
function gapStart(tokens: readonly Token[], from: number): number {
  let at = from;
  while (at > 0 && from - at < LONGEST_GAP && isBetween(tokens, at - 1)) at--;
  return at;
}

function isBetween(tokens: readonly Token[], i: number): boolean {
  const token = tokens[i];
  const lower = token?.lower ?? "";
  const next = tokens[i + 1];
  // "rose to 5%" names a level; "up to 5%" and "close to 5%" name a change.
  if (lower === "to") return /^(up|close)$/.test(tokens[i - 1]?.lower ?? "");
  if (lower === "up" || lower === "close") return next?.lower === "to";
  if (lower === "low" || lower === "high") return false;
  if (token?.kind === "word") return BETWEEN.has(lower) || UNITS.has(lower) || /ly$/.test(lower);
  if (token?.kind === "number")
    return UNITS.has(next?.lower ?? "") || /^[$€£¥]$/.test(tokens[i - 1]?.text ?? "");
  if (token?.text === ".") return tokens[i - 1]?.lower === "approx";
  return /^[~$€£¥,(]$/.test(token?.text ?? "") && (/^[~(]$/.test(token?.text ?? "") || isAmount(tokens, i));
}

/** A comma counts as small only around an amount: "down 4 points, 0.1%", "$2.10, or 5%". */
function isAmount(tokens: readonly Token[], i: number): boolean {
  if (tokens[i]?.text !== ",") return true;
  const before = tokens[i - 1];
  return UNITS.has(before?.lower ?? "") || before?.kind === "number";
}

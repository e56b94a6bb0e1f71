import { wordSign } from "./direction.ts";
import { CARRIERS, FILLERS } from "./lexicon/direction.ts";
import { WEEKDAYS } from "./lexicon/time.ts";
import { words } from "./lexicon/words.ts";
import type { Token } from "./tokens.ts";

/** What stands between a subject and its direction: verbs, auxiliaries, adverbs, session words. */
export interface VerbGroup {
  from: number;
  until: number;
}

const SESSION_WORDS = words(
  "premarket pre-market after-hours afterhours postmarket post-market extended intraday pre late early",
);
const LONGEST = 8;

/** The verb group that ends right before a direction. */
export function verbGroup(tokens: readonly Token[], until: number): VerbGroup {
  let from = until;
  while (from > 0 && until - from < LONGEST && isInGroup(tokens, from - 1, until)) from--;
  // "$WBA (+4.0% pre)"
  if (tokens[from - 1]?.text === "(") from--;
  return { from, until };
}

/** Whether a capitalised word stands where a ticker does in a list: "FSLR Up 9%, RUN Down 1.1%". */
export function isListedTicker(tokens: readonly Token[], at: number): boolean {
  if (!/^[A-Z]{2,5}$/.test(tokens[at]?.text ?? "")) return false;
  const before = tokens[at - 1];
  const next = tokens[at + 1];
  return /^[,:;(]$/.test(before?.text ?? "") && next?.kind === "word" && /\p{Ll}/u.test(next.text);
}

function isInGroup(tokens: readonly Token[], at: number, until: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word" || isListedTicker(tokens, at)) return false;
  const next = tokens[at + 1]?.lower ?? "";
  // "Boeing on Monday fell", "Boeing shares Monday fell": the day is nobody's name.
  if (isDay(token)) return true;
  if (isAtOnePoint(tokens, at)) return true;
  if (token.lower === "on") return isDay(tokens[at + 1]) && at + 1 < until;
  if (token.lower === "the" || WEEKDAYS.has(token.lower)) return /^(day|session|trading)$/.test(next);
  // "recovered to close higher": what it recovered from is no direction of this figure.
  if (wordSign(token.lower) !== 0) return next === "to";
  if (token.lower === "to") return isInGroup(tokens, at - 1, until) || at + 1 < until;
  const small = FILLERS.has(token.lower) || CARRIERS.has(token.lower) || SESSION_WORDS.has(token.lower);
  return small || /^\w+ly$/.test(token.lower);
}

/** "Boeing at one point fell" */
function isAtOnePoint(tokens: readonly Token[], at: number): boolean {
  const phrase = [at - 2, at - 1, at].find((start) => tokens[start]?.lower === "at") ?? -1;
  const [, one, point] = tokens.slice(phrase, phrase + 3);
  return phrase >= 0 && one?.lower === "one" && /^(point|time)$/.test(point?.lower ?? "");
}

function isDay(token: Token | undefined): boolean {
  return token !== undefined && !token.possessive && /^(mon|tues|wednes|thurs|fri)day$/.test(token.lower);
}

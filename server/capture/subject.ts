import { type Direction, wordSign } from "./direction.ts";
import type { Directory } from "./directory.ts";
import { CARRIERS, FILLERS } from "./lexicon/direction.ts";
import { METRICS } from "./lexicon/subjects.ts";
import { words } from "./lexicon/words.ts";
import { type NounPhrase, phraseBefore } from "./noun-phrase.ts";
import type { Token } from "./tokens.ts";

/** What stands between a subject and the direction, for other rules to look at. */
export interface VerbGroup {
  from: number;
  until: number;
}

export type Subject =
  /** A phrase of its own. */
  | { kind: "phrase"; phrase: NounPhrase; group: VerbGroup }
  /** The same as the move before it in the sentence, or the sentence's main subject. */
  | { kind: "carried"; group: VerbGroup; after: "conjunction" | "comma" | "other" }
  /** Something with a percent sign that is no price. */
  | { kind: "none" };

const CONJUNCTIONS = words("and but after before then when while yet though as or");
const RELATIVES = words("which who whose that formerly a an the based owned listed maker parent down up now");
const PREMARKET_WORDS = words(
  "premarket pre-market after-hours afterhours postmarket post-market extended intraday pre late early",
);

/** Finds what a direction is said of. */
export function subjectOf(tokens: readonly Token[], direction: Direction, directory: Directory): Subject {
  if (direction.noun) return nounSubject(tokens, direction, directory);
  const group = verbGroup(tokens, direction.from);
  // "$WBA (+4.0% pre)"
  if (tokens[group.from - 1]?.text === "(") group.from--;
  const phrase = phraseBefore(tokens, group.from, directory);
  if (phrase && phrase.kind !== "generic") return judged(tokens, phrase, group, directory);
  const before = tokens[group.from - 1];
  if (!phrase && (before === undefined || /^[:;*"“\-–—|)\].!?]$/.test(before.text)))
    return opening(tokens, direction, group, directory);
  if (!phrase && CONJUNCTIONS.has(before?.lower ?? ""))
    return { kind: "carried", group, after: "conjunction" };
  if (!phrase && before?.text === ",") {
    const beyond = phraseBeyondComma(tokens, group.from - 1, directory);
    if (beyond && beyond.kind !== "generic") return judged(tokens, beyond, group, directory);
    return { kind: "carried", group, after: "comma" };
  }
  if (/ing$/.test(tokens[group.from]?.lower ?? "")) return { kind: "carried", group, after: "other" };
  return { kind: "none" };
}

function judged(
  tokens: readonly Token[],
  phrase: NounPhrase,
  group: VerbGroup,
  directory: Directory,
): Subject {
  if (phrase.kind === "metric" || phrase.kind === "other") return { kind: "none" };
  // "profits of Apple rose": what is before "of" is what rose.
  const before = tokens[phrase.from - 1]?.lower ?? "";
  if (/^(of|in|for|at|from)$/.test(before)) {
    const outer = phraseBefore(tokens, phrase.from - 1, directory);
    if (
      outer?.kind === "metric" ||
      outer?.kind === "other" ||
      METRICS.has(tokens[phrase.from - 2]?.lower ?? "")
    ) {
      return { kind: "none" };
    }
  }
  return { kind: "phrase", phrase, group };
}

/** The verbs, auxiliaries, adverbs and session words right before a direction. */
function verbGroup(tokens: readonly Token[], until: number): VerbGroup {
  let from = until;
  while (from > 0 && until - from < 8 && isInGroup(tokens, from - 1, until)) from--;
  return { from, until };
}

function isInGroup(tokens: readonly Token[], at: number, until: number): boolean {
  const token = tokens[at];
  if (token?.kind !== "word") return false;
  if (token.lower === "the") return /^(day|session)$/.test(tokens[at + 1]?.lower ?? "");
  if (wordSign(token.lower) !== 0) return tokens[at + 1]?.lower === "to";
  if (token.lower === "to") return isInGroup(tokens, at - 1, until) || at + 1 < until;
  return (
    FILLERS.has(token.lower) ||
    CARRIERS.has(token.lower) ||
    PREMARKET_WORDS.has(token.lower) ||
    /^\w+ly$/.test(token.lower)
  );
}

/** "Snap shares, which have fallen more than half, dropped 8.4%": the phrase before the inserted clause. */
function phraseBeyondComma(tokens: readonly Token[], comma: number, directory: Directory): NounPhrase | null {
  for (let i = comma - 1; i >= Math.max(1, comma - 30); i--) {
    if (tokens[i]?.text !== ",") continue;
    return RELATIVES.has(tokens[i + 1]?.lower ?? "") ? phraseBefore(tokens, i, directory) : null;
  }
  return null;
}

/** A clause that begins with its verb: "Up 8%, Boeing led the Dow", or one that goes on about the subject before. */
function opening(
  tokens: readonly Token[],
  direction: Direction,
  group: VerbGroup,
  directory: Directory,
): Subject {
  const comma = tokens[direction.until];
  if (group.from === 0 && comma?.text === ",") {
    for (let end = direction.until + 2; end <= Math.min(tokens.length, direction.until + 6); end++) {
      const next = tokens[end];
      if (next && (next.capital || next.kind === "cashtag")) continue;
      const phrase = phraseBefore(tokens, end, directory);
      if (phrase && phrase.kind !== "generic" && phrase.from === direction.until + 1)
        return judged(tokens, phrase, group, directory);
    }
  }
  return { kind: "carried", group, after: "other" };
}

/** "a 4% slide in Boeing", "swung between a gain of 1.2% and a loss of 2.1%" */
function nounSubject(tokens: readonly Token[], direction: Direction, directory: Directory): Subject {
  const group = { from: direction.from, until: direction.from };
  let next = direction.until;
  if (tokens[next]?.lower === "in" || tokens[next]?.lower === "for") {
    next++;
    let end = next;
    while (end < tokens.length && end - next < 8 && isPhraseWord(tokens[end])) end++;
    const phrase = phraseBefore(tokens, end, directory);
    if (phrase && (phrase.kind === "price" || phrase.kind === "name"))
      return judged(tokens, phrase, group, directory);
    return { kind: "none" };
  }
  const swings = tokens
    .slice(Math.max(0, direction.from - 14), direction.from)
    .some((token) => /^(swung|swing|swings|swinging|between)$/.test(token.lower));
  return swings ? { kind: "carried", group, after: "other" } : { kind: "none" };
}

function isPhraseWord(token: Token | undefined): boolean {
  if (!token) return false;
  return (
    token.capital ||
    token.kind === "cashtag" ||
    /^(the|shares|stock|of|component|its)$/.test(token.lower) ||
    token.text === "&"
  );
}

import type { Direction } from "./direction.ts";
import type { Directory } from "./directory.ts";
import { insertedSubject, leadingSubject, relativeSubject } from "./inserted.ts";
import { METRICS } from "./lexicon/subjects.ts";
import { words } from "./lexicon/words.ts";
import { nounSubject } from "./noun-subject.ts";
import { type NounPhrase, phraseBefore } from "./noun-phrase.ts";
import type { Token } from "./tokens.ts";
import { type VerbGroup, verbGroup } from "./verb-group.ts";

/** What a direction is said of. */
export type Subject =
  /** A phrase of its own. */
  | { kind: "phrase"; phrase: NounPhrase; group: VerbGroup }
  /** The same as the move before it in the sentence, or the sentence's main subject. */
  | { kind: "carried"; group: VerbGroup }
  /** Something with a percent sign that is no price. */
  | { kind: "none" };

const CONJUNCTIONS = words("and but after before then when while yet though as or");
const CLAUSE_MARK = /^[:;*"“\-–—|)\].!?]$/;
const NONE: Subject = { kind: "none" };

/** Finds what a direction is said of. */
export function subjectOf(tokens: readonly Token[], direction: Direction, directory: Directory): Subject {
  if (direction.noun) {
    const group = { from: direction.from, until: direction.from };
    const found = nounSubject(tokens, direction, directory);
    if (found === "carried") return { kind: "carried", group };
    return found ? judged(tokens, found, group, directory) : NONE;
  }
  const group = verbGroup(tokens, direction.from);
  const phrase = phraseBefore(tokens, group.from, directory);
  if (phrase && phrase.kind !== "generic") {
    return isParticiple(tokens, group, direction, phrase)
      ? { kind: "carried", group }
      : judged(tokens, phrase, group, directory);
  }
  const elsewhere = phrase
    ? relativeSubject(tokens, group.from, directory)
    : outsideSubject(tokens, direction, group, directory);
  if (elsewhere) return judged(tokens, elsewhere, group, directory);
  const before = tokens[group.from - 1];
  const goesOn =
    before === undefined ||
    before.text === "," ||
    CLAUSE_MARK.test(before.text) ||
    CONJUNCTIONS.has(before.lower);
  if (!phrase && goesOn) return { kind: "carried", group };
  return /ing$/.test(tokens[group.from]?.lower ?? "") ? { kind: "carried", group } : NONE;
}

/** A subject that does not stand right before its verb: before a relative or an inserted clause, or after the figure. */
function outsideSubject(
  tokens: readonly Token[],
  direction: Direction,
  group: VerbGroup,
  directory: Directory,
): NounPhrase | null {
  const before = tokens[group.from - 1];
  if (before === undefined || /^(after|having|following|despite)$/.test(before.lower)) {
    return group.from <= 1 ? leadingSubject(tokens, direction, directory) : null;
  }
  if (/^(which|who|that)$/.test(before.lower)) return phraseBeforeComma(tokens, group.from - 1, directory);
  return before.text === "," ? insertedSubject(tokens, group.from - 1, directory) : null;
}

function phraseBeforeComma(
  tokens: readonly Token[],
  relative: number,
  directory: Directory,
): NounPhrase | null {
  const until = tokens[relative - 1]?.text === "," ? relative - 1 : relative;
  const phrase = phraseBefore(tokens, until, directory);
  return phrase && phrase.kind !== "generic" ? phrase : null;
}

/** "the biggest drag on the Dow falling 6.2 percent": a bare participle goes on about the sentence's subject, unless "with" or a verb of cause opens it. */
function isParticiple(
  tokens: readonly Token[],
  group: VerbGroup,
  direction: Direction,
  phrase: NounPhrase,
): boolean {
  if (!/ing$/.test(tokens[group.from]?.lower ?? "") || !/ing$/.test(tokens[direction.from]?.lower ?? ""))
    return false;
  return /^(on|in|of|against)$/.test(tokens[phrase.from - 1]?.lower ?? "");
}

function judged(
  tokens: readonly Token[],
  phrase: NounPhrase,
  group: VerbGroup,
  directory: Directory,
): Subject {
  if (phrase.kind === "metric" || phrase.kind === "other" || phrase.kind === "generic") return NONE;
  // "profits of Apple rose": what is before "of" is what rose.
  const before = tokens[phrase.from - 1]?.lower ?? "";
  if (/^(of|in|for|at|from)$/.test(before)) {
    const outer = phraseBefore(tokens, phrase.from - 1, directory);
    const isMetric = METRICS.has(tokens[phrase.from - 2]?.lower ?? "");
    if (isMetric || outer?.kind === "metric" || outer?.kind === "other") return NONE;
  }
  return { kind: "phrase", phrase, group };
}

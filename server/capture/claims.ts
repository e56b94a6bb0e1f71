import type { Session, Statistic } from "../moves/moves.ts";
import type { Directory } from "./directory.ts";
import { type Direction, directionOf } from "./direction.ts";
import { isFact, isOfMetric } from "./fact.ts";
import { type Figure, findFigures } from "./figures.ts";
import { isLonger } from "./horizon.ts";
import { listedDirection } from "./list.ts";
import { METRICS, SHARE_NOUNS } from "./lexicon/subjects.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { type Subject, subjectOf } from "./subject.ts";
import type { Token } from "./tokens.ts";
import type { VerbGroup } from "./verb-group.ts";
import { statisticOf } from "./wording.ts";

/** A price move as its own clause tells it, before sentence and text fill in what it leaves open. */
export interface Claim {
  figure: Figure;
  direction: Direction;
  group: VerbGroup;
  /** The subject's own phrase; null where it goes on about the one before. */
  phrase: NounPhrase | null;
  statistic: Statistic;
  session: Session | null;
  /** First token of the claim, its subject included. */
  from: number;
}

/** The price moves of one sentence. */
export function claimsOf(tokens: readonly Token[], directory: Directory): Claim[] {
  const claims: Claim[] = [];
  for (const figure of findFigures(tokens)) {
    const claim = claimOf(tokens, figure, claims.at(-1), directory);
    if (claim) claims.push(claim);
  }
  return claims;
}

function claimOf(
  tokens: readonly Token[],
  figure: Figure,
  previous: Claim | undefined,
  directory: Directory,
): Claim | null {
  const listed = listedDirection(tokens, figure, previous, directory);
  const direction = listed?.direction ?? directionOf(tokens, figure);
  if (!direction) return null;
  const subject = listed
    ? {
        kind: "phrase" as const,
        phrase: listed.phrase,
        group: { from: listed.direction.from, until: listed.direction.from },
      }
    : subjectOf(tokens, direction, directory);
  if (subject.kind === "none") return null;
  const { group } = subject;
  const phrase = subject.kind === "phrase" ? subject.phrase : null;
  if (phrase === null && !isCarried(tokens, group, previous)) return null;
  if (direction.weak && phrase?.kind === "name") return null;
  const bare = phrase?.kind === "name" || phrase === null;
  if (
    !isFact(tokens, direction, group) ||
    isLonger(tokens, figure, group) ||
    (bare && isOfMetric(tokens, figure))
  )
    return null;
  const statistic = statisticOf(tokens, figure, direction, group);
  return { figure, direction, group, phrase, statistic, session: null, from: phrase?.from ?? group.from };
}

/** A clause without a subject goes on about the move before it, or about a sentence that speaks of no other figure. */
function isCarried(tokens: readonly Token[], group: VerbGroup, previous: Claim | undefined): boolean {
  if (previous)
    return !tokens.slice(previous.direction.until, group.from).some(({ lower }) => isMetric(lower));
  const before = tokens.slice(0, group.from);
  const lastShares = before.findLastIndex(({ lower }) => SHARE_NOUNS.has(lower));
  const metric = before
    .slice(lastShares + 1)
    .some(({ lower }, i, rest) => isMetric(lower) && !isReason(rest, i));
  return !metric && !isMoney(tokens, group.from);
}

/** What a company's business is measured by; its losses on the market are not among them. */
function isMetric(word: string): boolean {
  return METRICS.has(word) && !/^(loss|losses|gains?|trades?|core|gap|line|put|call)$/.test(word);
}

/** "taking a dip on earnings, falling 9%": the metric is why, not what. */
function isReason(tokens: readonly Token[], at: number): boolean {
  return tokens
    .slice(Math.max(0, at - 3), at)
    .some(({ lower }) => /^(on|after|following|amid|despite)$/.test(lower));
}

/** "$1.85 billion, up 57%": the amount is what rose. */
function isMoney(tokens: readonly Token[], until: number): boolean {
  return tokens
    .slice(Math.max(0, until - 3), until)
    .some(({ lower }) => /^(billion|million|bln|mln|mn|bn|crore|cr|lakh|trillion)$/.test(lower));
}

import type { Session, Statistic } from "../moves/moves.ts";
import type { Directory } from "./directory.ts";
import { type Direction, directionOf } from "./direction.ts";
import { distributed } from "./distribute.ts";
import { isFact, isOfMetric } from "./fact.ts";
import { type Figure, findFigures } from "./figures.ts";
import { isLonger, saidBefore } from "./horizon.ts";
import { listedDirection } from "./list.ts";
import { METRICS, SHARE_NOUNS } from "./lexicon/subjects.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { subjectOf } from "./subject.ts";
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
  /** The names listed before its own have figures of their own. */
  isAlone: boolean;
}

/** The price moves of one sentence. */
export function claimsOf(tokens: readonly Token[], directory: Directory): Claim[] {
  const claims: Claim[] = [];
  const figures = findFigures(tokens);
  let toldOfBusiness = false;
  for (const figure of figures) {
    if (claims.some((claim) => claim.figure === figure)) continue;
    const claim = claimOf(tokens, figure, claims.at(-1), directory);
    if (!claim || (toldOfBusiness && isBareName(claim))) toldOfBusiness = true;
    else claims.push(...(distributed(tokens, figures, claim, directory) ?? [claim]));
  }
  return claims;
}

/** After a figure of a business in the same sentence, a name by itself may be a product's or a region's. */
function isBareName({ phrase, statistic }: Claim): boolean {
  return phrase?.kind === "name" && statistic === "last";
}

/** No share multiplies by more in a day; a larger figure counts from long ago, whatever the text leaves out. */
const MOST_IN_A_DAY = 2000;

function claimOf(
  tokens: readonly Token[],
  figure: Figure,
  previous: Claim | undefined,
  directory: Directory,
): Claim | null {
  if (previous && isElsewhere(tokens, figure, previous)) return elsewhere(figure, previous);
  const listed = listedDirection(tokens, figure, previous, directory);
  const direction = listed?.direction ?? directionOf(tokens, figure);
  if (!direction || figure.value > MOST_IN_A_DAY) return null;
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
  if (
    phrase === null &&
    (!isCarried(tokens, group, previous) || (!previous && saidBefore(tokens, group.from)))
  )
    return null;
  if (direction.weak && phrase?.bare) return null;
  if (
    !isFact(tokens, direction, group) ||
    isLonger(tokens, figure, group) ||
    ((phrase?.bare ?? true) && isOfMetric(tokens, figure))
  )
    return null;
  const statistic = statisticOf(tokens, figure, direction, group, phrase?.from ?? group.from);
  return {
    figure,
    direction,
    group,
    phrase,
    statistic,
    session: null,
    from: phrase?.from ?? group.from,
    isAlone: false,
  };
}

/** "fell 5.4 percent in Frankfurt and 6.1 percent in New York" */
function isElsewhere(tokens: readonly Token[], figure: Figure, previous: Claim): boolean {
  const between = tokens.slice(previous.direction.until, figure.from).map(({ lower }) => lower);
  return (
    between[0] === "in" &&
    between.at(-1) === "and" &&
    between.length <= 5 &&
    tokens[figure.until]?.lower === "in"
  );
}

function elsewhere(figure: Figure, previous: Claim): Claim {
  const direction = { ...previous.direction, from: figure.from, until: figure.until };
  const group = { from: figure.from, until: figure.from };
  return { ...previous, figure, direction, group, phrase: null, session: null, from: figure.from };
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
  return (
    METRICS.has(word) && !/^(loss|losses|gains?|trades?|core|gap|line|put|call|discount|premium)$/.test(word)
  );
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

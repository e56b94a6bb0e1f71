import { MISSING } from "../../checks/outcomes.ts";
import { directionOf } from "../../lib/percent.ts";
import { type ReportedMove, saidFigure } from "../../moves/moves.ts";
import { AFTERMATHS, DIRECTIONS, FILTER_SESSIONS, VERDICTS } from "./filter.ts";

/**
 * A reported move as far as filters see it, in one number: the places of its session, direction,
 * verdict and aftermath in their lists. Verdict and aftermath have one place more, the first, for a move without.
 */
export type Kind = number;

/**
 * Verdict of a move and its aftermath, or what was missing for a verdict, likewise in one number; 0 while it is not
 * known.
 */
export type Outcome = number;

const VERDICT_PLACES = VERDICTS.length + 1;
/** Behind a verdict comes its aftermath, or what was missing for it: no move has both. */
const REST_PLACES = Math.max(AFTERMATHS.length, MISSING.length) + 1;
export const OUTCOMES = VERDICT_PLACES * REST_PLACES;
const MANNERS = FILTER_SESSIONS.length * DIRECTIONS.length;

/** A company that is mentioned without a move, or a story without either. */
export const MENTION: Kind = MANNERS * OUTCOMES;
/** What remains of an aspect of a story that was removed, or has changed. */
export const GONE: Kind = MENTION + 1;
export const KINDS = GONE + 1;

/** The places in their lists that a kind is made of; -1 for what of its outcome is not there. */
export interface KindParts extends OutcomeParts {
  session: number;
  direction: number;
}

export interface OutcomeParts {
  verdict: number;
  aftermath: number;
  missing: number;
}

/** The kind of a move whose outcome is not known. */
export function kindOf({
  session,
  ...figure
}: Pick<ReportedMove, "session" | "percent" | "percentTo">): Kind {
  const way = DIRECTIONS.indexOf(directionOf(saidFigure(figure)));
  return (FILTER_SESSIONS.indexOf(session ?? "not_stated") * DIRECTIONS.length + way) * OUTCOMES;
}

/** An outcome as it is kept of a move; null while it is not known. */
export interface OutcomeWords {
  verdict: string | null;
  aftermath: string | null;
  missing: string | null;
}

/** An aftermath that filters do not name is none. */
export function outcomeOf({ verdict, aftermath, missing }: OutcomeWords): Outcome {
  if (verdict === null) return 0;
  const place = VERDICTS.indexOf(verdict as never);
  const rest = isJudged(place) ? AFTERMATHS.indexOf(aftermath as never) : MISSING.indexOf(missing as never);
  return (place + 1) * REST_PLACES + rest + 1;
}

function isJudged(verdict: number): boolean {
  return verdict >= 0 && VERDICTS[verdict] !== "no_data" && VERDICTS[verdict] !== "unchecked";
}

/** The same kind of move with another outcome. */
export function withOutcome(kind: Kind, outcome: Outcome): Kind {
  return kind - (kind % OUTCOMES) + outcome;
}

/** What a kind is made of; null for what is no move. */
export function partsOf(kind: Kind): KindParts | null {
  if (kind >= MENTION) return null;
  const manner = Math.floor(kind / OUTCOMES);
  return {
    session: Math.floor(manner / DIRECTIONS.length),
    direction: manner % DIRECTIONS.length,
    ...partsOfOutcome(kind % OUTCOMES),
  };
}

export function partsOfOutcome(outcome: Outcome): OutcomeParts {
  const verdict = Math.floor(outcome / REST_PLACES) - 1;
  const rest = (outcome % REST_PLACES) - 1;
  return isJudged(verdict)
    ? { verdict, aftermath: rest, missing: -1 }
    : { verdict, aftermath: -1, missing: rest };
}

import { directionOf } from "../../lib/percent.ts";
import { type ReportedMove, saidFigure } from "../../moves/moves.ts";
import { AFTERMATHS, DIRECTIONS, FILTER_SESSIONS, VERDICTS } from "./filter.ts";

/**
 * A reported move as far as filters see it, in one number: the places of its session, direction,
 * verdict and aftermath in their lists. Verdict and aftermath have one place more, the first, for a move without.
 */
export type Kind = number;

/** Verdict and aftermath of a move, likewise in one number; 0 while it is not known. */
export type Outcome = number;

const VERDICT_PLACES = VERDICTS.length + 1;
const AFTERMATH_PLACES = AFTERMATHS.length + 1;
const OUTCOMES = VERDICT_PLACES * AFTERMATH_PLACES;
const MANNERS = FILTER_SESSIONS.length * DIRECTIONS.length;

/** A company that is mentioned without a move, or a story without either. */
export const MENTION: Kind = MANNERS * OUTCOMES;
/** What remains of an aspect of a story that was removed, or has changed. */
export const GONE: Kind = MENTION + 1;
export const KINDS = GONE + 1;

/** The places in their lists that a kind is made of; -1 for a verdict or aftermath that is not there. */
export interface KindParts {
  session: number;
  direction: number;
  verdict: number;
  aftermath: number;
}

/** The kind of a move whose outcome is not known. */
export function kindOf({
  session,
  ...figure
}: Pick<ReportedMove, "session" | "percent" | "percentTo">): Kind {
  const way = DIRECTIONS.indexOf(directionOf(saidFigure(figure)));
  return (FILTER_SESSIONS.indexOf(session ?? "not_stated") * DIRECTIONS.length + way) * OUTCOMES;
}

/** An outcome in words; null while it is not known. An aftermath that filters do not name is none. */
export function outcomeOf(verdict: string | null, aftermath: string | null): Outcome {
  if (verdict === null) return 0;
  const places = [VERDICTS.indexOf(verdict as never), AFTERMATHS.indexOf(aftermath as never)] as const;
  return (places[0] + 1) * AFTERMATH_PLACES + places[1] + 1;
}

/** The same kind of move with another outcome. */
export function withOutcome(kind: Kind, outcome: Outcome): Kind {
  return kind - (kind % OUTCOMES) + outcome;
}

/** What a kind is made of; null for what is no move. */
export function partsOf(kind: Kind): KindParts | null {
  if (kind >= MENTION) return null;
  const manner = Math.floor(kind / OUTCOMES);
  const outcome = kind % OUTCOMES;
  return {
    session: Math.floor(manner / DIRECTIONS.length),
    direction: manner % DIRECTIONS.length,
    verdict: Math.floor(outcome / AFTERMATH_PLACES) - 1,
    aftermath: (outcome % AFTERMATH_PLACES) - 1,
  };
}

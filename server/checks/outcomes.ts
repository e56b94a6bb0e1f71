import type { Aftermath, Check, Verdict } from "./checks.ts";

/** A verdict as lists show and filter it: a listing without any prices leaves a move unchecked. */
export type ListedVerdict = Verdict | "unchecked";

/** What came of checking a move, as far as filters ask. */
export interface Outcome {
  verdict: ListedVerdict;
  aftermath: Aftermath;
  /** The date of the session that it was held against; null where none was found. */
  session: string | null;
}

/** @param hasBars whether there is any bar of the move's listing */
export function listedVerdict({ verdict }: Pick<Check, "verdict">, hasBars: boolean): ListedVerdict {
  return verdict === "no_data" && !hasBars ? "unchecked" : verdict;
}

export function outcomeOf(check: Check, hasBars: boolean): Outcome {
  return { verdict: listedVerdict(check, hasBars), aftermath: check.aftermath, session: check.session };
}

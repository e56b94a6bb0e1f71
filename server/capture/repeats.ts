import { allowedMagnitude } from "../moves/interval.ts";
import type { FoundMove } from "./find-moves.ts";

/**
 * The same move told twice is one: a later figure of the same company and direction that the
 * earlier one's wording allows (or the other way round) adds nothing but perhaps the name.
 */
export function withoutRepeats(moves: readonly FoundMove[]): FoundMove[] {
  const kept: FoundMove[] = [];
  for (const move of moves) {
    const first = kept.find((earlier) => isRepeat(earlier, move));
    if (!first) {
      kept.push({ ...move });
      continue;
    }
    first.company ??= move.company;
    first.ticker ??= move.ticker;
    first.session ??= move.session;
  }
  return kept;
}

function isRepeat(earlier: FoundMove, later: FoundMove): boolean {
  if (Math.sign(earlier.percent) !== Math.sign(later.percent) || earlier.statistic !== later.statistic)
    return false;
  if (!isSameCompany(earlier, later)) return false;
  if (earlier.session && later.session && earlier.session !== later.session) return false;
  return allows(earlier, later) || allows(later, earlier);
}

function isSameCompany(a: FoundMove, b: FoundMove): boolean {
  if (a.company === null && a.ticker === null) return a.percent === b.percent;
  if (a.ticker && a.ticker === b.ticker) return true;
  if (!a.company || !b.company) return false;
  const [x, y] = [a.company.toLowerCase(), b.company.toLowerCase()];
  return x === y || x.startsWith(`${y} `) || y.startsWith(`${x} `);
}

function allows(a: FoundMove, b: FoundMove): boolean {
  const { near, far } = allowedMagnitude(a);
  const magnitude = Math.abs(b.percent);
  return magnitude >= near - 1e-9 && magnitude < far + 1e-9;
}

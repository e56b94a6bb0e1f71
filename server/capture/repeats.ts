import { allowedMagnitude } from "../moves/interval.ts";
import type { FoundMove } from "./find-moves.ts";

/**
 * The same move told twice is one, in the words that say more of it: a title's "jumps 3%" is the
 * text's "jumped 3% at one time in premarket trading". A later figure that the earlier one's wording
 * allows (or the other way round) adds nothing but perhaps the name.
 */
export function withoutRepeats(moves: readonly FoundMove[]): FoundMove[] {
  const kept: FoundMove[] = [];
  for (const move of moves) {
    const at = kept.findIndex((earlier) => isRepeat(earlier, move));
    const earlier = kept[at];
    if (!earlier) kept.push(move);
    else kept[at] = merged(earlier, move);
  }
  return kept;
}

function merged(earlier: FoundMove, later: FoundMove): FoundMove {
  const [told, other] = detailOf(later) > detailOf(earlier) ? [later, earlier] : [earlier, later];
  return { ...told, company: told.company ?? other.company, ticker: told.ticker ?? other.ticker };
}

/** How much is said beyond the figure. */
function detailOf({ session, statistic }: FoundMove): number {
  return (session === null ? 0 : 2) + (statistic === "last" ? 0 : 1);
}

function isRepeat(earlier: FoundMove, later: FoundMove): boolean {
  if (Math.sign(earlier.percent) !== Math.sign(later.percent)) return false;
  if (earlier.session && later.session && earlier.session !== later.session) return false;
  if (!isSameCompany(earlier, later)) return false;
  if (earlier.statistic === later.statistic) return allows(earlier, later) || allows(later, earlier);
  // Said once without saying which price, and once saying: the very same figure is the same move, and
  // so is the close that a headline rounds.
  if (earlier.percent === later.percent) return isPlain(earlier) || isPlain(later);
  return isPlain(earlier) && later.statistic === "close" && allows(earlier, later);
}

function isPlain({ session, statistic }: FoundMove): boolean {
  return session === null && statistic === "last";
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

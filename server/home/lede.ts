import type { CheckedMoveView } from "../checks/view.ts";
import { counted } from "../lib/lists.ts";

/** Stories that are shown, that match, and that there are. */
export interface StoryCounts {
  shown: number;
  count: number;
  all: number;
}

/** "9 stories report 13 moves. 6 are checked: 4 confirmed, of which 2 faded; 2 overstated." */
export function ledeOf(counts: StoryCounts, moves: readonly CheckedMoveView[]): string {
  if (counts.count === 0 && counts.all > 0) return "No story matches.";
  const stories = storiesWords(counts);
  if (moves.length === 0) return `${stories} no move.`;
  return `${stories} ${counted(moves.length, "move", "moves")}. ${checkedWords(moves)}`;
}

/** "The 12 newest of 1,204 stories that match report" */
function storiesWords({ shown, count, all }: StoryCounts): string {
  const match = count === all ? "" : count === 1 ? " that matches" : " that match";
  const reports = count === 1 ? "reports" : "report";
  const stories = `${count.toLocaleString("en-US")} ${count === 1 ? "story" : "stories"}${match} ${reports}`;
  return shown < count ? `The ${shown} newest of ${stories}` : stories;
}

const NAMED = [
  ["confirmed", "confirmed"],
  ["plausible", "plausible"],
  ["overstated", "overstated"],
  ["understated", "understated"],
  ["opposite_direction", "the other way"],
] as const;

function checkedWords(moves: readonly CheckedMoveView[]): string {
  const withVerdict = (verdict: string) => moves.filter(({ check }) => check.verdict === verdict);
  const parts = NAMED.flatMap(([verdict, words]) => {
    const found = withVerdict(verdict);
    if (found.length === 0) return [];
    const faded = found.filter(({ check }) => check.hasFaded).length;
    const of = verdict === "confirmed" && faded > 0 ? `, of which ${faded} faded` : "";
    return [`${found.length} ${words}${of}`];
  });
  const unchecked = withVerdict("unchecked").length + withVerdict("no_data").length;
  const checked = moves.length - unchecked;
  if (checked > 0) return `${checked} ${checked === 1 ? "is" : "are"} checked: ${parts.join("; ")}.`;
  if (withVerdict("no_data").length > 0) return "None can be checked by the prices there are.";
  return "None is checked yet: there are no prices.";
}

import type { Direction } from "./direction.ts";
import type { Figure } from "./figures.ts";
import { METRICS } from "./lexicon/subjects.ts";
import { words } from "./lexicon/words.ts";
import type { VerbGroup } from "./verb-group.ts";
import type { Token } from "./tokens.ts";

const MODALS = words("could may might would will can should must 'll shall ought");
const EXPECTING = words(
  "seen expected expects expecting likely poised forecast forecasts predicted projected estimated set looks look looked sees see seeing if unless whether not never n't didn't doesn't don't isn't wasn't won't wouldn't couldn't hypothetical potential potentially threatens pointing",
);
const ASKING = words(
  "did do does can could will would should is are was were has have imagine introducing how what when here's wondering",
);

/**
 * Whether the figure is told as something that happened. Forecasts ("could fall 30%"), expectations
 * ("seen opening 0.3% higher"), conditions, negations and questions are not.
 */
export function isFact(tokens: readonly Token[], direction: Direction, group: VerbGroup): boolean {
  const first = tokens[0]?.lower ?? "";
  if (
    /^(imagine|introducing)$/.test(first) ||
    (first === "how" && /^(a|an|much)$/.test(tokens[1]?.lower ?? ""))
  )
    return false;
  if (ASKING.has(first) && tokens.at(-1)?.text === "?") return false;
  for (let i = Math.max(0, group.from - 1); i < direction.until; i++) {
    const lower = tokens[i]?.lower ?? "";
    if (MODALS.has(lower) || (EXPECTING.has(lower) && !isSaw(tokens, i))) return false;
    if (lower === "to" && i < direction.from + 1 && !isRecovery(tokens, i, direction)) return false;
  }
  return !isHypothetical(tokens, group.from);
}

/** "if", "sees", "should" or "thinks" shortly before the subject. */
function isHypothetical(tokens: readonly Token[], until: number): boolean {
  for (let i = until - 1; i >= Math.max(0, until - 9); i--) {
    const token = tokens[i];
    if (!token || /^[.;:!?]$/.test(token.text)) return false;
    if (
      /^(if|unless|not|sure|think|thinks|bet|hope|guess|see|seeing|sees|expects|predicts|forecasts|whether|could|might|may|would|assuming|imagine)$/.test(
        token.lower,
      ) &&
      !(token.lower === "may" && token.capital && tokens[i + 1]?.kind === "number")
    )
      return true;
    if (/^(sending|sent|pushed|pushing|while|and|but)$/.test(token.lower)) return false;
  }
  return false;
}

/** "recovered to close 2.5% higher" tells what happened; "to fall 5%" does not. */
function isRecovery(tokens: readonly Token[], to: number, { from, until }: Direction): boolean {
  const next = tokens[to + 1]?.lower ?? "";
  if (to >= from) return true;
  const carrier = /^(close|end|finish|settle|trade|as|a|the|session)$/.test(next);
  return carrier && until > to && /ed$|rose|fell|came|bounced|back|rallied/.test(tokens[to - 1]?.lower ?? "");
}

function isSaw(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === "set" && tokens[at + 1]?.kind === "mark";
}

/** A figure directly of a business: "up 12% in revenue", "31% profit increase", "gains 5% market share". */
export function isOfMetric(tokens: readonly Token[], figure: Figure): boolean {
  let at = figure.until;
  const next = tokens[at]?.lower ?? "";
  if (/^(in|of|stake|interest|owned)$/.test(next)) {
    at++;
    if (/^(stake|interest|owned)$/.test(next)) return true;
    while (
      at < figure.until + 4 &&
      /^(the|its|their|a|an|adjusted|net|quarterly|annual|total|core|fourth-quarter|first-quarter|second-quarter|third-quarter)$/.test(
        tokens[at]?.lower ?? "",
      )
    )
      at++;
    const word = tokens[at]?.lower ?? "";
    return METRICS.has(word) && !/^(trade|trades|volume|volumes|cash|position|line)$/.test(word);
  }
  if (next === "market" && tokens[at + 1]?.lower === "share") return true;
  return (
    METRICS.has(next) &&
    !/^(trade|trades|gains?|losses|loss|premium|core|volume|cash|net|quarter|volumes|credit|claims|book|interest)$/.test(
      next,
    )
  );
}

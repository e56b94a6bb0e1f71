import type { Qualifier, Statistic } from "../moves/moves.ts";
import type { Direction } from "./direction.ts";
import type { Figure } from "./figures.ts";
import { QUALIFIER_PHRASES, STATISTIC_AFTER, STATISTIC_BEFORE } from "./lexicon/wording.ts";
import { words } from "./lexicon/words.ts";
import type { VerbGroup } from "./verb-group.ts";
import type { Token } from "./tokens.ts";

/** Small words between a hedge and its figure: "about a 3% gain", "more than another 5%". */
const PASSED = words("a an another further additional as much .");
const LONGEST_HEDGE = 4;

/** How a figure is hedged by the words right before or after it; another figure's hedge is not its own. */
export function qualifierOf(tokens: readonly Token[], figure: Figure): Qualifier {
  if (figure.to !== null) return "range";
  return hedgeAfter(tokens, figure) ?? hedgeBefore(tokens, figure) ?? "exact";
}

/** "5% or more", "3% or so", "3%-plus" */
function hedgeAfter(tokens: readonly Token[], { until }: Figure): Qualifier | null {
  const next = tokens[until]?.lower;
  const second = tokens[until + 1]?.lower ?? "";
  if (next === "or")
    return /^(more|higher|greater|better)$/.test(second) ? "more_than" : second === "so" ? "about" : null;
  return next === "+" || next === "plus" || (next === "-" && second === "plus") ? "more_than" : null;
}

function hedgeBefore(tokens: readonly Token[], { from }: Figure): Qualifier | null {
  if (tokens[from]?.lower === "half") return "about";
  let until = from;
  while (PASSED.has(tokens[until - 1]?.lower ?? "")) until--;
  return QUALIFIER_PHRASES.endingAt(tokens, until, until - LONGEST_HEDGE)?.value ?? null;
}

const CLOSING = words(
  "close closes closed closing end ends ended ending finish finishes finished finishing settle settles settled settling",
);
const OPENING = words("open opens opened opening");
const SWINGING = words("swung swing swings swinging");
const SWING_REACH = 14;
const LEAD = 4;

/** Which price of its session a figure speaks of, as far as its own clause says; `subject` is where the clause begins. */
export function statisticOf(
  tokens: readonly Token[],
  figure: Figure,
  direction: Direction,
  group: VerbGroup,
  subject: number,
): Statistic {
  if (direction.noun && isSwing(tokens, direction.from)) return "extreme";
  const before =
    STATISTIC_BEFORE.within(tokens, group.from, figure.from) ??
    STATISTIC_BEFORE.endingAt(tokens, group.from, group.from - LEAD) ??
    leading(tokens, subject, group.from);
  const after = STATISTIC_AFTER.at(tokens, figure.until) ?? STATISTIC_AFTER.at(tokens, direction.until);
  if (before) return before.value;
  const said = statisticBeforeComma(tokens, group.from);
  if (said) return said;
  if (after?.value === "extreme") return after.value;
  if (hasVerb(tokens, group.from, direction.until, CLOSING)) return "close";
  if (hasVerb(tokens, group.from, direction.until, OPENING)) return "open";
  return after?.value ?? "last";
}

/** "At one point, Boeing shares fell": said before the subject, of which "one point" looks like a part without a comma. */
function leading(tokens: readonly Token[], subject: number, verb: number) {
  const until = tokens[subject - 1]?.text === "," ? subject - 1 : subject;
  return (
    STATISTIC_BEFORE.endingAt(tokens, until, until - LEAD) ??
    STATISTIC_BEFORE.within(tokens, Math.max(0, subject - 1), verb)
  );
}

/** "finished at $20.14, down 1.9%", "hit a low of $88, down 11%" */
function statisticBeforeComma(tokens: readonly Token[], from: number): Statistic | null {
  if (tokens[from - 1]?.text !== ",") return null;
  for (let i = from - 2; i >= Math.max(0, from - 10); i--) {
    const lower = tokens[i]?.lower ?? "";
    if (tokens[i]?.text === "," || tokens[i]?.kind === "percent") return null;
    if (CLOSING.has(lower) && tokens[i + 1]?.lower === "at") return "close";
    if (
      /^(hit|hits|touched|touches|reached|set)$/.test(lower) &&
      /^(a|an|intraday|session)$/.test(tokens[i + 1]?.lower ?? "")
    ) {
      return "extreme";
    }
  }
  return null;
}

/** A swing's ends are its extremes. */
function isSwing(tokens: readonly Token[], until: number): boolean {
  return hasVerb(tokens, Math.max(0, until - SWING_REACH), until, SWINGING);
}

function hasVerb(tokens: readonly Token[], from: number, until: number, verbs: ReadonlySet<string>): boolean {
  for (let i = from; i < until; i++) {
    const lower = tokens[i]?.lower ?? "";
    if (verbs.has(lower) && !(lower === "close" && tokens[i + 1]?.lower === "to")) return true;
  }
  return false;
}

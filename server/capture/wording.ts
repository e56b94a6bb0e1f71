import type { Qualifier, Statistic } from "../moves/moves.ts";
import type { Direction } from "./direction.ts";
import type { Figure } from "./figures.ts";
import type { VerbGroup } from "./subject.ts";
import type { Token } from "./tokens.ts";

const QUALIFIERS: readonly [RegExp, Qualifier][] = [
  [
    /\b(more than|over|above|at least|topped|topping|upwards of|north of|in excess of|exceeding)$/,
    "more_than",
  ],
  [/\b(nearly|almost|close to|just under|just shy of|shy of|just below|approaching|near)$/, "nearly"],
  [/\b(less than|under|below|fewer than|not quite)$/, "less_than"],
  [/(\b(about|around|roughly|some|approximately|approx|circa|like)|~)$/, "about"],
];

/** How a figure is hedged by the words right before or after it; another figure's hedge is not its own. */
export function qualifierOf(tokens: readonly Token[], figure: Figure): Qualifier {
  if (figure.to !== null) return "range";
  const after = tokens.slice(figure.until, figure.until + 2).map(({ lower }) => lower);
  if (after[0] === "or" && /^(more|higher|greater|better)$/.test(after[1] ?? "")) return "more_than";
  if (after[0] === "or" && after[1] === "so") return "about";
  if (after[0] === "+" || after[0] === "plus") return "more_than";
  const before = tokens.slice(Math.max(0, figure.from - 3), figure.from);
  const text = before
    .map(({ lower }) => lower)
    .join(" ")
    .replace(/ (a|an|another|as much as|further)$/, "");
  if (/\bhalf$/.test(text) || tokens[figure.from]?.lower === "half") return "about";
  return QUALIFIERS.find(([pattern]) => pattern.test(text))?.[1] ?? "exact";
}

const EXTREME_BEFORE =
  /\b(as much as|as high as|as low as|up to|by up to|at one point|at one time|briefly|intraday (high|low) of|at most|at its (high|low|peak|worst|best)|touched)\b/;
const EXTREME_AFTER =
  /^(at one point|at one time|at its (high|low|peak|worst|best)|at the (high|low|peak|worst|best)|intraday|at most|at their (high|low|peak|worst|best))\b/;
const CLOSING = /^(clos|end(s|ed|ing)?$|finish|settl)/;
const OPENING = /^open(s|ed|ing)?$/;

/** Which price of its session a figure speaks of, as far as its own clause says. */
export function statisticOf(
  tokens: readonly Token[],
  figure: Figure,
  direction: Direction,
  group: VerbGroup,
): Statistic {
  // A swing's ends are its extremes.
  if (direction.noun && direction.until === figure.until) return "extreme";
  const verbs = tokens.slice(group.from, direction.until);
  const hedge = tokens
    .slice(direction.from, figure.from)
    .map(({ lower }) => lower)
    .join(" ");
  const lead = tokens
    .slice(Math.max(0, group.from - 4), group.from)
    .map(({ lower }) => lower)
    .join(" ");
  const tail = tokens
    .slice(figure.until, figure.until + 5)
    .map(({ lower }) => lower)
    .join(" ");
  if (
    EXTREME_BEFORE.test(hedge) ||
    EXTREME_AFTER.test(tail) ||
    /\b(briefly|at one point|at one time)$/.test(lead)
  )
    return "extreme";
  if (verbs.some(({ lower }) => /^briefly$/.test(lower))) return "extreme";
  if (verbs.some(({ lower }) => CLOSING.test(lower)) || /^(at|by) the close\b/.test(tail)) return "close";
  if (
    verbs.some(({ lower }) => OPENING.test(lower)) ||
    /^(higher |lower )?at (the |[a-z]+day's? )?open\b/.test(tail)
  )
    return "open";
  return "last";
}

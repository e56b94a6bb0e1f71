import type { Figure } from "./figures.ts";
import {
  ANCHORS,
  COMPARISONS,
  COUNTS,
  LONG_UNITS,
  MONTHS,
  SPAN_ADJECTIVES,
  WEEKDAYS,
} from "./lexicon/time.ts";
import { words } from "./lexicon/words.ts";
import type { VerbGroup } from "./verb-group.ts";
import type { Token } from "./tokens.ts";

const CLAUSE_ENDS = words(
  "and but while as after when amid because before following despite with which who sending set although though according giving making taking",
);
const SUPERLATIVES = words(
  "best worst biggest largest smallest lowest highest steepest sharpest straight consecutive third second fourth fifth",
);
const OPENERS = words("in over during for within throughout on by through across");

/**
 * Whether a figure spans more than one trading day: said by what follows it ("this year", "since
 * March", "from a record high"), by what opens its sentence ("For the week, …"), by what stands
 * between subject and verb, or by a bare present perfect ("has gained 100%").
 */
export function isLonger(tokens: readonly Token[], figure: Figure, group: VerbGroup): boolean {
  return (
    saidAfter(tokens, figure.until) ||
    saidAtOpening(tokens, group.from) ||
    saidInGroup(tokens, figure, group) ||
    isPresentPerfect(tokens, figure, group)
  );
}

function saidAfter(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 14); i++) {
    const token = tokens[i];
    if (!token) return false;
    if (token.text === "(") {
      i = closing(tokens, i);
      continue;
    }
    if (/^[,;:.!?—"“”*|]$/.test(token.text) && i > from) return false;
    if (token.text === "," || SUPERLATIVES.has(token.lower)) return false;
    if (spanAt(tokens, i)) return true;
    if (CLAUSE_ENDS.has(token.lower) || tokens[i]?.kind === "percent") return false;
  }
  return false;
}

/** Whether a longer span is named anywhere before a clause that goes on about its sentence: "fallen in eight of nine sessions, losing 13%". */
export function saidBefore(tokens: readonly Token[], until: number): boolean {
  for (let i = 0; i < until; i++)
    if (/^(in|over|since|this|for)$/.test(tokens[i]?.lower ?? "") && spanAt(tokens, i)) return true;
  return false;
}

/** "For the holiday-shortened week, …", "So far this year …", "Thus far, the month of November alone …" */
function saidAtOpening(tokens: readonly Token[], until: number): boolean {
  const opening = tokens[0]?.lower ?? "";
  // "Weekly Recap: …", "October's Best: …"
  if (SPAN_ADJECTIVES.has(opening) || (MONTHS.has(opening) && tokens[0]?.possessive)) return true;
  const leads =
    /^(for|in|over|during|since|so|thus|this|last|year|year-to-date|ytd|through|within|throughout|month)$/.test(
      opening,
    );
  if (!leads) return false;
  for (let i = 0; i < Math.min(until, 12); i++) {
    if (spanAt(tokens, i) || /^the month of$/.test([i, i + 1, i + 2].map((n) => tokens[n]?.lower).join(" ")))
      return true;
    if (tokens[i]?.text === "," && i > 3) return false;
  }
  return false;
}

function saidInGroup(tokens: readonly Token[], figure: Figure, group: VerbGroup): boolean {
  for (let i = group.from; i < figure.from; i++) {
    if (SPAN_ADJECTIVES.has(tokens[i]?.lower ?? "") || COMPARISONS.has(tokens[i]?.lower ?? "")) return true;
    if (/^(this|last)$/.test(tokens[i]?.lower ?? "") && LONG_UNITS.has(tokens[i + 1]?.lower ?? ""))
      return true;
  }
  return SPAN_ADJECTIVES.has(tokens[figure.until]?.lower ?? "");
}

/** "has gained 100%" looks back over no one knows how long; "has gained 2% today" does not. */
function isPresentPerfect(tokens: readonly Token[], figure: Figure, group: VerbGroup): boolean {
  const has = tokens.slice(group.from, figure.from).some(({ lower }) => /^(has|have|'ve)$/.test(lower));
  if (!has) return false;
  const after = tokens.slice(figure.until, figure.until + 8);
  return !after.some(
    ({ lower }) =>
      WEEKDAYS.has(lower) || /^(today|premarket|pre-market|after-hours|trading|session|hours)$/.test(lower),
  );
}

/** Whether a longer span begins at a token. */
function spanAt(tokens: readonly Token[], at: number): boolean {
  const lower = tokens[at]?.lower ?? "";
  if (lower === "since" || COMPARISONS.has(lower) || SPAN_ADJECTIVES.has(lower)) return true;
  if (/^(this|last|past)$/.test(lower)) return unitAfter(tokens, at + 1) && tokens[at + 1]?.lower !== "days";
  if (lower === "so" && tokens[at + 1]?.lower === "far") return !/^today$/.test(tokens[at + 2]?.lower ?? "");
  if (
    lower === "from" ||
    lower === "off" ||
    lower === "versus" ||
    lower === "vs" ||
    lower === "compared" ||
    lower === "below" ||
    lower === "above"
  )
    return anchorAfter(tokens, at + 1);
  if (lower === "a" && tokens[at + 1]?.lower === "year") return true;
  if (lower === "year" && /^(to|on|over|earlier|ago)$/.test(tokens[at + 1]?.lower ?? "")) return true;
  if (!OPENERS.has(lower)) return false;
  return yearOrMonthAfter(tokens, at + 1) || unitAfter(tokens, at + 1);
}

/** "in the last three months", "in six sessions", "for the year", "on the week", "in over 3 years", "over the past year" */
function unitAfter(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 7); i++) {
    const token = tokens[i];
    if (!token) return false;
    if (LONG_UNITS.has(token.lower)) return !isSeasonVerb(tokens, i);
    if (/^(la|las|last|pa|pas|past)$/.test(token.lower) && isCutOff(tokens, i + 1)) return true;
    if (token.lower === "holiday-shortened" || token.lower === "trading" || token.lower === "straight")
      continue;
    if (/^(third|second|fourth|fifth|sixth)$/.test(token.lower)) return false;
    const passes =
      COUNTS.has(token.lower) ||
      token.kind === "number" ||
      token.text === "-" ||
      SUPERLATIVES.has(token.lower);
    if (!passes) return false;
    if (SUPERLATIVES.has(token.lower)) return false;
  }
  return false;
}

/** A text cut off in "in the last" still said so. */
function isCutOff(tokens: readonly Token[], at: number): boolean {
  return at >= tokens.length || tokens[at]?.kind === "mark";
}

function isSeasonVerb(tokens: readonly Token[], at: number): boolean {
  return (
    /^(fall|spring|half)$/.test(tokens[at]?.lower ?? "") &&
    tokens[at - 1]?.kind !== "number" &&
    !/^(this|last|the|first|second)$/.test(tokens[at - 1]?.lower ?? "")
  );
}

/** "in January", "in 2014", "in August 2015"; not "on January 31". */
function yearOrMonthAfter(tokens: readonly Token[], at: number): boolean {
  const token = tokens[at];
  if (token?.kind === "number") return /^(19|20)\d\d$/.test(token.text);
  if (!MONTHS.has(token?.lower ?? "") || !token?.capital) return false;
  const next = tokens[at + 1];
  return next?.kind !== "number" || /^(19|20)\d\d$/.test(next.text);
}

/** "from a record high", "off the lows", "from a year ago", "from the start of the year" */
function anchorAfter(tokens: readonly Token[], from: number): boolean {
  for (let i = from; i < Math.min(tokens.length, from + 6); i++) {
    const lower = tokens[i]?.lower ?? "";
    if (ANCHORS.has(lower)) return true;
    if (/^(previous|prior|last|yesterday)$/.test(lower) || (tokens[i]?.kind === "mark" && lower !== "-"))
      return false;
  }
  return false;
}

function closing(tokens: readonly Token[], open: number): number {
  for (let i = open; i < Math.min(tokens.length, open + 12); i++) if (tokens[i]?.text === ")") return i;
  return open;
}

import type { Claim } from "./claims.ts";
import { type Direction, wordSign } from "./direction.ts";
import type { Directory } from "./directory.ts";
import type { Figure } from "./figures.ts";
import { type NounPhrase, phraseBefore } from "./noun-phrase.ts";
import type { Token } from "./tokens.ts";

/** A member of a list whose direction was said once: "Indexes down: Dow 0.9 pct S&P 1.1 pct". */
export interface Listed {
  direction: Direction;
  phrase: NounPhrase;
}

/** Reads a figure that follows a bare name as a member of the list it stands in; null when it is none. */
export function listedDirection(
  tokens: readonly Token[],
  figure: Figure,
  previous: Claim | undefined,
  directory: Directory,
): Listed | null {
  if (figure.sign !== 0 && !tokens.slice(0, figure.from).some(({ text }) => text === ":")) return null;
  const phrase = phraseBefore(tokens, figure.from, directory);
  if (!phrase || phrase.name === null || (phrase.kind !== "name" && phrase.kind !== "price")) return null;
  if (tokens[phrase.from]?.capital === false) return null;
  const before = tokens[phrase.from - 1];
  const sign = figure.sign || listSign(tokens, phrase.from, before, previous);
  if (sign === 0) return null;
  return { phrase, direction: { sign, from: figure.from, until: figure.until, weak: false, noun: false } };
}

/** A member after another takes its sign; the first takes the one that the words before the colon say. */
function listSign(
  tokens: readonly Token[],
  from: number,
  before: Token | undefined,
  previous: Claim | undefined,
): -1 | 0 | 1 {
  if (before?.text === ":") return headingSign(tokens, from - 1);
  const follows = before?.kind === "percent" || /^[,;]$/.test(before?.text ?? "") || before?.lower === "and";
  const gap = previous ? tokens.slice(previous.direction.until, from) : [];
  const adjoins = gap.length <= 2 && gap.every(({ text }) => /^(,|;|and)$/.test(text));
  return previous && follows && adjoins ? previous.direction.sign : 0;
}

function headingSign(tokens: readonly Token[], colon: number): -1 | 0 | 1 {
  for (let i = colon - 1; i >= Math.max(0, colon - 6); i--) {
    const sign = wordSign(tokens[i]?.lower ?? "");
    if (sign !== 0) return sign;
  }
  return 0;
}

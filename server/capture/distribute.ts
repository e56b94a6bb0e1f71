import type { Claim } from "./claims.ts";
import type { Directory } from "./directory.ts";
import type { Figure } from "./figures.ts";
import type { NounPhrase } from "./noun-phrase.ts";
import { phraseBefore } from "./noun-phrase.ts";
import type { Token } from "./tokens.ts";

const JOINTS = /^(,|and|;|by)$/;

/**
 * "Ford and GM dropped 2.4% and 3.1%, respectively": one claim for each name with its own figure, and none
 * where there are not as many names as figures; null where nothing is said respectively.
 */
export function distributed(
  tokens: readonly Token[],
  figures: readonly Figure[],
  first: Claim,
  directory: Directory,
): Claim[] | null {
  const run = runToRespectively(tokens, figures, first.figure);
  const { phrase } = first;
  if (run.length < 2 || !phrase) return null;
  const phrases = [...listedBefore(tokens, phrase, directory), phrase];
  if (phrases.length !== run.length) return [];
  return run.map((figure, i) => ({
    ...first,
    figure,
    direction: { ...first.direction, until: figure.until },
    phrase: phrases[i] ?? phrase,
    isAlone: true,
  }));
}

/** The names listed before the last one: "Network18, TV18 shares". A list begins its clause; "After Apple, Tesla shares" is none. */
export function listedBefore(tokens: readonly Token[], last: NounPhrase, directory: Directory): NounPhrase[] {
  const others: NounPhrase[] = [];
  let { from } = last;
  while (from > 1 && /^(,|and)$/.test(tokens[from - 1]?.lower ?? "")) {
    const other = phraseBefore(tokens, from - 1, directory);
    if (!other?.name || (other.kind !== "name" && other.kind !== "price")) break;
    if (tokens.slice(other.from, from).some(({ kind }) => kind === "percent")) break;
    others.unshift(other);
    from = other.from;
  }
  const before = tokens[from - 1];
  return before === undefined || /^[:;*"“\-–—|.)]$/.test(before.text) ? others : [];
}

function runToRespectively(tokens: readonly Token[], figures: readonly Figure[], first: Figure): Figure[] {
  const word = tokens.findIndex(({ lower }, i) => i >= first.until && lower === "respectively");
  const run = figures.filter((figure) => figure.from >= first.from && figure.until <= word);
  const isRun = run.every((figure, i) => {
    const next = run[i + 1]?.from ?? word;
    return tokens.slice(figure.until, next).every(({ lower }) => JOINTS.test(lower));
  });
  return isRun ? run : [];
}

import { type Antecedent, lastCashtag, lastNamed, mainSubject, mentionedOnly } from "./antecedent.ts";
import type { Claim } from "./claims.ts";
import type { Directory } from "./directory.ts";
import { phraseBefore } from "./noun-phrase.ts";
import { sentenceBefore, type Span } from "./sentences.ts";
import { type Token, tokenise } from "./tokens.ts";

/** The text that claims stand in, for looking beyond their sentence. */
export interface Context {
  text: string;
  directory: Directory;
  /** The one company the text speaks of, if it is one. */
  only(): Antecedent | null;
}

const SENTENCES_BACK = 4;
/** A longer text is about more than what its beginning names. */
const BEGINNING = 2000;

/** What is known beyond one sentence; what is costly is found once, when first asked for. */
export function contextOf(text: string, directory: Directory): Context {
  let only: Antecedent | null | undefined;
  return {
    text,
    directory,
    only() {
      if (only === undefined)
        only = mentionedOnly(tokenise(text, 0, Math.min(text.length, BEGINNING)), directory);
      return only;
    },
  };
}

/** Whom a claim is about: the name in its own phrase, else whom the text was speaking of. */
export function whomOf(context: Context, span: Span, tokens: readonly Token[], claim: Claim): Antecedent {
  const { phrase } = claim;
  const { directory } = context;
  if (phrase?.name || phrase?.ticker) {
    return { name: phrase.name, ticker: phrase.ticker ?? adjacentTicker(tokens, phrase.from) };
  }
  const until = phrase?.from ?? claim.group.from;
  if (phrase && isDescription(tokens, phrase.from, phrase.until)) {
    const described = targetOf(tokens, until, directory) ?? lastNamed(tokens, until);
    if (described) return { name: described, ticker: null };
  }
  const found = mainSubject(tokens, until, directory) ?? earlierSubject(context, span) ?? context.only();
  return found ?? { name: null, ticker: null };
}

/** "$ARWR - Arrowhead Pharma up 5%" */
function adjacentTicker(tokens: readonly Token[], from: number): string | null {
  const joint = tokens[from - 1];
  const cashtag = tokens[from - 2];
  if (cashtag?.kind !== "cashtag" || !joint || !/^[-–—:]$/.test(joint.text)) return null;
  return tokens[from - 3]?.kind === "cashtag" ? null : cashtag.text.slice(1).toUpperCase();
}

/** "the energy major", "the world's largest cruise operator": neither "its shares" nor "the company's". */
function isDescription(tokens: readonly Token[], from: number, until: number): boolean {
  const inside = tokens.slice(from, until).map(({ lower }) => lower);
  if (!inside.includes("the") || inside.some((word) => /^(its|their|company|firm|group)$/.test(word)))
    return false;
  return inside.filter((word) => !/^(the|shares?|stocks?|of|in|u\.s\.-listed|price)$/.test(word)).length > 0;
}

/** "a stake in Suncor Energy Inc": what is bought into is what moves. */
function targetOf(tokens: readonly Token[], until: number, directory: Directory): string | null {
  for (let i = until - 1; i > 0; i--) {
    if (tokens[i]?.lower !== "in" || !/^(stake|interest)$/.test(tokens[i - 1]?.lower ?? "")) continue;
    let end = i + 1;
    while (end < until && (tokens[end]?.capital || tokens[end]?.text === "&")) end++;
    return phraseBefore(tokens, end, directory)?.name ?? null;
  }
  return null;
}

function earlierSubject({ text, directory }: Context, span: Span): Antecedent | null {
  let before = sentenceBefore(text, span);
  for (let n = 0; before && n < SENTENCES_BACK; n++) {
    const tokens = tokenise(text, before.start, before.end);
    const cashtag = lastCashtag(tokens, tokens.length);
    const found = mainSubject(tokens, tokens.length, directory);
    if (cashtag && !found?.name) return { name: null, ticker: cashtag };
    if (found) return found;
    before = sentenceBefore(text, before);
  }
  return null;
}

import type { Directory } from "./directory.ts";
import { HEADLINE_VERBS, LEGAL_FORMS, PLACES, SHARE_NOUNS } from "./lexicon/subjects.ts";
import { words } from "./lexicon/words.ts";
import { textOf } from "./name.ts";
import type { Token } from "./tokens.ts";

/** Words that open a sentence without naming anybody. */
const OPENERS = words(`
  the a an in on at by it its this that these those after before while but and as for with from to of all some many most
  investors analysts traders shares stocks stock sales revenue revenues profit profits earnings results concerns worries
  news reports oil gold crude prices rupee dollar markets market wall asian european us u.s. british chinese japanese there
  here he she they we you i what when where why how if because since although despite amid meanwhile however also more less
  both each every no not one two three rivals peers losses gains weekly monthly dow nasdaq futures bonds treasuries
`);

const SKIPPED = words(
  "rt brief update exclusive correction refile breaking why how wrapup factbox analyst watch shares stock the after on in for as and with stat",
);

/** The name that a sentence opens with, perhaps after what it is: "Fashion retailer L Brands". */
export function openingName(
  tokens: readonly Token[],
  begin: number,
  until: number,
  directory: Directory,
): string | null {
  let from = begin;
  while (from < until && isSkipped(tokens[from])) from++;
  const known = directory.nameAt(tokens, from);
  if (known && from + known.length <= until) return textOf(tokens, from, from + known.length);
  const end = runEnd(tokens, from, until);
  if (end === from || PLACES.has(textOf(tokens, from, end).toLowerCase())) return null;
  if (isName(tokens, from, end)) return nameText(tokens, from, end);
  return describedName(tokens, end, until);
}

const LONGEST_DESCRIPTION = 3;

/** The name after what it is: no verb or preposition may stand between. */
function describedName(tokens: readonly Token[], from: number, until: number): string | null {
  let next = from;
  while (
    next < Math.min(until, from + LONGEST_DESCRIPTION) &&
    tokens[next]?.kind === "word" &&
    !tokens[next]?.capital
  )
    next++;
  const nextEnd = runEnd(tokens, next, until);
  const isPlainVerb = tokens
    .slice(from, next)
    .some(({ lower }) => HEADLINE_VERBS.has(lower) || /^(on|of|in|to|and|as|with|from|after)$/.test(lower));
  return next > from && nextEnd > next && !isPlainVerb ? nameText(tokens, next, nextEnd) : null;
}

function isSkipped(token: Token | undefined): boolean {
  return token?.kind === "mark" || token?.kind === "cashtag" || SKIPPED.has(token?.lower ?? "");
}

function runEnd(tokens: readonly Token[], from: number, until: number): number {
  let end = from;
  while (end < until && isNameToken(tokens, end, from)) {
    end++;
    if (tokens[end - 1]?.possessive) break;
  }
  return end;
}

/** One capitalised word that opens a sentence is a name only where a verb, a legal form or its shares follow. */
function isName(tokens: readonly Token[], from: number, end: number): boolean {
  if (end - from > 1 || tokens[from]?.possessive) return true;
  const next = tokens[end]?.lower ?? "";
  if (SHARE_NOUNS.has(next)) return true;
  if (OPENERS.has(tokens[from]?.lower ?? "")) return false;
  return HEADLINE_VERBS.has(next) || (/[^s]s$|ed$/.test(next) && !tokens[end]?.capital);
}

/** A group of shares goes by its whole phrase: "Jewellery stocks". */
function nameText(tokens: readonly Token[], from: number, end: number): string {
  const group = tokens[end]?.lower === "stocks" && !tokens[end - 1]?.possessive ? end + 1 : end;
  let last = group;
  while (last > from + 1 && LEGAL_FORMS.has(tokens[last - 1]?.lower ?? "")) last--;
  return textOf(tokens, from, last);
}

function isNameToken(tokens: readonly Token[], at: number, from: number): boolean {
  const token = tokens[at];
  if (!token) return false;
  if (token.text === "&") return true;
  if (token.kind !== "word" || SHARE_NOUNS.has(token.lower)) return false;
  if (at > from && HEADLINE_VERBS.has(token.lower)) return false;
  if (token.capital) return true;
  return (
    /^(of|de)$/.test(token.lower) &&
    at > from &&
    tokens[at + 1]?.capital === true &&
    tokens[at - 1]?.capital === true
  );
}

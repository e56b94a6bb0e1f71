import type { Directory, DirectoryEntry } from "./directory.ts";
import { COMMON_WORD_NAMES } from "./lexicon/subjects.ts";
import { type Token, tokenise } from "./tokens.ts";

/** What is longer is no news item: past this the rest of a text is left unread. */
const LONGEST = 200_000;

/** The companies that a text names or tags, in the order it does, each once. Indices and funds are no companies. */
export function mentionedCompanies(text: string, directory: Directory): DirectoryEntry[] {
  const tokens = tokenise(text, 0, Math.min(text.length, LONGEST));
  const found = new Map<number, DirectoryEntry>();
  for (let i = 0; i < tokens.length; i++) {
    const token = tokens[i];
    const entry =
      token?.kind === "cashtag" ? directory.byTicker(token.text.slice(1)) : nameAt(tokens, i, directory);
    if (entry && (entry.listing === null || entry.listing.kind === "equity") && !found.has(entry.companyId)) {
      found.set(entry.companyId, entry);
    }
  }
  return [...found.values()];
}

/** "Target" may open a sentence, or stand in a title, as a word: there it is no mention. */
function nameAt(tokens: readonly Token[], at: number, directory: Directory): DirectoryEntry | undefined {
  const known = directory.nameAt(tokens, at);
  if (!known) return undefined;
  const before = tokens[at - 1];
  const isPlain = known.length === 1 && COMMON_WORD_NAMES.has(tokens[at]?.lower ?? "");
  if (
    isPlain &&
    (before === undefined || before.kind === "mark" || before.capital || tokens[at + 1]?.capital)
  )
    return undefined;
  return known.entry;
}

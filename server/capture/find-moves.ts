import type { Qualifier, Session, Statistic } from "../moves/moves.ts";
import { assignSessions } from "./carry.ts";
import { type Claim, claimsOf } from "./claims.ts";
import type { Directory } from "./directory.ts";
import { listedBefore } from "./distribute.ts";
import { withoutRepeats } from "./repeats.ts";
import { type Span, sentenceAt } from "./sentences.ts";
import { type Token, tokenise } from "./tokens.ts";
import { type Context, contextOf, whomOf } from "./whom.ts";
import { qualifierOf } from "./wording.ts";

/** A reported move as a text tells it. */
export interface FoundMove {
  /** The name as the text gives it; null where the text names nobody. */
  company: string | null;
  ticker: string | null;
  /** Signed percent; a range's figure nearer to zero. */
  percent: number;
  percentTo: number | null;
  decimals: number;
  qualifier: Qualifier;
  session: Session | null;
  statistic: Statistic;
  /** The sentence it came from. */
  quote: string;
  /** Where the quote begins in the whole text, in UTF-16 units. */
  quoteStart: number;
  /** Where the figure stands in the whole text, in UTF-16 units. */
  start: number;
  end: number;
  /** The text names nobody, or names somebody by a bare name with no word of shares or of a session. */
  unsure: boolean;
}

/** What has no end of figures is no news item: past this many the rest of a text is left unread. */
const MOST_FIGURES = 300;

const PERCENT = /%|\bpct\b|\bper\s?cent/gi;

/**
 * Finds the moves of one trading day or less that a text reports of shares, indices and funds.
 * Everything else with a percent sign is passed over, and so is what cannot be told for sure.
 */
export function findMoves(text: string, directory: Directory): FoundMove[] {
  const context = contextOf(text, directory);
  const moves: FoundMove[] = [];
  let end = 0;
  let figures = 0;
  PERCENT.lastIndex = 0;
  for (let match = PERCENT.exec(text); match && figures < MOST_FIGURES; match = PERCENT.exec(text)) {
    figures++;
    if (match.index < end) continue;
    const span = sentenceAt(text, match.index);
    end = Math.max(span.end, match.index + 1);
    moves.push(...movesOf(context, span));
  }
  return withoutRepeats(moves);
}

function movesOf(context: Context, span: Span): FoundMove[] {
  const { text, directory } = context;
  const tokens = tokenise(text, span.start, span.end);
  let claims = claimsOf(tokens, directory);
  if (claims.length === 0) return [];
  assignSessions(tokens, claims);
  if (isListSince(context, span)) claims = claims.filter(({ session }) => session !== null);
  const quoted = { quote: text.slice(span.start, span.end), quoteStart: span.start };
  const moves: FoundMove[] = [];
  claims.forEach((claim, i) => {
    const before = claim.phrase === null && i > 0 ? moves.at(-1) : undefined;
    const whom = before
      ? { name: before.company, ticker: before.ticker }
      : whomOf(context, span, tokens, claim);
    const others = claim.phrase?.name && !claim.isAlone ? listedBefore(tokens, claim.phrase, directory) : [];
    for (const { name, ticker } of others) moves.push(moveOf(tokens, claim, quoted, name, ticker));
    moves.push(moveOf(tokens, claim, quoted, whom.name, whom.ticker));
  });
  return moves;
}

/** A post: what it counts from once ("gains since the IPO"), its next sentences count from too. */
const LONGEST_POST = 300;

function isListSince({ text }: Context, span: Span): boolean {
  if (text.length > LONGEST_POST) return false;
  return /\bsince\b/i.test(text.slice(0, span.start));
}

function moveOf(
  tokens: readonly Token[],
  { figure, direction, phrase, session, statistic }: Claim,
  quoted: Pick<FoundMove, "quote" | "quoteStart">,
  company: string | null,
  ticker: string | null,
): FoundMove {
  return {
    company,
    ticker,
    percent: direction.sign * figure.value,
    percentTo: figure.to === null ? null : direction.sign * figure.to,
    decimals: figure.decimals,
    qualifier: qualifierOf(tokens, figure),
    session,
    statistic,
    ...quoted,
    start: figure.start,
    end: figure.end,
    unsure: (company === null && ticker === null) || (phrase?.kind === "name" && session === null),
  };
}

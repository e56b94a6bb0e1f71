import type { Session, Statistic } from "../moves/moves.ts";
import type { Claim } from "./claims.ts";
import { wordSign } from "./direction.ts";
import { WEEKDAYS } from "./lexicon/time.ts";
import { words } from "./lexicon/words.ts";
import { type SessionMention, sessionMentions } from "./session.ts";
import type { Token } from "./tokens.ts";

/** Words that end the reach of a claim: what follows them is another event. */
const ENDS = words("while as after when but because before despite following though although amid with");

/**
 * Gives the claims of a sentence their sessions. A session word belongs to the claim in whose clause
 * it stands; across "and", "while" and commas English carries it on to the next claim, and back to
 * the one before where that is another subject's. Open and close travel with it, an extreme does not.
 */
export function assignSessions(tokens: readonly Token[], claims: Claim[]): void {
  const tag = updateTag(tokens);
  if (tag) {
    for (const claim of claims) Object.assign(claim, tag.of(claim));
    return;
  }
  const mentions = sessionMentions(tokens);
  claims.forEach((claim, i) => {
    claim.session =
      ownSession(tokens, claim, claims[i + 1], mentions) ??
      leadingSession(tokens, claim, claims[i - 1], mentions);
  });
  for (let i = 1; i < claims.length; i++) carryOn(tokens, claims[i - 1], claims[i]);
  for (let i = claims.length - 1; i > 0; i--) carryBack(tokens, claims[i - 1], claims[i]);
}

/** "(Updates to close)": an agency's note of when its figures were read. */
function updateTag(tokens: readonly Token[]): { of(claim: Claim): Partial<Claim> } | null {
  const open = tokens.findIndex(({ lower }, i) => lower === "(" && tokens[i + 1]?.lower === "updates");
  if (open < 0) return null;
  const said =
    tokens.slice(open + 2, open + 5).filter(({ lower }) => !/^(to|the|late|early|mid)$/.test(lower))[0]
      ?.lower ?? "";
  const known: Record<string, Statistic> = {
    close: "close",
    closing: "close",
    open: "open",
    opening: "open",
  };
  const statistic = known[said];
  if (statistic) return { of: () => ({ session: "regular", statistic }) };
  if (/^(afternoon|midday|mid-?afternoon|morning|midmorning)$/.test(said))
    return { of: (claim) => ({ session: "regular", statistic: claim.statistic }) };
  return null;
}

function ownSession(
  tokens: readonly Token[],
  claim: Claim,
  next: Claim | undefined,
  mentions: readonly SessionMention[],
): Session | null {
  const end = reachOf(tokens, claim, next, mentions);
  const own = mentions.find(({ from, until }) => from >= claim.group.from && until <= end);
  // "closed down 79% running premarket": the close is of the regular session, whatever goes on after it.
  if (claim.statistic === "close" || claim.statistic === "open") {
    return own && own.from < claim.figure.from ? own.session : "regular";
  }
  if (own?.session === "regular" && claim.statistic === "last")
    claim.statistic = statisticAt(tokens, own) ?? claim.statistic;
  return own?.session ?? null;
}

/** "at Friday's open" says the price as well as the session. */
function statisticAt(tokens: readonly Token[], { from, until }: SessionMention): Statistic | null {
  const last = tokens[until - 1]?.lower;
  if (tokens[from]?.lower !== "at" && tokens[from]?.lower !== "by") return null;
  return last === "open" ? "open" : last === "close" ? "close" : null;
}

/** The token where what is said after a claim's figure stops being about it. */
function reachOf(
  tokens: readonly Token[],
  claim: Claim,
  next: Claim | undefined,
  mentions: readonly SessionMention[],
): number {
  const limit = next ? next.from : tokens.length;
  for (let i = claim.direction.until; i < limit; i++) {
    const mention = mentions.find(({ from, until }) => i >= from && i < until);
    if (mention) continue;
    const { lower, text } = tokens[i] as Token;
    if (text === ";" || text === ":" || ENDS.has(lower) || isOtherMove(tokens, claim, i)) return i;
  }
  return limit;
}

/** Another move word ends the reach, but for "−0.5% slightly lower" and "FedEx (−9%) sliding". */
function isOtherMove(tokens: readonly Token[], claim: Claim, at: number): boolean {
  const lower = tokens[at]?.lower ?? "";
  if (wordSign(lower) === 0 || lower === "off") return false;
  if (at > claim.direction.until + 1) return true;
  return !/^(higher|lower)$/.test(lower) && tokens[claim.direction.until]?.text !== ")";
}

/** "In premarket trading, …", "After-hours movers: …", "extends premarket losses, now down 5%" */
function leadingSession(
  tokens: readonly Token[],
  claim: Claim,
  previous: Claim | undefined,
  mentions: readonly SessionMention[],
): Session | null {
  const since = previous ? previous.direction.until : 0;
  const lead = mentions.findLast(({ from, until }) => from >= since && until <= claim.figure.from);
  if (!lead || previous) return null;
  const between = tokens.slice(lead.until, claim.figure.from);
  const isHeading = between.slice(0, 4).some(({ text }) => text === ":");
  if (!isHeading && between.some(({ text }) => text === ";")) return null;
  const after = tokens.slice(claim.direction.until, claim.direction.until + 4);
  const ownDay = after.some(({ lower }) => WEEKDAYS.has(lower) || lower === "today");
  return ownDay && lead.session !== "regular" && between.length > 6 ? null : lead.session;
}

function carryOn(tokens: readonly Token[], from: Claim | undefined, to: Claim | undefined): void {
  if (!from?.session || !to || to.session || !isJoined(tokens, from, to, /^(,|;|and|while|but|with|:)$/))
    return;
  if (to.phrase === null) return;
  to.session = from.session;
  if (to.statistic === "last" && (from.statistic === "open" || from.statistic === "close"))
    to.statistic = from.statistic;
}

function carryBack(tokens: readonly Token[], to: Claim | undefined, from: Claim | undefined): void {
  if (!from?.session || !to || to.session) return;
  // "swung between a gain of 1.2% and a loss of 2.1% before finishing lower": all in the session that it finished.
  if (to.direction.noun && to.statistic === "extreme" && from.session === "regular")
    to.session = from.session;
  const isBeforeClose =
    from.phrase === null && from.statistic === "close" && tokens[from.from - 1]?.lower === "before";
  if (isBeforeClose && to.statistic === "extreme") to.session = from.session;
  if (!isJoined(tokens, to, from, /^(,|;|and)$/)) return;
  // "fell 3% and dropped 2% after hours": one share's second move is another session's.
  if (from.phrase === null) return;
  to.session = from.session;
  if (to.statistic === "last" && (from.statistic === "open" || from.statistic === "close"))
    to.statistic = from.statistic;
}

/** Whether nothing but a joint stands between two claims: a day or a reason of its own would part them. */
function isJoined(tokens: readonly Token[], first: Claim, second: Claim, joint: RegExp): boolean {
  const gap = tokens.slice(first.direction.until, second.from);
  const upTo = tokens.slice(first.direction.until, second.direction.from);
  if (upTo.some(({ lower }) => WEEKDAYS.has(lower))) return false;
  if (gap.length === 0) return true;
  const last = gap.filter(({ kind }) => kind === "word" || kind === "mark").at(-1);
  return joint.test(last?.lower ?? "") || gap.some(({ lower }) => lower === "while");
}

import type { Session } from "../moves/moves.ts";
import { SESSION_PHRASES } from "./lexicon/wording.ts";
import type { Token } from "./tokens.ts";

/** A session word in a sentence. */
export interface SessionMention {
  session: Session;
  /** First token, and the one after the last. */
  from: number;
  until: number;
}

/** The session words of a sentence in order. */
export function sessionMentions(tokens: readonly Token[]): SessionMention[] {
  const mentions: SessionMention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    const mention = mentionAt(tokens, i);
    if (!mention) continue;
    mentions.push(mention);
    i = mention.until - 1;
  }
  return mentions;
}

function mentionAt(tokens: readonly Token[], from: number): SessionMention | null {
  if (isBracketPre(tokens, from)) return { session: "premarket", from, until: from + 1 };
  const found = SESSION_PHRASES.at(tokens, from);
  if (!found) return null;
  return { session: atClock(tokens, from, found.value), from, until: from + found.length };
}

/** "(+4.0% pre)" */
function isBracketPre(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === "pre" && tokens[at - 1]?.kind === "percent" && tokens[at + 1]?.text === ")";
}

const BEFORE_BELL = /^at[4-9](:\d\d)?a\.?m/i;
const CLOCK_REACH = 6;

/** Extended trading in the morning is premarket: "in extended trading at 8:05 a.m." */
function atClock(tokens: readonly Token[], from: number, session: Session): Session {
  if (session !== "after_hours" || !tokens[from]?.lower.startsWith("extended")) return session;
  for (let i = from; i < from + CLOCK_REACH; i++) {
    if (tokens[i]?.lower !== "at") continue;
    const clock = tokens.slice(i, i + CLOCK_REACH).map(({ text }) => text);
    if (BEFORE_BELL.test(clock.join(""))) return "premarket";
  }
  return session;
}

import type { Session } from "../moves/moves.ts";
import type { Token } from "./tokens.ts";

/** A session word in a sentence. */
export interface SessionMention {
  session: Session;
  /** First token, and the one after the last. */
  from: number;
  until: number;
}

const PHRASES: readonly [Session, RegExp][] = [
  [
    "premarket",
    /^(?:premarket|pre-market|pre market|premkt|pre-mkt|pre-open|pre-bell|(?:before|ahead of|prior to) (?:the )?(?:opening )?(?:bell|open|opening)(?! a)|(?:before|ahead of) the (?:cash )?market open(?:ed|s)?|early pre)\b/,
  ],
  [
    "after_hours",
    /^(?:after-hours|afterhours|after hours|after-market|after market|post-market|postmarket|post market|(?:after|following) (?:the )?(?:closing )?(?:bell|close)|after the market closed|extended(?:-| )(?:hours|trading|trade|session)|late (?:trading|trade|session)|after-bell|aftermarket trad(?:e|ing))\b/,
  ],
  ["overnight", /^overnight (?:trading|trade|session)\b/],
  [
    "regular",
    /^(?:(?:in|during|for) the (?:regular )?session|for session|regular(?:-hours)? (?:session|trading)|regular hours|intraday|mid-?day|(?:late-|late |early-|early |mid-|mid)?(?:morning|afternoon)(?: trad(?:e|ing))?|early (?:trading|trade|deals|dealings)|noon|at (?:the |[a-z]+day's )?(?:open|close)\b|by the close|at midday|in the session)\b/,
  ],
];

const FIRST_WORDS =
  /^(?:pre|post|after|before|ahead|prior|following|extended|late|overnight|in|during|for|regular|intraday|mid|morning|afternoon|early|noon|at|by)/;

/** The session words of a sentence in order. */
export function sessionMentions(tokens: readonly Token[]): SessionMention[] {
  const mentions: SessionMention[] = [];
  for (let i = 0; i < tokens.length; i++) {
    if (!FIRST_WORDS.test(tokens[i]?.lower ?? "")) continue;
    const mention = mentionAt(tokens, i);
    if (!mention) continue;
    mentions.push(mention);
    i = mention.until - 1;
  }
  return mentions;
}

const LONGEST = 6;

function mentionAt(tokens: readonly Token[], at: number): SessionMention | null {
  const ahead = tokens.slice(at, at + LONGEST);
  const text = ahead
    .map(({ lower }) => lower)
    .join(" ")
    .replaceAll(" - ", "-");
  if (isBracketPre(tokens, at)) return { session: "premarket", from: at, until: at + 1 };
  for (const [session, pattern] of PHRASES) {
    const match = pattern.exec(text);
    if (match)
      return { session: atClock(tokens, at, session), from: at, until: at + match[0].split(" ").length };
  }
  return null;
}

/** "(+4.0% pre)" */
function isBracketPre(tokens: readonly Token[], at: number): boolean {
  return tokens[at]?.lower === "pre" && tokens[at - 1]?.kind === "percent" && tokens[at + 1]?.text === ")";
}

/** Extended trading before the bell is premarket: "in extended trading at 8:05 a.m." */
function atClock(tokens: readonly Token[], at: number, session: Session): Session {
  if (session !== "after_hours" || !tokens[at]?.lower.startsWith("extended")) return session;
  const ahead = tokens
    .slice(at, at + 9)
    .map(({ text }) => text)
    .join("");
  return /at[4-9](:\d\d)?a\.?m/i.test(ahead) ? "premarket" : session;
}

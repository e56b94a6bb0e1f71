import type { Session } from "../moves/moves.ts";
import { SESSION_PHRASES } from "./lexicon/wording.ts";
import { words } from "./lexicon/words.ts";
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
  if (isPre(tokens, from)) return { session: "premarket", from, until: from + 1 };
  const found = SESSION_PHRASES.at(tokens, from);
  if (!found) return clockMention(tokens, from) ?? placeMention(tokens, from);
  return { session: atClock(tokens, from, found.value), from, until: from + found.length };
}

/** "(+4.0% pre)", "stock +6% pre" */
function isPre(tokens: readonly Token[], at: number): boolean {
  if (tokens[at]?.lower !== "pre" || tokens[at - 1]?.kind !== "percent") return false;
  const next = tokens[at + 1];
  return next === undefined || next.kind === "mark" || next.kind === "cashtag";
}

/** "in early New York trading" */
function placeMention(tokens: readonly Token[], from: number): SessionMention | null {
  if (!/^(early|morning|afternoon)$/.test(tokens[from]?.lower ?? "")) return null;
  let until = from + 1;
  while (until < from + 4 && tokens[until]?.capital) until++;
  const isTrading = /^(trading|trade|deals|dealings)$/.test(tokens[until]?.lower ?? "");
  return isTrading ? { session: "regular", from, until: until + 1 } : null;
}

const EUROPE = words("london frankfurt paris amsterdam zurich milan madrid stockholm gmt bst cet");

/** "at 11:46 a.m. in New York", "by 0915 GMT": a time at which the exchange is open. */
function clockMention(tokens: readonly Token[], from: number): SessionMention | null {
  if (!/^(at|by|of)$/.test(tokens[from]?.lower ?? "")) return null;
  const clock = readClock(tokens.slice(from + 1, from + 1 + CLOCK_REACH));
  if (!clock) return null;
  const place = tokens.slice(from + 1 + clock.length, from + 4 + clock.length);
  const opening = place.some(({ lower }) => EUROPE.has(lower)) ? 8 * 60 : 9 * 60 + 30;
  const isOpen = clock.minutes >= opening && clock.minutes <= 16 * 60 + 30;
  return isOpen ? { session: "regular", from, until: from + 1 + clock.length } : null;
}

/** Minutes after midnight of "10:42 a.m.", "0915 GMT" or "noon". */
function readClock(tokens: readonly Token[]): { minutes: number; length: number } | null {
  if (tokens[0]?.lower === "noon") return { minutes: 12 * 60, length: 1 };
  const text = tokens.map(({ text: token, spaced }, i) => (spaced && i > 0 ? " " : "") + token).join("");
  const match = /^(\d{1,2})(?::(\d\d))? ?([ap])\.?m\b|^(\d\d)(\d\d) (?:GMT|BST|CET|ET)\b/i.exec(text);
  if (!match) return null;
  const half = /p/i.test(match[3] ?? "") && match[1] !== "12" ? 12 : 0;
  const hours = Number(match[1] ?? match[4]) + half;
  return { minutes: hours * 60 + Number(match[2] ?? match[5] ?? 0), length: match[2] === undefined ? 2 : 4 };
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

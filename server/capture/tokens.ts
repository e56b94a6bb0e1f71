/** A text cut into words, numbers and marks, each with its place, so that rules need not read characters. */

export type TokenKind = "word" | "number" | "percent" | "cashtag" | "mark";

export interface Token {
  kind: TokenKind;
  text: string;
  /** Lower case, typographic apostrophes made plain, without a possessive 's. */
  lower: string;
  /** Offsets in the whole text, in UTF-16 units. */
  start: number;
  end: number;
  /** A word with a possessive ending. */
  possessive: boolean;
  /** A word that begins with a capital letter or holds one ("eBay"). */
  capital: boolean;
  /** White space stands before it. */
  spaced: boolean;
}

/** What a token can be, the first that fits. A number keeps its grouping and decimals; a word may hold inner hyphens, dots, ampersands and apostrophes. */
const ADDRESS = String.raw`(https?:\/\/\S+)`;
const CASHTAG = String.raw`(\$[A-Za-z]{1,6}(?:\.[A-Za-z]{1,2})?(?![A-Za-z0-9]))`;
const PERCENT = String.raw`(per\s+cents?\b|percent(?:age)?\b|pct\b|%)`;
const NUMBER = String.raw`((?:\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?!\d))`;
const WORD = String.raw`([#@]?\p{L}(?:[\p{L}\p{M}\d&]|['’.-](?=[\p{L}\d])|\.(?=-\p{L}))*!?)`;
const MARK = String.raw`\S`;
const TOKEN = new RegExp([ADDRESS, CASHTAG, PERCENT, NUMBER, WORD, MARK].join("|"), "giu");

/** The tokens of text between two offsets. Addresses are left out: nothing in them is said. */
export function tokenise(text: string, from = 0, to = text.length): Token[] {
  const tokens: Token[] = [];
  TOKEN.lastIndex = from;
  for (let match = TOKEN.exec(text); match && match.index < to; match = TOKEN.exec(text)) {
    if (match[1] === undefined) tokens.push(tokenOf(match, text));
  }
  return tokens;
}

function tokenOf(match: RegExpExecArray, text: string): Token {
  const raw = match[0];
  const start = match.index;
  const kind = kindOf(match);
  const folded = raw.toLowerCase();
  const possessive = kind === "word" && isPossessive(folded);
  return {
    kind,
    text: raw,
    lower: kind === "word" ? bareWord(folded, possessive) : folded,
    start,
    end: start + raw.length,
    possessive,
    capital: kind === "word" && folded !== raw,
    spaced:
      start === 0 || text.charCodeAt(start - 1) <= SPACE || text.charCodeAt(start - 1) === NO_BREAK_SPACE,
  };
}

const SPACE = 32;
const NO_BREAK_SPACE = 160;

function kindOf(match: RegExpExecArray): TokenKind {
  if (match[5] !== undefined) return "word";
  if (match[4] !== undefined) return "number";
  if (match[3] !== undefined) return "percent";
  return match[2] !== undefined ? "cashtag" : "mark";
}

/** "Apple's", "investors'" */
function isPossessive(folded: string): boolean {
  return folded.endsWith("'s") || folded.endsWith("’s");
}

/** A word as the lexicons have it: plain apostrophes, no tag mark, no possessive ending, no name's exclamation mark. */
function bareWord(folded: string, possessive: boolean): string {
  let word = folded;
  const first = word.charAt(0);
  if (first === "#" || first === "@") word = word.slice(1);
  if (possessive) return word.slice(0, -2).replaceAll("’", "'");
  if (word.endsWith("!")) word = word.slice(0, -1);
  return word.includes("’") ? word.replaceAll("’", "'") : word;
}

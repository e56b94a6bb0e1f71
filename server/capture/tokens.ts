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

/**
 * In this order: addresses, cashtags, hash and at-tags, percent words, numbers, words, marks. A
 * number keeps its grouping and decimals; a word may hold inner hyphens, dots, ampersands and apostrophes.
 */
const TOKEN =
  /(https?:\/\/\S+)|\$([A-Za-z]{1,6}(?:\.[A-Za-z]{1,2})?)(?![A-Za-z0-9])|(per\s+cents?\b|percent(?:age)?\b|pct\b|%)|(\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?![\d])|([#@]?\p{L}(?:[\p{L}\p{M}\d&]|['’.-](?=[\p{L}\d]))*!?)|(\S)/giu;

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
  const [raw, , cashtag, percent, number, word] = match;
  const start = match.index;
  const spaced = start === 0 || /\s/.test(text.charAt(start - 1));
  const kind: TokenKind = cashtag
    ? "cashtag"
    : percent
      ? "percent"
      : number
        ? "number"
        : word
          ? "word"
          : "mark";
  const plain = word ? raw.replaceAll("\u2019", "'") : raw;
  const possessive = kind === "word" && /'s$|s'$/i.test(plain);
  const lower = plain.toLowerCase().replace(/^[#@]|'s$|!$/g, "");
  return {
    ...{ kind, text: raw, start, end: start + raw.length, possessive, spaced },
    lower: cashtag ? cashtag.toLowerCase() : lower,
    capital: kind === "word" && /\p{Lu}/u.test(raw),
  };
}

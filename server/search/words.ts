/** A word of a text, folded, and where it stands there in UTF-16 units. */
export interface Word {
  word: string;
  start: number;
  end: number;
}

/** Scripts written without spaces between words: each of their characters is a word by itself. */
const UNSPACED = ["Han", "Hiragana", "Katakana", "Hangul", "Thai", "Lao", "Khmer", "Myanmar"]
  .map((script) => `\\p{Script=${script}}`)
  .join("");
const WORD = new RegExp(`[${UNSPACED}]\\p{M}*|(?:(?![${UNSPACED}])[\\p{L}\\p{N}]\\p{M}*)+`, "gu");
const ASCII_WORD = /[a-z0-9]+/gi;

/** Letters that are no accented form of another, and how they are typed where keyboards lack them. */
const SPELLED: Record<string, string> = {
  ß: "ss",
  æ: "ae",
  œ: "oe",
  ø: "o",
  ł: "l",
  đ: "d",
  ð: "d",
  þ: "th",
  ı: "i",
};
const SPELLED_OUT = new RegExp(`[${Object.keys(SPELLED).join("")}]`, "g");
const ACCENTS = /[\u0300-\u036f]/g;
const NO_WORD = /[^\p{L}\p{N}\p{M}]/gu;

/**
 * The words of a text in the form that they are searched by: runs of letters and digits of any script,
 * lower case, without accents. Anything else, however odd, is what stands between words.
 */
export function wordsOf(text: string): Word[] {
  const words: Word[] = [];
  for (const { 0: written, index } of text.matchAll(isAscii(text) ? ASCII_WORD : WORD)) {
    const word = folded(written);
    if (word !== "") words.push({ word, start: index, end: index + written.length });
  }
  return words;
}

/** Most texts are, and are read several times as fast by the simpler pattern. */
function isAscii(text: string): boolean {
  return !/[\u0080-\uffff]/.test(text);
}

function folded(written: string): string {
  const lower = written.toLowerCase();
  if (/^[a-z0-9]*$/.test(lower)) return lower;
  return lower
    .normalize("NFKD")
    .replaceAll(ACCENTS, "")
    .replaceAll(SPELLED_OUT, (letter) => SPELLED[letter] ?? letter)
    .normalize("NFC")
    .replaceAll(NO_WORD, "");
}

/** Stands between two texts of a document, so that no phrase reaches from one into the other; never a word itself. */
const BOUNDARY = "\ue000";

/** Texts as they are indexed together: words parted by spaces. */
export function documentOf(texts: readonly string[]): string {
  return texts
    .map((text) =>
      wordsOf(text.normalize("NFKC"))
        .map(({ word }) => word)
        .join(" "),
    )
    .join(` ${BOUNDARY} `);
}

/** Whether a word is one character of a script without spaces. */
export function isUnspaced(word: string): boolean {
  return UNSPACED_WORD.test(word);
}

const UNSPACED_WORD = new RegExp(`^[${UNSPACED}]`, "u");

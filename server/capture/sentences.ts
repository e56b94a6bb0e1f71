/** Where a sentence stands in its text, in UTF-16 units. */
export interface Span {
  start: number;
  end: number;
}

/** No sentence of a news item is longer; a longer run is cut, so that what looks about in a sentence stays bounded. */
const LONGEST = 700;

const BREAK = /\n+|[.!?…]+["”’')\]]*(?=\s|$)|[.!?]["”’')\]]*(?=\p{Lu}\p{Ll})|(?<=\d)\.(?=\p{Lu}{2})/gu;

const ABBREVIATION =
  /(?:^|[\s(“"])(?:inc|corp|co|cos|ltd|plc|llc|bros|mr|mrs|ms|dr|st|no|vs|jr|sr|approx|est|adj|dept|prelim|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|[a-z]|(?:[a-z]\.)+[a-z])\.$/i;

/** The sentence around a place in the text. Only the neighbourhood is read, whatever the length of the text. */
export function sentenceAt(text: string, place: number): Span {
  const from = Math.max(0, place - LONGEST);
  const part = text.slice(from, place + LONGEST);
  let start = 0;
  let end = part.length;
  BREAK.lastIndex = 0;
  for (let match = BREAK.exec(part); match; match = BREAK.exec(part)) {
    const after = match.index + match[0].length;
    if (!isBreak(part, match.index, match[0])) continue;
    if (from + after > place) {
      end = match[0].startsWith("\n") ? match.index : after;
      break;
    }
    start = after;
  }
  while (start < end && /\s/.test(part.charAt(start))) start++;
  while (end > start && /\s/.test(part.charAt(end - 1))) end--;
  return { start: from + start, end: from + end };
}

/** The sentence before one, or null at the beginning of the text. */
export function sentenceBefore(text: string, { start }: Span): Span | null {
  let place = start - 1;
  while (place >= 0 && /[\s"”’')\]]/.test(text.charAt(place))) place--;
  if (place < 0) return null;
  const before = sentenceAt(text, place);
  return before.start < start && before.end > before.start
    ? { ...before, end: Math.min(before.end, start) }
    : null;
}

/** A full stop after an abbreviation ends no sentence, unless what follows plainly begins one. */
function isBreak(part: string, index: number, mark: string): boolean {
  if (mark.startsWith("\n")) return true;
  if (/^[!?…]/.test(mark)) return !isNameMark(part, index, mark);
  const before = part.slice(Math.max(0, index - 12), index + 1);
  if (!ABBREVIATION.test(before)) return true;
  const next = /^\S*\s+(["“‘(]*)(\p{Lu}?)/u.exec(part.slice(index));
  return next === null;
}

/** "Yahoo! Inc", "Yum! Brands": the mark belongs to the name. */
function isNameMark(part: string, index: number, mark: string): boolean {
  return (
    mark === "!" &&
    (/\b(?:Yahoo|Yum)$/.test(part.slice(0, index)) || /^!\s+(?:Inc|Corp|Ltd|Co)\b/.test(part.slice(index)))
  );
}

/** What the bytes 0x80 to 0x9F are. Node's own decoder of that name gives control characters for them. */
const MARKS = "€\u0081‚ƒ„…†‡ˆ‰Š‹Œ\u008dŽ\u008f\u0090‘’“”•–—˜™š›œ\u009džŸ";

/** Bytes of windows-1252, which pages that declare ISO-8859-1 or ASCII are written in too, as text. */
export function fromWindows1252(bytes: Buffer): string {
  return bytes.toString("latin1").replace(/[\u0080-\u009f]/g, (mark) => windows1252Mark(mark.charCodeAt(0)));
}

/** The character of a byte from 0x80 to 0x9F. */
export function windows1252Mark(byte: number): string {
  return MARKS.charAt(byte - 0x80);
}

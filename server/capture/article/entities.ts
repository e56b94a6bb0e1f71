import { DOMParser } from "linkedom";
import { windows1252Mark } from "./windows-1252.ts";

const REFERENCE = /&(?:#(?:(\d{1,7})|[xX]([\da-fA-F]{1,6}))|[a-zA-Z][a-zA-Z\d]{1,31});/g;
/** Names are looked up once each; a page that makes up more than this keeps the rest as written. */
const MOST_NAMES = 3000;

/** Text of a page with its character references ("&amp;", "&#8217;") read, each once. */
export function decodeEntities(text: string): string {
  if (!text.includes("&")) return text;
  return text.replace(REFERENCE, (written, decimal?: string, hex?: string) => {
    if (!decimal && !hex) return named(written);
    return numbered(decimal ? Number(decimal) : Number.parseInt(hex ?? "", 16));
  });
}

/** One line of text: entities read, white space made plain spaces, invisible characters left out. */
export function plainLine(text: string, longest = 2000): string {
  return squeeze(decodeEntities(text.slice(0, longest)));
}

/** Runs of white space as one space, without what shows nothing or turns the direction of writing. */
export function squeeze(text: string): string {
  return text.replace(UNSEEN, "").replace(BLANK, " ").trim();
}

const UNSEEN = /[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\ufeff]+/g;
// biome-ignore lint/suspicious/noControlCharactersInRegex: they are what is looked for.
const BLANK = /[\s\u0000-\u001f\u007f-\u009f]+/g;

const names = new Map<string, string>();

/** By the parser the page itself is read with, which knows the whole list. */
function named(written: string): string {
  const known = names.get(written);
  if (known !== undefined) return known;
  if (names.size >= MOST_NAMES) return written;
  const page = new DOMParser().parseFromString(`<html><body>${written}</body></html>`, "text/html");
  const read = page.body.textContent || written;
  names.set(written, read);
  return read;
}

function numbered(code: number): string {
  // Many pages number the bytes of windows-1252 as if they were characters.
  if (code >= 0x80 && code <= 0x9f) return windows1252Mark(code);
  const isCharacter = code > 0 && code <= 0x10ffff && (code < 0xd800 || code > 0xdfff);
  return isCharacter ? String.fromCodePoint(code) : "\ufffd";
}

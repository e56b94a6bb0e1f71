import { fromWindows1252 } from "./windows-1252.ts";

/** How much of a page is searched for the name of its character set. */
const DECLARATION = 4096;

const DECLARED = /<meta[^>]{0,200}?charset\s{0,9}=\s{0,9}["']?\s{0,9}([\w:.-]{1,40})/i;

/**
 * A saved page's bytes as text: by its byte order mark, else by the character set it declares, else
 * as UTF-8, and where it is not UTF-8, as windows-1252. Never throws: what cannot be read comes out as "�".
 */
export function decodeHtml(bytes: Buffer): string {
  const declared = markOf(bytes) ?? charsetOf(bytes);
  if (declared === "windows-1252") return fromWindows1252(bytes);
  if (declared && declared !== "utf-8") return new TextDecoder(declared).decode(bytes);
  try {
    return new TextDecoder("utf-8", { fatal: true }).decode(bytes);
  } catch {
    return declared ? new TextDecoder().decode(bytes) : fromWindows1252(bytes);
  }
}

function markOf(bytes: Buffer): string | null {
  if (bytes[0] === 0xef && bytes[1] === 0xbb && bytes[2] === 0xbf) return "utf-8";
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return "utf-16le";
  return bytes[0] === 0xfe && bytes[1] === 0xff ? "utf-16be" : null;
}

/** The declared character set by its proper name; null where none is declared or nobody knows it. */
function charsetOf(bytes: Buffer): string | null {
  const label = DECLARED.exec(bytes.toString("latin1", 0, DECLARATION))?.[1];
  if (!label) return null;
  try {
    const { encoding } = new TextDecoder(label);
    // A declaration that could be read byte by byte was not written in two-byte units.
    return encoding.startsWith("utf-16") ? "utf-8" : encoding;
  } catch {
    return null;
  }
}

import { cellsOf } from "./cells.ts";
import { delimiterOf, plainHeader } from "./header.ts";

const NEEDED = "it needs a date, open, high, low and close";
const MOST_COLUMNS = 8;

/** Why a file is of no format that is known. @param lines its first lines */
export function unknownReason(lines: readonly string[]): string {
  const line = lines.find((text) => text.trim() !== "") ?? "";
  if (line.trimStart().startsWith("<")) return "it is a web page, no file of prices";
  const header = (cellsOf(line, delimiterOf(line)) ?? []).map(plainHeader);
  if (header.includes("ex date"))
    return "it has splits or dividends, no prices: on the command line “newsmove import actions” takes them";
  if (header.length <= 1) return "it has no header with a date, open, high, low and close";
  const more = header.length > MOST_COLUMNS ? ` and ${header.length - MOST_COLUMNS} more` : "";
  const names = header.slice(0, MOST_COLUMNS).map((name) => name.slice(0, 30));
  return `its columns (${names.join(", ")}${more}) are of no format that is known: ${NEEDED}`;
}

/** Of a text at most so much are characters that stand in none. */
const SHARE = 0.05;
const LOOKED_AT = 4096;

/** What a file is that is no text at all; null for text. @param head its beginning, decoded */
export function otherThanText(head: string): string | null {
  if (head.startsWith("PK\u0003\u0004"))
    return "it is a packed file, a zip archive or a workbook: unpack it, or save its sheet as CSV";
  if (head.startsWith("\u001f\ufffd")) return "it is compressed: unpack it first";
  const looked = head.slice(0, LOOKED_AT);
  const strange = looked.match(/(?!\s)[\p{Cc}\ufffd]/gu)?.length ?? 0;
  return strange > looked.length * SHARE
    ? "it is no text: choose a file that has the prices as text, such as CSV"
    : null;
}

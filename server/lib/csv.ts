/** A cell: numbers stay numbers, null is an empty cell. */
export type Cell = string | number | null;

/** A text that a spreadsheet would take for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/** A table as CSV (RFC 4180: commas, CRLF, quotes doubled), its columns' names first. */
export function csvText(columns: readonly string[], rows: Iterable<readonly Cell[]>): string {
  return `${columns.map(quoted).join(",")}\r\n${csvRows(rows)}`;
}

/**
 * Rows alone, for a table that is written piece by piece. A text that begins like a formula gets an
 * apostrophe before it, so that a spreadsheet shows it and does not run it.
 */
export function csvRows(rows: Iterable<readonly Cell[]>): string {
  let text = "";
  for (const row of rows) text += `${row.map(cellText).join(",")}\r\n`;
  return text;
}

function cellText(cell: Cell): string {
  if (cell === null) return "";
  if (typeof cell === "number") return String(cell);
  return quoted(FORMULA.test(cell) ? `'${cell}` : cell);
}

function quoted(text: string): string {
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

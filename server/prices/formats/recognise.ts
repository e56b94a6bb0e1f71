import { ImportProblem } from "../problem.ts";
import type { Head } from "../source.ts";
import { cellsOf } from "./cells.ts";
import type { Columns, Field, Recognised } from "./format.ts";
import { delimiterOf, plainHeader } from "./header.ts";
import { FORMATS } from "./known.ts";
import { otherThanText, unknownReason } from "./unknown.ts";

const NEEDED: readonly Field[] = ["date", "open", "high", "low", "close"];

/** Some files have a title or blank lines above their header. */
const MOST_ABOVE = 20;

/**
 * Tells the format of a price file by its header and its first lines.
 * @throws ImportProblem when no known format has such columns.
 */
export function recognise({ text, lines }: Head): Recognised {
  const other = otherThanText(text);
  if (other !== null) throw new ImportProblem("format", other);
  for (const [i, line] of lines.slice(0, MOST_ABOVE).entries()) {
    const found = formatOf(line, text);
    if (found) return { ...found, headerLine: i + 1 };
  }
  throw new ImportProblem("format", unknownReason(lines));
}

/** What a line tells of a file when it is its header; null where it can be none. */
function formatOf(line: string, text: string): Omit<Recognised, "headerLine"> | null {
  const delimiter = delimiterOf(line);
  const header = (cellsOf(line, delimiter) ?? []).map(plainHeader);
  for (const format of FORMATS) {
    if (format.marks && !format.marks.some((mark) => header.includes(mark))) continue;
    if (format.looksLike && !format.looksLike(text, header)) continue;
    const columns = placesOf(header, format.columns);
    if (NEEDED.every((field) => columns[field] >= 0)) {
      const isUtc = header[columns.date]?.endsWith("_utc") ?? false;
      return { format, columns, delimiter, isUtc, width: header.length };
    }
  }
  return null;
}

/** The first column of each field. */
function placesOf(header: readonly string[], named: Record<string, Field>): Columns {
  const columns: Columns = {
    ...{ date: -1, time: -1, symbol: -1, open: -1, high: -1, low: -1, close: -1 },
    ...{ adjClose: -1, volume: -1, dividend: -1, split: -1 },
  };
  header.forEach((name, i) => {
    const field = Object.hasOwn(named, name) ? named[name] : undefined;
    if (field && columns[field] < 0) columns[field] = i;
  });
  // "time,open,high,low,close": the time is all there is of a date.
  if (columns.date < 0 && columns.time >= 0) {
    columns.date = columns.time;
    columns.time = -1;
  }
  return columns;
}

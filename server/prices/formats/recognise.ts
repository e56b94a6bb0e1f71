import { ImportProblem } from "../problem.ts";
import { cellsOf } from "./cells.ts";
import type { Columns, Field, Recognised } from "./format.ts";
import { FORMATS } from "./known.ts";

const NEEDED: readonly Field[] = ["date", "open", "high", "low", "close"];

/**
 * Tells the format of a price file by its header and its first lines.
 * @param sample the first lines with their line ends, the header among them
 * @throws ImportProblem when no known format has such columns.
 */
export function recognise(sample: string): Recognised {
  const line = sample.split(/\r?\n/, 1)[0] ?? "";
  const delimiter = delimiterOf(line);
  const header = (cellsOf(line, delimiter) ?? []).map(plainHeader);
  for (const format of FORMATS) {
    if (format.marks && !format.marks.some((mark) => header.includes(mark))) continue;
    if (format.looksLike && !format.looksLike(sample, header)) continue;
    const columns = placesOf(header, format.columns);
    if (NEEDED.every((field) => columns[field] >= 0)) {
      const isUtc = header[columns.date]?.endsWith("_utc") ?? false;
      return { format, columns, delimiter, isUtc, width: header.length };
    }
  }
  throw new ImportProblem(
    "format",
    header.length > 1
      ? `its columns (${header.join(", ")}) are of no format that is known: it needs a date, open, high, low and close`
      : "it has no header with a date, open, high, low and close",
  );
}

/** The separator most of the header has. */
export function delimiterOf(line: string): string {
  const counts = [",", ";", "\t"].map((mark) => ({ mark, count: line.split(mark).length }));
  return counts.reduce((most, next) => (next.count > most.count ? next : most)).mark;
}

/** Accents, brackets, asterisks and letter case aside: "<Close*>" is "close", "Adjusted_Close" "adjusted close". */
export function plainHeader(text: string): string {
  const plain = text
    .normalize("NFKD")
    .replaceAll(/\p{M}/gu, "")
    .replaceAll(/[<>*"\u200b]/g, "")
    .trim()
    .toLowerCase();
  return plain.endsWith("_utc") ? plain : plain.replaceAll("_", " ");
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

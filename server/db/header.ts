import { closeSync, openSync, readSync, statSync } from "node:fs";
import { sizeText } from "../lib/sizes.ts";

const MAGIC = "SQLite format 3\0";
const HEADER_BYTES = 100;

/**
 * What the first bytes of a file tell against its being a whole SQLite database; null when nothing.
 * @throws the system's error where the file cannot be read
 * @see https://www.sqlite.org/fileformat2.html#the_database_header
 */
export function headerFault(path: string): string | null {
  const stats = statSync(path);
  if (stats.isDirectory()) return "it is a folder";
  const { size } = stats;
  if (size === 0) return "it is empty";
  const header = firstBytes(path);
  if (header.length < HEADER_BYTES || header.toString("latin1", 0, MAGIC.length) !== MAGIC)
    return "it is no SQLite database";
  const told = toldSize(header);
  // While a log lies beside it, the last pages may be there and not yet in the file.
  if (told === null || size >= told || hasLog(path)) return null;
  return `it is cut off: ${sizeText(size)} of ${sizeText(told)} are there`;
}

function firstBytes(path: string): Buffer {
  const file = openSync(path, "r");
  try {
    const buffer = Buffer.alloc(HEADER_BYTES);
    return buffer.subarray(0, readSync(file, buffer, 0, HEADER_BYTES, 0));
  } finally {
    closeSync(file);
  }
}

/** The size that the header tells, in bytes; null where it was written by an SQLite that does not tell it. */
function toldSize(header: Buffer): number | null {
  const pageSize = header.readUInt16BE(16);
  const isTold = header.readUInt32BE(24) === header.readUInt32BE(92);
  return isTold ? header.readUInt32BE(28) * (pageSize === 1 ? 65_536 : pageSize) : null;
}

function hasLog(path: string): boolean {
  return (statSync(`${path}-wal`, { throwIfNoEntry: false })?.size ?? 0) > 0;
}

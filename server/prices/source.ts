import { createReadStream, statSync } from "node:fs";
import { basename } from "node:path";
import { ImportProblem } from "./problem.ts";

/** A file to import, which can be read more than once. */
export interface Source {
  name: string;
  /** Bytes; for showing how far reading is. */
  size: number;
  chunks(): AsyncIterable<Uint8Array>;
}

const CHUNK = 1 << 16;

/** A file on this computer. @throws the system's error where it cannot be opened. */
export function fileSource(path: string, name = basename(path)): Source {
  const { size } = statSync(path);
  return { name, size, chunks: () => createReadStream(path, { highWaterMark: CHUNK }) };
}

/** What a form has sent. */
export function bytesSource(name: string, bytes: Uint8Array): Source {
  return {
    ...{ name, size: bytes.length },
    async *chunks() {
      for (let at = 0; at < bytes.length; at += CHUNK) yield bytes.subarray(at, at + CHUNK);
    },
  };
}

/** Lines that came together, with the line number of the first (from 1) and how many bytes were read by then. */
export interface LineBlock {
  lines: string[];
  first: number;
  bytes: number;
}

const LONGEST_LINE = 1 << 20;

/** The lines of a UTF-8 file without their ends and without its byte order mark, by the block. */
export async function* linesOf(source: Source, longest = LONGEST_LINE): AsyncGenerator<LineBlock> {
  const decoder = new TextDecoder("utf-8");
  let begun: string[] = [];
  let length = 0;
  let first = 1;
  let bytes = 0;
  for await (const chunk of source.chunks()) {
    bytes += chunk.length;
    const lines = decoder.decode(chunk, { stream: true }).split("\n");
    const rest = lines.pop() ?? "";
    if (lines.length > 0) {
      lines[0] = begun.join("") + lines[0];
      yield { lines: lines.map(withoutReturn), first, bytes };
      first += lines.length;
      [begun, length] = [[], 0];
    }
    begun.push(rest);
    length += rest.length;
    if (length > longest) throw new ImportProblem("format", "it is no text file of lines");
  }
  const last = begun.join("") + decoder.decode();
  if (last !== "") yield { lines: [withoutReturn(last)], first, bytes };
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

/** The beginning of a file as it stands, line ends included: at most one chunk. */
export async function headOf(source: Source): Promise<string> {
  for await (const chunk of source.chunks()) return new TextDecoder("utf-8").decode(chunk);
  throw new ImportProblem("format", "it is empty");
}

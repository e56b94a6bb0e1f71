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

/**
 * The lines of a file without their ends and without its byte order mark, by the block.
 * @param longest characters that a line may have
 * @throws ImportProblem for one that is longer
 */
export async function* linesOf(source: Source, longest = LONGEST_LINE): AsyncGenerator<LineBlock> {
  let shape: Shape | null = null;
  // A line that comes in many chunks is put together once.
  let begun: string[] = [];
  let length = 0;
  let first = 1;
  let bytes = 0;
  for await (const chunk of source.chunks()) {
    bytes += chunk.length;
    shape ??= shapeOf(chunk);
    const lines = shape.decoder.decode(chunk, { stream: true }).split(shape.lineEnd);
    const rest = lines.pop() ?? "";
    if (lines.length > 0) {
      lines[0] = begun.join("") + lines[0];
      yield { lines: lines.map(withoutReturn), first, bytes };
      first += lines.length;
      [begun, length] = [[], 0];
    }
    begun.push(rest);
    length += rest.length;
    if (length > longest)
      throw new ImportProblem(
        "format",
        `its line ${first} is over a million characters long: it is no price file`,
      );
  }
  const last = begun.join("") + (shape?.decoder.decode() ?? "");
  if (last !== "") yield { lines: [withoutReturn(last)], first, bytes };
}

function withoutReturn(line: string): string {
  return line.endsWith("\r") ? line.slice(0, -1) : line;
}

/** The beginning of a file, at most one chunk of it. */
export interface Head {
  /** As it stands, line ends included. */
  text: string;
  lines: string[];
}

/** @throws ImportProblem for an empty file */
export async function headOf(source: Source): Promise<Head> {
  for await (const chunk of source.chunks()) {
    const { decoder, lineEnd } = shapeOf(chunk);
    const text = decoder.decode(chunk);
    return { text, lines: text.split(lineEnd).map(withoutReturn) };
  }
  throw new ImportProblem("format", "it is empty");
}

/** How the bytes of a file become lines. */
interface Shape {
  decoder: TextDecoder;
  lineEnd: "\n" | "\r";
}

/** UTF-8, unless a byte order mark tells of UTF-16; a file without a single line feed has the ends of old Macs. */
function shapeOf(chunk: Uint8Array): Shape {
  const mark = `${chunk[0]},${chunk[1]}`;
  const encoding = mark === "255,254" ? "utf-16le" : mark === "254,255" ? "utf-16be" : "utf-8";
  const text = new TextDecoder(encoding).decode(chunk);
  const lineEnd = text.includes("\r") && !text.includes("\n") ? "\r" : "\n";
  return { decoder: new TextDecoder(encoding), lineEnd };
}

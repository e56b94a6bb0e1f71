import { Readable } from "node:stream";
import { pipeline } from "node:stream/promises";
import { fileError } from "../db/file-fault.ts";
import { archiveOf } from "../export/archive/out/archive-store.ts";
import { writeFile } from "../export/output.ts";
import { priceStateStore } from "../studies/price-state-store.ts";
import { say } from "./command.ts";
import type { ExportOptions } from "./export.ts";
import { number, overDatabase, progress } from "./export-parts.ts";

/** Writes the archive of a database to a file, or to standard output. */
export function exportArchive(
  options: Omit<ExportOptions, "out"> & { out: string | undefined },
): Promise<void> {
  const { db: path, out, isForced, isJson } = options;
  return overDatabase(path, async (db) => {
    const text = archiveOf(db, priceStateStore(db));
    if (out === undefined) return toStandardOutput(text);
    const bytes = { written: 0 };
    writeFile(out, measured(out, text, bytes), isForced);
    if (isJson)
      process.stdout.write(`${JSON.stringify({ format: "json", path: out, bytes: bytes.written })}\n`);
    else
      say(
        `${out}: everything there is, ${number(bytes.written)} bytes; newsmove import archive takes it in again`,
      );
  });
}

/** Passes text on and says now and then how much there was so far. */
function* measured(out: string, text: Iterable<string>, bytes: { written: number }): Generator<string> {
  const tell = progress((count) => `${out}: ${number(Math.round(count / 1e6))} MB written`);
  for (const piece of text) {
    yield piece;
    bytes.written += Buffer.byteLength(piece);
    tell(bytes.written);
  }
}

/** Waits where what reads it is slower; whoever has read enough ends it. */
async function toStandardOutput(text: Iterable<string>): Promise<void> {
  try {
    await pipeline(Readable.from(text), process.stdout, { end: false });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code !== "EPIPE") throw fileError("the archive was not written to standard output", error);
  }
}

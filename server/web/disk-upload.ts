import { createWriteStream, mkdtempSync, readdirSync, rmSync, statSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { pipeline } from "node:stream";
import type { RequestHandler } from "express";
import multer, { type StorageEngine } from "multer";
import { explain } from "./upload.ts";

/** A file as a form sent it, on disk until it is discarded. */
export interface FileOnDisk {
  /** As the sender's computer calls it; to be shown, never to be opened. */
  name: string;
  path: string;
  size: number;
}

const MB = 1024 * 1024;
const SMALL_FIELDS = { fieldSize: 64 * 1024, files: 1, fields: 20 };

/** Each file lies in a folder of its own, which this account alone can open; what is left at the end goes with the process. */
const folders = new Set<string>();
process.once("exit", () => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true });
});

/** Takes a form with one file of at most so many megabytes, which goes to disk as it comes in. */
export function uploadToDisk(field: string, limitMb: number): RequestHandler {
  const limits = { ...SMALL_FIELDS, fileSize: limitMb * MB };
  // Browsers send file names in UTF-8.
  const take = multer({ storage, limits, defParamCharset: "utf8" }).single(field);
  return (request, response, next) => {
    take(request, response, (error: unknown) => next(error ? explain(error, limitMb) : undefined));
  };
}

/** The file that a form sent; null when none was chosen, or an empty one. */
export function diskFileOf({ file }: Parameters<RequestHandler>[0]): FileOnDisk | null {
  if (!file) return null;
  if (file.size > 0) return { name: file.originalname, path: file.path, size: file.size };
  discardFile(file.path);
  return null;
}

/** Removes what a form sent. */
export function discardFile(path: string): void {
  const folder = dirname(path);
  if (!folders.delete(folder)) return;
  rmSync(folder, { recursive: true, force: true });
}

const PREFIX = "newsmove-import-";
const STALE_MS = 24 * 60 * 60_000;

/** Removes what a process that was killed has left behind. */
function removeStale(): void {
  for (const name of readdirSync(tmpdir()).filter((entry) => entry.startsWith(PREFIX))) {
    const folder = join(tmpdir(), name);
    const stats = statSync(folder, { throwIfNoEntry: false });
    const isOurs = stats !== undefined && (process.getuid === undefined || stats.uid === process.getuid());
    if (isOurs && !folders.has(folder) && Date.now() - stats.mtimeMs > STALE_MS)
      rmSync(folder, { recursive: true, force: true });
  }
}

const storage: StorageEngine = {
  _handleFile(_request, file, done) {
    removeStale();
    const folder = mkdtempSync(join(tmpdir(), PREFIX));
    folders.add(folder);
    const path = join(folder, "file");
    const output = createWriteStream(path, { mode: 0o600 });
    pipeline(file.stream, output, (error) => {
      if (!error) return done(null, { path, size: output.bytesWritten });
      discardFile(path);
      done(error);
    });
  },
  _removeFile(_request, { path }, done) {
    if (path) discardFile(path);
    done(null);
  },
};

import { randomBytes } from "node:crypto";
import {
  closeSync,
  existsSync,
  fsyncSync,
  mkdirSync,
  openSync,
  readdirSync,
  renameSync,
  rmSync,
  statSync,
  writeSync,
} from "node:fs";
import { resolve } from "node:path";
import { fileError } from "../db/file-fault.ts";

/** Where an export may not go; the message says what to do. */
export class OutputError extends Error {}

/**
 * Writes text to a file that this account alone can read. It gets its name only when all of it is
 * on the disk; what fails leaves nothing, and what was there as it was.
 * @throws OutputError, DatabaseError in one line where the disk is full or may not be written to
 */
export function writeFile(path: string, text: Iterable<string>, isForced: boolean): void {
  if (existsSync(path)) {
    if (statSync(path).isDirectory()) throw new OutputError(`${path} is a folder: name a file in it`);
    if (!isForced)
      throw new OutputError(`${path} is there already: name another file, or give --force to replace it`);
  }
  const partial = partialOf(path);
  try {
    writeText(partial, text);
    renameSync(partial, path);
  } catch (error) {
    throw fileError(`nothing was written to ${path}`, error);
  } finally {
    rmSync(partial, { force: true });
  }
}

/**
 * Has a folder filled that this account alone can open. It gets its name only when all is in it.
 * @param own whether a name is one that an export puts in such a folder: only of those --force replaces one
 * @param fill given the folder to fill
 * @throws OutputError, DatabaseError in one line
 */
export async function fillFolder(
  path: string,
  { isForced, own }: { isForced: boolean; own: (name: string) => boolean },
  fill: (folder: string) => void | Promise<void>,
): Promise<void> {
  checkFolder(path, isForced, own);
  const partial = partialOf(path);
  try {
    mkdirSync(partial, { mode: 0o700 });
    await fill(partial);
    replaceFolder(path, partial);
  } catch (error) {
    throw fileError(`nothing was written to ${path}`, error);
  } finally {
    rmSync(partial, { recursive: true, force: true });
  }
}

/** Writes a new file, a piece at a time. */
export function writeText(path: string, text: Iterable<string>): void {
  const file = openSync(path, "wx", 0o600);
  try {
    for (const piece of text) writeWhole(file, piece);
    fsyncSync(file);
  } finally {
    closeSync(file);
  }
}

/** The system may take less than it was given. */
function writeWhole(file: number, text: string): void {
  const bytes = Buffer.from(text);
  for (let at = 0; at < bytes.length; ) at += writeSync(file, bytes, at);
}

function checkFolder(path: string, isForced: boolean, own: (name: string) => boolean): void {
  if (!existsSync(path)) return;
  if (!statSync(path).isDirectory()) throw new OutputError(`${path} is a file: name a folder`);
  const names = readdirSync(path);
  const other = names.find((name) => !own(name));
  if (other !== undefined)
    throw new OutputError(
      `${path} holds something else (${other}): name a folder that is empty or not there yet`,
    );
  if (names.length > 0 && !isForced)
    throw new OutputError(
      `${path} holds an export already: name another folder, or give --force to replace it`,
    );
}

function replaceFolder(path: string, partial: string): void {
  const old = existsSync(path) ? partialOf(path) : null;
  if (old !== null) renameSync(path, old);
  renameSync(partial, path);
  if (old !== null) rmSync(old, { recursive: true, force: true });
}

function partialOf(path: string): string {
  return `${resolve(path)}.${randomBytes(4).toString("hex")}.partial`;
}

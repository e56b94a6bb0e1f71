import { closeSync, openSync, truncateSync, statSync, writeSync } from "node:fs";

const PAGE = 4096;

/** Writes something else over a page of a file, counted from 1. */
export function overwrite(path: string, page: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(PAGE, "no page of a database "), 0, PAGE, (page - 1) * PAGE);
  closeSync(file);
}

/** Cuts a file off in its middle. */
export function cutOff(path: string): void {
  truncateSync(path, Math.floor(statSync(path).size / 2));
}

import Database from "better-sqlite3";
import { createHash } from "node:crypto";
import {
  closeSync,
  openSync,
  readdirSync,
  readFileSync,
  statSync,
  truncateSync,
  writeFileSync,
  writeSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { expect } from "vitest";
import { backUp } from "../../server/db/backup.ts";
import { temporaryFolder, whenTestEnds } from "./cleanup.ts";
import { fileDb } from "./db.ts";
import { makeNote } from "./factories.ts";

/** The texts of the notes in a database's file, which must be whole. */
export function textsIn(path: string): string[] {
  const db = new Database(path, { readonly: true });
  try {
    expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    return db.prepare<[], string>("SELECT text FROM price_notes ORDER BY id").pluck().all();
  } finally {
    db.close();
  }
}

/** A database's file with a note of that text in it, closed, and on request with the seed as well. */
export function databaseWith(text: string, { seeded = false } = {}): string {
  const { db, path } = fileDb({ seeded });
  makeNote(db, { text });
  db.close();
  return path;
}

/** A backup of a database with a note of that text in it, in a folder of its own. */
export async function backupWith(text: string): Promise<string> {
  const { path } = await backUp(databaseWith(text), join(temporaryFolder(), "backup.db"));
  return path;
}

/** What lies in the folder of a file: every name with what is in it. */
export function folderState(path: string): Record<string, string> {
  const folder = dirname(path);
  const files = readdirSync(folder, { recursive: true, encoding: "utf8" }).filter((name) =>
    statSync(join(folder, name)).isFile(),
  );
  return Object.fromEntries(
    files.map((name) => [
      name,
      createHash("sha256")
        .update(readFileSync(join(folder, name)))
        .digest("hex"),
    ]),
  );
}

const PAGE = 4096;

/** Writes something else over a page of a file, counted from 1. */
export function overwritePage(path: string, page: number): void {
  const file = openSync(path, "r+");
  writeSync(file, Buffer.alloc(PAGE, "no page of a database "), 0, PAGE, (page - 1) * PAGE);
  closeSync(file);
}

/** Cuts a file off in its middle. */
export function cutOff(path: string): void {
  truncateSync(path, Math.floor(statSync(path).size / 2));
}

/** A database of another application. */
export function foreignDatabase(): string {
  const path = join(temporaryFolder(), "places.sqlite");
  const db = new Database(path);
  whenTestEnds(() => db.close());
  db.exec(
    "CREATE TABLE moz_places (id INTEGER PRIMARY KEY, url TEXT); INSERT INTO moz_places (url) VALUES ('x')",
  );
  db.close();
  return path;
}

/** Makes of a backup one of a Newsmove that is yet to come. */
export function makeNewer(path: string): void {
  const db = new Database(path);
  db.pragma("user_version = 999");
  db.close();
}

/** What cannot be restored: what is done to a good backup, and what is said of it. */
export const UNFIT: [what: string, spoil: (path: string) => void, words: string][] = [
  ["cut off", cutOff, "it is cut off: "],
  ["with a page overwritten", (path) => overwritePage(path, 5), "it is damaged"],
  ["that is empty", (path) => truncateSync(path), "it is empty"],
  [
    "that is no database",
    (path) => writeFileSync(path, "dear diary ".repeat(1000)),
    "it is no SQLite database",
  ],
  [
    "of another application",
    (path) => writeFileSync(path, readFileSync(foreignDatabase())),
    "none of Newsmove's",
  ],
  ["of a newer Newsmove", makeNewer, "made by a newer Newsmove (version 999"],
  ["without one of its tables", dropTable, "it is damaged: it has no table price_notes"],
];

function dropTable(path: string): void {
  const db = new Database(path);
  db.exec("DROP TABLE price_notes");
  db.close();
}

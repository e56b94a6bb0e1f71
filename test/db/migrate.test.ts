import Database from "better-sqlite3";
import { copyFileSync, readdirSync, statSync, writeFileSync } from "node:fs";
import { basename, dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { migrate } from "../../server/db/migrate.ts";
import { type Db, DatabaseError, IN_MEMORY, openDatabase } from "../../server/db/open.ts";
import { temporaryFolder, whenTestEnds } from "../support/cleanup.ts";
import { fileDb, testDb } from "../support/db.ts";
import { makeMove, makeNote } from "../support/factories.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations/", import.meta.url));

/** A folder with the real migrations and further ones. */
function migrationsAnd(further: Record<string, string>): string {
  const folder = temporaryFolder();
  for (const file of readdirSync(MIGRATIONS)) copyFileSync(join(MIGRATIONS, file), join(folder, file));
  for (const [file, sql] of Object.entries(further)) writeFileSync(join(folder, file), sql);
  return folder;
}

/** A database as it was up to a migration. */
function databaseUpTo(number: number): Db {
  const folder = temporaryFolder();
  for (const file of readdirSync(MIGRATIONS).filter((file) => Number(file.slice(0, 4)) <= number))
    copyFileSync(join(MIGRATIONS, file), join(folder, file));
  const db = new Database(IN_MEMORY);
  whenTestEnds(() => db.close());
  migrate(db, null, folder);
  return db;
}

function versionOf(db: Db): unknown {
  return db.pragma("user_version", { simple: true });
}

/** Everything the schema says. */
function schemaOf(db: Db): unknown[] {
  return db.prepare("SELECT type, name, sql FROM sqlite_schema ORDER BY name").all();
}

function backupsOf(path: string): string[] {
  return readdirSync(dirname(path)).filter((file) => file.startsWith(`${basename(path)}.before-migration-`));
}

/** The message of the DatabaseError that is thrown. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(DatabaseError);
    return (error as Error).message;
  }
  expect.fail("nothing was thrown");
}

describe("opening", () => {
  test("a fresh file gets every migration, no backup, and is for its owner alone", () => {
    const { db, path } = fileDb();
    expect(versionOf(db)).toBe(readdirSync(MIGRATIONS).length);
    expect(schemaOf(db)).not.toEqual([]);
    expect(backupsOf(path)).toEqual([]);
    if (process.platform !== "win32") expect(statSync(path).mode & 0o777).toBe(0o600);
  });

  test("a second time changes nothing", () => {
    const { db, path } = fileDb();
    const note = makeNote(db, { text: "kept" });
    const before = schemaOf(db);
    db.close();
    const again = openDatabase(path);
    whenTestEnds(() => again.close());
    expect(schemaOf(again)).toEqual(before);
    expect(again.prepare("SELECT text FROM price_notes WHERE id = ?").pluck().get(note.id)).toBe("kept");
    expect(backupsOf(path)).toEqual([]);
  });

  test("makes the folders that are missing", () => {
    const path = join(temporaryFolder(), "a", "b", "newsmove.db");
    openDatabase(path).close();
    expect(statSync(path).isFile()).toBe(true);
  });

  test("what is no database is refused in one line that names it", () => {
    const path = join(temporaryFolder(), "notes.txt");
    writeFileSync(path, "not a database, and long enough that nobody takes it for an empty one".repeat(20));
    const message = refusal(() => openDatabase(path));
    expect(message).toContain(path);
    expect(message).not.toContain("\n");
  });

  test("keeps what was written through a power cut, and waits for another writer", () => {
    const { db } = fileDb();
    expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
    expect(db.pragma("synchronous", { simple: true })).toBe(2);
    expect(db.pragma("busy_timeout", { simple: true })).toBe(30_000);
    expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
  });
});

describe("a pending migration", () => {
  const further = { "9000-colour.sql": "ALTER TABLE companies ADD COLUMN colour TEXT;" };

  test("runs over the rows that are there, after a whole copy of the file as it was", () => {
    const { db, path } = fileDb();
    const before = versionOf(db);
    makeNote(db, { text: "from before" });
    migrate(db, path, migrationsAnd(further));
    expect(versionOf(db)).toBe(9000);
    expect(db.prepare("SELECT count(*) FROM companies WHERE colour IS NULL").pluck().get()).toBe(1);

    const [backup, ...others] = backupsOf(path);
    expect(others).toEqual([]);
    const copy = new Database(join(dirname(path), String(backup)));
    whenTestEnds(() => copy.close());
    expect(versionOf(copy)).toBe(before);
    expect(copy.prepare("SELECT text FROM price_notes").pluck().all()).toEqual(["from before"]);
    expect(copy.pragma("integrity_check", { simple: true })).toBe("ok");
    if (process.platform !== "win32")
      expect(statSync(join(dirname(path), String(backup))).mode & 0o777).toBe(0o600);
  });

  test("turns foreign keys on again", () => {
    const { db, path } = fileDb();
    migrate(db, path, migrationsAnd(further));
    expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
  });

  test.each([
    ["fails halfway", "CREATE TABLE half (id INTEGER) STRICT; INSERT INTO nowhere VALUES (1);", /nowhere/],
    [
      "breaks a reference",
      "DELETE FROM listings;",
      /^migration 9001-worse\.sql would break 1 references; nothing was changed$/,
    ],
  ])("that %s leaves everything as it was", (_what, sql, message) => {
    const { db, path } = fileDb();
    makeNote(db);
    const schema = schemaOf(db);
    const folder = migrationsAnd({ "9001-worse.sql": sql });
    expect(() => migrate(db, path, folder)).toThrow(message);
    expect(versionOf(db)).toBe(readdirSync(MIGRATIONS).length);
    expect(schemaOf(db)).toEqual(schema);
    expect(db.prepare("SELECT count(*) FROM listings").pluck().get()).toBe(1);
    expect(db.inTransaction).toBe(false);
    expect(db.pragma("foreign_keys", { simple: true })).toBe(1);
  });

  test("that fails keeps the ones before it", () => {
    const { db, path } = fileDb();
    const folder = migrationsAnd({ ...further, "9001-worse.sql": "DROP TABLE nowhere;" });
    expect(() => migrate(db, path, folder)).toThrow(/nowhere/);
    expect(versionOf(db)).toBe(9000);
  });
});

test("a database of a newer Newsmove is refused in one line that says what to do, and left alone", () => {
  const { db, path } = fileDb();
  db.pragma("user_version = 9999");
  db.close();
  const message = refusal(() => openDatabase(path));
  expect(message).toContain(path);
  expect(message).toMatch(/made by a newer Newsmove \(version 9999, this one knows \d+\): update Newsmove/);
  expect(message).not.toContain("\n");
  expect(backupsOf(path)).toEqual([]);
});

test("a database in memory is migrated without a copy", () => {
  const db = testDb();
  migrate(db, null, migrationsAnd({ "9000-more.sql": "CREATE TABLE more (id INTEGER) STRICT;" }));
  expect(versionOf(db)).toBe(9000);
});

test("migrations are numbered from one without a gap", () => {
  const numbers = readdirSync(MIGRATIONS).map((file) => Number(/^(\d{4})-[\w-]+\.sql$/.exec(file)?.[1]));
  expect(numbers.toSorted((a, b) => a - b)).toEqual(numbers.map((_, i) => i + 1));
});

test("moves that had no verdict are checked again for what they lack; the others are left alone", () => {
  const db = databaseUpTo(9);
  for (const verdict of ["confirmed", "no_data", "unchecked"]) {
    const { id } = makeMove(db);
    db.prepare("UPDATE move_outcomes SET verdict = ? WHERE move_id = ?").run(verdict, id);
  }
  const stampOf = (table: string) => db.prepare(`SELECT max(stamp) FROM ${table}`).pluck().get();
  const before = stampOf("changes");
  migrate(db, null);
  expect(db.prepare("SELECT verdict, missing FROM move_outcomes ORDER BY move_id").all()).toEqual([
    { verdict: "confirmed", missing: null },
    { verdict: null, missing: null },
    { verdict: null, missing: null },
  ]);
  // What follows the log of changes comes to know.
  expect(stampOf("move_outcomes")).toBe(stampOf("changes"));
  expect(stampOf("changes")).not.toBe(before);
});

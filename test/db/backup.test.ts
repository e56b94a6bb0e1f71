import Database from "better-sqlite3";
import { mkdirSync, readdirSync, readFileSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { backUp } from "../../server/db/backup.ts";
import { type Db, DatabaseError, openDatabase } from "../../server/db/open.ts";
import { temporaryFolder, whenTestEnds } from "../support/cleanup.ts";
import { fileDb } from "../support/db.ts";
import { makeListing, makeNote } from "../support/factories.ts";
import { overwritePage } from "../support/kept-files.ts";

/** A database in a file, with notes in it, and a folder for copies. */
function example(notes = 3) {
  const { db, path } = fileDb();
  const listing = makeListing(db);
  makeNote(db, { listing, text: "a note" });
  db.prepare(
    `WITH RECURSIVE copies (n) AS (SELECT 2 UNION ALL SELECT n + 1 FROM copies WHERE n < ?)
     INSERT INTO price_notes (listing_id, price, price_kind, observed_at, text, submission_key, created_at, updated_at)
     SELECT listing_id, price, price_kind, observed_at, text, 'copy ' || n, created_at, updated_at
     FROM price_notes, copies`,
  ).run(notes);
  return { db, path, listing, folder: temporaryFolder() };
}

function opened(path: string): Db {
  const db = new Database(path, { readonly: true });
  whenTestEnds(() => db.close());
  return db;
}

function notesIn(path: string): unknown {
  return opened(path).prepare("SELECT count(*) FROM price_notes").pluck().get();
}

/** The message of the DatabaseError that is thrown. */
async function refusal(made: Promise<unknown>): Promise<string> {
  const error = await made.then(
    () => expect.fail("nothing was thrown"),
    (thrown: unknown) => thrown,
  );
  expect(error).toBeInstanceOf(DatabaseError);
  expect((error as Error).message).not.toContain("\n");
  return (error as Error).message;
}

describe("a backup", () => {
  test("holds what was written last, though that lies in the write-ahead log still", async () => {
    const { path, folder } = example();
    expect(statSync(`${path}-wal`).size).toBeGreaterThan(0);
    const report = await backUp(path, join(folder, "copy.db"));
    expect(report).toMatchObject({ path: join(folder, "copy.db"), rows: { price_notes: 3, listings: 1 } });
    expect(report.bytes).toBe(statSync(report.path).size);
    expect(notesIn(report.path)).toBe(3);
  });

  test("is one file, for its owner alone, that opens as a database of Newsmove", async () => {
    const { path, folder } = example();
    const { path: copy } = await backUp(path, join(folder, "copy.db"));
    expect(readdirSync(folder)).toEqual(["copy.db"]);
    if (process.platform !== "win32") expect(statSync(copy).mode & 0o777).toBe(0o600);
    expect(opened(copy).pragma("journal_mode", { simple: true })).toBe("delete");
    openDatabase(copy).close();
  });

  test("shows the moment it began, whatever is written while it is made", async () => {
    const { db, path, folder, listing } = example(3000);
    const told: number[] = [];
    const { path: copy } = await backUp(path, join(folder, "copy.db"), {
      tell(share) {
        told.push(share);
        makeNote(db, { listing, text: "too late" });
      },
    });
    expect(told.slice(0, -1)).not.toEqual([]);
    expect(told.at(-1)).toBe(1);
    expect(notesIn(copy)).toBe(3000);
    expect(db.prepare("SELECT count(*) FROM price_notes").pluck().get()).toBe(3000 + told.length);
  });

  test("leaves the database as it is, open for others", async () => {
    const { db, path, folder, listing } = example();
    await backUp(path, join(folder, "copy.db"));
    makeNote(db, { listing });
    expect(db.pragma("journal_mode", { simple: true })).toBe("wal");
  });
});

describe("no backup is made, and nothing is left", () => {
  test.each([
    ["of a database that is not there", "none.db", "there is no database"],
    ["in a folder that is not there", "newsmove.db", "there is no such folder"],
  ])("%s", async (_what, name, words) => {
    const { path } = example();
    const source = join(dirname(path), name);
    expect(await refusal(backUp(source, join(temporaryFolder(), "none", "copy.db")))).toContain(words);
  });

  test("over a file that is there, unless it is to be replaced", async () => {
    const { path, folder } = example();
    const target = join(folder, "letters.txt");
    writeFileSync(target, "dear");
    expect(await refusal(backUp(path, target))).toContain("there is such a file already");
    expect(readFileSync(target, "utf8")).toBe("dear");
    await backUp(path, target, { replaces: true });
    expect(notesIn(target)).toBe(3);
    expect(readdirSync(folder)).toEqual(["letters.txt"]);
  });

  test("over the database itself", async () => {
    const { path } = example();
    expect(await refusal(backUp(path, path, { replaces: true }))).toContain("is the database itself");
    expect(notesIn(path)).toBe(3);
  });

  test("when it is broken off", async () => {
    const { path, folder } = example();
    const tell = () => {
      throw new Error("enough");
    };
    await expect(backUp(path, join(folder, "copy.db"), { tell })).rejects.toThrow("enough");
    expect(readdirSync(folder)).toEqual([]);
  });

  test.each([
    ["a page overwritten", (path: string) => overwritePage(path, 5)],
    ["something else in its file", (path: string) => writeFileSync(path, "not a database ".repeat(500))],
  ])("of a database with %s, and that is said", async (_what, damage) => {
    const { db, path, folder } = example(500);
    db.close();
    damage(path);
    const before = readFileSync(path);
    expect(await refusal(backUp(path, join(folder, "copy.db")))).toMatch(
      /the database .* is damaged|so is the database/,
    );
    expect(readdirSync(folder)).toEqual([]);
    expect(readFileSync(path).equals(before)).toBe(true);
  });

  test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "where this account may not write",
    async () => {
      const { path, folder } = example();
      mkdirSync(join(folder, "closed"), { mode: 0o500 });
      const target = join(folder, "closed", "copy.db");
      expect(await refusal(backUp(path, target))).toContain("this account is not allowed to");
    },
  );
});

test("of two backups to one file at once, one is made and the other refused", async () => {
  const { path, folder } = example();
  const made = await Promise.allSettled([1, 2].map(() => backUp(path, join(folder, "copy.db"))));
  expect(made.map(({ status }) => status).sort()).toEqual(["fulfilled", "rejected"]);
  expect(readdirSync(folder)).toEqual(["copy.db"]);
  expect(notesIn(join(folder, "copy.db"))).toBe(3);
});

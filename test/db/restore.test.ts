import Database from "better-sqlite3";
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  statSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { describe, expect, test } from "vitest";
import { migrate } from "../../server/db/migrate.ts";
import { DatabaseError, openDatabase } from "../../server/db/open.ts";
import { APPLICATION_ID } from "../../server/db/recognise.ts";
import { replaceDatabase } from "../../server/db/replace.ts";
import { isRestorable, prepareRestore } from "../../server/db/restore.ts";
import { temporaryFolder, whenTestEnds } from "../support/cleanup.ts";
import { fileDb, NOW, testDb } from "../support/db.ts";
import { makeNote } from "../support/factories.ts";
import { backupWith, databaseWith, folderState, textsIn, UNFIT } from "../support/kept-files.ts";

const MIGRATIONS = fileURLToPath(new URL("../../migrations/", import.meta.url));
const ASIDE = ".before-restore-20251215T120000000Z";

/** The message of the DatabaseError that is thrown. */
function refusal(act: () => unknown): string {
  try {
    act();
  } catch (error) {
    expect(error).toBeInstanceOf(DatabaseError);
    expect((error as Error).message).not.toContain("\n");
    return (error as Error).message;
  }
  expect.fail("nothing was thrown");
}

/** A database as the first three migrations make it, before files were marked as Newsmove's. */
function oldDatabase(): string {
  const folder = temporaryFolder();
  for (const file of readdirSync(MIGRATIONS).slice(0, 3))
    copyFileSync(join(MIGRATIONS, file), join(folder, file));
  const path = join(temporaryFolder(), "old.db");
  const db = new Database(path);
  migrate(db, null, folder);
  makeNote(db, { text: "from long ago" });
  db.close();
  return path;
}

describe("a file to restore", () => {
  test("is copied beside the database, and neither is changed", async () => {
    const file = await backupWith("old");
    const path = databaseWith("new");
    const states = [folderState(file), folderState(path)];
    const { staged, isOlder } = prepareRestore(file, path);
    expect(dirname(staged)).toBe(dirname(path));
    expect(textsIn(staged)).toEqual(["old"]);
    expect(isOlder).toBe(false);
    if (process.platform !== "win32") expect(statSync(staged).mode & 0o777).toBe(0o600);
    expect(folderState(file)).toEqual(states[0]);
    expect(folderState(path)).toMatchObject(states[1] ?? {});
    expect(readdirSync(dirname(path))).toHaveLength(2);
  });

  test("brings the log beside it along", () => {
    const { db, path: file } = fileDb();
    makeNote(db, { text: "in the log" });
    expect(statSync(`${file}-wal`).size).toBeGreaterThan(0);
    expect(textsIn(prepareRestore(file, databaseWith("new")).staged)).toEqual(["in the log"]);
  });

  test("of an older Newsmove is brought up to date, without a word left beside it", () => {
    const path = databaseWith("new");
    const { staged, isOlder } = prepareRestore(oldDatabase(), path);
    expect(isOlder).toBe(true);
    expect(textsIn(staged)).toEqual(["from long ago"]);
    const db = new Database(staged);
    whenTestEnds(() => db.close());
    expect(db.pragma("user_version")).toEqual(testDb().pragma("user_version"));
    expect(db.pragma("application_id", { simple: true })).toBe(APPLICATION_ID);
    expect(readdirSync(dirname(path))).toHaveLength(2);
  });

  test.each(UNFIT)("%s is refused, and leaves nothing", async (_what, spoil, words) => {
    const file = await backupWith("old");
    spoil(file);
    const path = databaseWith("new");
    const states = [folderState(file), folderState(path)];
    expect(refusal(() => prepareRestore(file, path))).toContain(words);
    expect([folderState(file), folderState(path)]).toEqual(states);
    expect(isRestorable(file)).toBe(words.includes("price_notes"));
  });

  test.each([
    ["that is not there", () => "/nowhere/x.db", "there is no such file"],
    ["that is a folder", temporaryFolder, "it is a folder"],
  ])("%s is refused", (_what, make, words) => {
    expect(refusal(() => prepareRestore(make(), databaseWith("new")))).toBe(words);
  });

  test("that is the database itself is refused", () => {
    const path = databaseWith("new");
    expect(refusal(() => prepareRestore(path, path))).toBe("it is the database itself");
  });

  test("leaves nothing when it is broken off", async () => {
    const path = databaseWith("new");
    const file = await backupWith("old");
    const stop = () => {
      throw new Error("enough");
    };
    expect(() => prepareRestore(file, path, stop)).toThrow("enough");
    expect(readdirSync(dirname(path))).toHaveLength(1);
  });
});

describe("replacing", () => {
  /** A restore that is prepared. */
  async function prepared() {
    const path = databaseWith("new");
    return { path, staged: prepareRestore(await backupWith("old"), path).staged };
  }

  test("puts the copy in place and keeps the database as it was beside it", async () => {
    const { path, staged } = await prepared();
    expect(replaceDatabase(staged, path, NOW)).toBe(path + ASIDE);
    expect(textsIn(path)).toEqual(["old"]);
    expect(textsIn(path + ASIDE)).toEqual(["new"]);
    expect(readdirSync(dirname(path))).toHaveLength(2);
    openDatabase(path).close();
  });

  test("brings what lies in the log of the old one along, and away from the new one", async () => {
    const { path, staged } = await prepared();
    const other = new Database(path);
    other.pragma("journal_mode = WAL");
    other.exec("UPDATE price_notes SET text = 'newer'");
    const [file, log] = [".db", ".db-wal"].map((end) => path.replace(/\.db$/, `-killed${end}`)) as [
      string,
      string,
    ];
    copyFileSync(path, file);
    copyFileSync(`${path}-wal`, log);
    other.close();
    expect(replaceDatabase(staged, file, NOW)).toBe(file + ASIDE);
    expect(textsIn(file)).toEqual(["old"]);
    expect(textsIn(file + ASIDE)).toEqual(["newer"]);
  });

  test("is refused while anybody has the database open, and nothing changes", async () => {
    const { path, staged } = await prepared();
    const other = openDatabase(path);
    whenTestEnds(() => other.close());
    const names = readdirSync(dirname(path));
    expect(refusal(() => replaceDatabase(staged, path, NOW))).toMatch(
      /stays as it is: it is in use, by a Newsmove/,
    );
    expect(readdirSync(dirname(path))).toEqual(names);
    expect(other.prepare("SELECT text FROM price_notes").pluck().all()).toEqual(["new"]);
  });

  test("never writes over a database that was kept before", async () => {
    const { path, staged } = await prepared();
    writeFileSync(path + ASIDE, "kept");
    expect(refusal(() => replaceDatabase(staged, path, NOW))).toContain("there is such a file already");
    expect(readFileSync(path + ASIDE, "utf8")).toBe("kept");
    expect(textsIn(path)).toEqual(["new"]);
  });

  test("keeps a damaged database as it is, with its log", async () => {
    const { path, staged } = await prepared();
    writeFileSync(path, "no database any more ".repeat(1000));
    writeFileSync(`${path}-wal`, "a log");
    const before = folderState(path);
    const name = path.slice(dirname(path).length + 1);
    replaceDatabase(staged, path, NOW);
    expect(textsIn(path)).toEqual(["old"]);
    const after = folderState(path);
    expect([after[name + ASIDE], after[`${name}${ASIDE}-wal`]]).toEqual([
      before[name],
      before[`${name}-wal`],
    ]);
    expect(existsSync(`${path}-wal`)).toBe(false);
  });

  test("that fails at its last step leaves everything as it was", async () => {
    const { path, staged } = await prepared();
    writeFileSync(path, "no database any more ".repeat(1000));
    writeFileSync(`${path}-wal`, "a log");
    rmSync(staged);
    const state = folderState(path);
    expect(refusal(() => replaceDatabase(staged, path, NOW))).toContain(
      `the database ${path} stays as it is`,
    );
    expect(folderState(path)).toEqual(state);
  });

  test("where there is no database makes one", async () => {
    const path = join(temporaryFolder(), "a", "newsmove.db");
    const { staged } = prepareRestore(await backupWith("old"), path);
    expect(replaceDatabase(staged, path, NOW)).toBeNull();
    expect(textsIn(path)).toEqual(["old"]);
  });

  test("a folder is refused", async () => {
    const { staged } = await prepared();
    const path = temporaryFolder();
    mkdirSync(join(path, "x"));
    expect(refusal(() => replaceDatabase(staged, path, NOW))).toContain("it is a folder");
    expect(readdirSync(path)).toEqual(["x"]);
  });
});

test("a new database is marked as Newsmove's", () => {
  expect(testDb().pragma("application_id", { simple: true })).toBe(APPLICATION_ID);
});

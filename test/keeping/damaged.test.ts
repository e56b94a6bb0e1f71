import Database from "better-sqlite3";
import {
  chmodSync,
  copyFileSync,
  mkdirSync,
  readFileSync,
  rmSync,
  truncateSync,
  writeFileSync,
} from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { quickDamageOf } from "../../server/db/integrity.ts";
import { makeBackup } from "../../server/keeping/backups/make.ts";
import { addDaily } from "../support/bars.ts";
import { temporaryFolder, whenTestEnds } from "../support/cleanup.ts";
import { fileDb } from "../support/db.ts";
import { makeListing, makeNote } from "../support/factories.ts";
import {
  cutOff,
  databaseWith,
  folderState,
  foreignDatabase,
  overwritePage,
  textsIn,
} from "../support/kept-files.ts";
import { runNewsmove } from "../support/process.ts";

/** A database with a note in it, and two backups of it: the newer one is not good any more. */
async function example() {
  const path = databaseWith("kept");
  const order = { dbPath: path, folder: join(dirname(path), "backups"), kind: "daily" as const };
  const good = await makeBackup({ ...order, at: new Date("2025-12-10T13:05:00Z") });
  const bad = await makeBackup({ ...order, at: new Date("2025-12-11T13:05:00Z") });
  cutOff(bad.path);
  return { path, good: good.path };
}

function serve(path: string) {
  return runNewsmove(["serve"], { NEWSMOVE_DB: path, PORT: "0", TZ: "UTC" });
}

describe("a database that cannot be used: serve says why and what to restore, and leaves it alone", () => {
  test.each([
    ["cut off", cutOff, /it is cut off: \d+ KB of \d+ KB are there/],
    ["cut to nothing", (path: string) => truncateSync(path), /it is empty, though there are backups of it/],
    ["with a page overwritten", (path: string) => overwritePage(path, 9), /it is damaged \(.+\)/],
    ["with its schema overwritten", (path: string) => overwritePage(path, 1), /it is no SQLite database/],
    [
      "of something else",
      (path: string) => writeFileSync(path, "dear ".repeat(999)),
      /it is no SQLite database/,
    ],
  ])("%s", async (_what, spoil, words) => {
    const { path, good } = await example();
    spoil(path);
    const state = folderState(path);
    const { code, stdout, stderr } = await serve(path);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toMatch(words);
    expect(stderr).toContain(`newsmove: cannot use the database ${path}: `);
    expect(stderr).toContain("The newest good backup is of 10 Dec 2025, 13:05: ");
    expect(stderr).toContain(`“npx newsmove restore ${good}” puts it in its place`);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(folderState(path)).toEqual(state);
  });

  test("a folder", async () => {
    const { path, good } = await example();
    rmSync(path);
    mkdirSync(path);
    const { code, stderr } = await serve(path);
    expect(code).toBe(1);
    expect(stderr).toMatch(/it is a folder\. It was left as it is\. The newest good backup/);
    expect(stderr).toContain(good);
  });

  test.skipIf(process.platform === "win32" || process.getuid?.() === 0)(
    "without the right to it",
    async () => {
      const { path } = await example();
      chmodSync(path, 0o400);
      const { code, stderr } = await serve(path);
      expect(code).toBe(1);
      expect(stderr).toMatch(
        /this account is not allowed to\. It was left as it is\. The newest good backup/,
      );
    },
  );

  test("and without any backup, that there is none", async () => {
    const path = databaseWith("lost");
    cutOff(path);
    const { code, stderr } = await serve(path);
    expect(code).toBe(1);
    expect(stderr).toContain(`There is no good backup of it in ${join(dirname(path), "backups")}`);
  });
});

test("the command that is named puts the backup in place; the damaged file is kept", async () => {
  const { path } = await example();
  cutOff(path);
  const damaged = readFileSync(path);
  const { stderr } = await runNewsmove(["check", "--db", path]);
  const [, ...words] = /“npx (newsmove .*)”/.exec(stderr)?.[1]?.split(" ") ?? [];
  expect(words.slice(-2)).toEqual(["--db", path]);
  const restored = await runNewsmove(words);
  expect(restored.code).toBe(0);
  expect(textsIn(path)).toEqual(["kept"]);
  const [, aside = ""] = /is kept as (.*)\n/.exec(restored.stderr) ?? [];
  expect(readFileSync(aside).equals(damaged)).toBe(true);
});

test("a database of another application is not touched", async () => {
  const path = join(temporaryFolder(), "places.sqlite");
  copyFileSync(foreignDatabase(), path);
  const state = folderState(path);
  const { code, stderr } = await serve(path);
  expect({ code, stderr }).toEqual({
    code: 1,
    stderr: `newsmove: the database ${path} belongs to another application, and was left alone: name another file with NEWSMOVE_DB\n`,
  });
  expect(folderState(path)).toEqual(state);
});

describe("the quick look at a large database", () => {
  /** A database with notes and bars, closed, and which page the root of a table is. */
  function large() {
    const { db, path } = fileDb();
    const listing = makeListing(db);
    makeNote(db, { listing });
    addDaily(db, listing, { "2025-12-10": [1, 1, 1, 1] });
    const roots = db.prepare<[string], number>("SELECT rootpage FROM sqlite_schema WHERE name = ?").pluck();
    const pageOf = Object.fromEntries(
      ["price_notes", "price_bars"].map((name) => [name, Number(roots.get(name))]),
    );
    db.close();
    return { path, pageOf };
  }

  function look(path: string): string | null {
    const db = new Database(path);
    whenTestEnds(() => db.close());
    return quickDamageOf(db, 0);
  }

  test("finds nothing wrong with a good one", () => {
    expect(look(large().path)).toBeNull();
  });

  test("finds damage in what a person wrote", () => {
    const { path, pageOf } = large();
    overwritePage(path, pageOf.price_notes ?? 0);
    expect(look(path)).toMatch(/page|btree/i);
  });

  test("finds that the way to the prices is damaged", () => {
    const { path, pageOf } = large();
    overwritePage(path, pageOf.price_bars ?? 0);
    expect(() => look(path)).toThrow("malformed");
  });
});

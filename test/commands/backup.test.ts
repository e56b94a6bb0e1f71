import { mkdirSync, readdirSync, readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { fileDb } from "../support/db.ts";
import { makeNote } from "../support/factories.ts";
import { textsIn } from "../support/kept-files.ts";
import { writeNotes } from "../support/note-writers.ts";
import { runNewsmove, startNewsmove } from "../support/process.ts";

function example() {
  const { db, path } = fileDb();
  makeNote(db, { text: "kept" });
  return { path, folder: temporaryFolder() };
}

/** A thousand writes that the disk confirms take a while where others write too. */
const LONG = { timeout: 300_000 };

test(
  "while a thousand notes are written, a backup is whole and holds every one acknowledged before it began",
  LONG,
  async () => {
    const server = await startNewsmove();
    const writers = writeNotes(server.url);
    await writers.reached(300);
    const before = [...writers.acknowledged];
    const file = join(temporaryFolder(), "copy.db");
    const { code, stderr } = await runNewsmove(["backup", file, "--db", server.dbPath]);
    const meanwhile = writers.acknowledged.length - before.length;
    await writers.stopAfter(1000);
    expect({ code, stderr }).toEqual({
      code: 0,
      stderr: expect.stringMatching(/^backed up to .*found whole\n$/),
    });
    const texts = textsIn(file);
    expect(before.filter((text) => !texts.includes(text))).toEqual([]);
    expect(meanwhile).toBeGreaterThan(0);
    expect(new Set(textsIn(server.dbPath)).size).toBeGreaterThanOrEqual(1000);
  },
);

describe("where it goes", () => {
  test("without a file, to a new one in backups/ beside the database", async () => {
    const { path } = example();
    const folder = join(path, "..", "backups");
    for (let i = 0; i < 2; i++) expect((await runNewsmove(["backup", "--db", path])).code).toBe(0);
    const names = readdirSync(folder);
    expect(names).toEqual([1, 2].map(() => expect.stringMatching(/^newsmove-\d{8}T\d{9}Z\.db$/)));
    for (const name of names) expect(textsIn(join(folder, name))).toEqual(["kept"]);
  });

  test("or in the folder that NEWSMOVE_BACKUPS names, which is made", async () => {
    const { path, folder } = example();
    const env = { NEWSMOVE_BACKUPS: join(folder, "usb", "newsmove") };
    expect((await runNewsmove(["backup", "--db", path], env)).code).toBe(0);
    expect(readdirSync(env.NEWSMOVE_BACKUPS)).toHaveLength(1);
    expect(readdirSync(join(path, ".."))).not.toContain("backups");
  });

  test("a file that is there stays, unless --force is given", async () => {
    const { path, folder } = example();
    const file = join(folder, "copy.db");
    writeFileSync(file, "dear");
    const refused = await runNewsmove(["backup", file, "--db", path]);
    expect(refused).toMatchObject({ code: 1, stderr: expect.stringContaining("is there already") });
    expect(refused.stderr).toContain("--force");
    expect(readFileSync(file, "utf8")).toBe("dear");
    expect((await runNewsmove(["backup", file, "--force", "--db", path])).code).toBe(0);
    expect(textsIn(file)).toEqual(["kept"]);
  });
});

test("--json prints the report for another program", async () => {
  const { path, folder } = example();
  const file = join(folder, "copy.db");
  const { code, stdout, stderr } = await runNewsmove(["backup", file, "--db", path, "--json"]);
  expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
  const report = JSON.parse(stdout);
  expect(report).toMatchObject({ path: file, rows: { price_notes: 1 } });
  expect(report.bytes).toBe(readFileSync(file).length);
});

describe("what cannot be done is one line", () => {
  test.each([
    ["no database", ["--db", "none.db"], 1, "there is no database none.db"],
    ["a folder for a file", ["."], 1, ". is a folder: name a file in it"],
    ["a folder that is not there", ["none/copy.db"], 1, "there is no such folder"],
    ["two files", ["a.db", "b.db"], 2, "a backup is one file"],
  ])("%s", async (_what, args, exit, words) => {
    const { path, folder } = example();
    const { code, stdout, stderr } = await runNewsmove(["backup", ...args], { NEWSMOVE_DB: path }, folder);
    expect({ code, stdout }).toEqual({ code: exit, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(readdirSync(folder)).toEqual([]);
  });

  test("a folder for backups that cannot be made", async () => {
    const { path, folder } = example();
    writeFileSync(join(folder, "usb"), "");
    mkdirSync(join(folder, "x"));
    const env = { NEWSMOVE_DB: path, NEWSMOVE_BACKUPS: join(folder, "usb", "newsmove") };
    const { code, stderr } = await runNewsmove(["backup"], env);
    expect(code).toBe(1);
    expect(stderr).toMatch(/^newsmove: the folder for backups, .*, cannot be made: /);
  });
});

import { mkdirSync, readdirSync, renameSync, rmdirSync, statSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { companiesStore } from "../../server/companies/store.ts";
import { makeBackup } from "../../server/keeping/backups/make.ts";
import { fileDb } from "../support/db.ts";
import { makeNote } from "../support/factories.ts";
import { folderState, overwritePage, cutOff, textsIn } from "../support/kept-files.ts";
import { noteForm } from "../support/note-writers.ts";
import { runNewsmove, startNewsmove } from "../support/process.ts";
import { seededRandom } from "../support/random.ts";
import { sentForm } from "../support/sent-form.ts";

const PAGE = 4096;

/** A database with 300 notes, all of them in a backup as well. */
async function example(): Promise<{ path: string; texts: string[] }> {
  const { db, path } = fileDb({ seeded: true });
  const [listing] = companiesStore(db).byTicker("BABA");
  if (!listing) throw new Error("the seed has no BABA");
  const texts = Array.from({ length: 300 }, (_, n) => `note ${n}`);
  for (const text of texts) makeNote(db, { listing, text });
  db.close();
  await makeBackup({ dbPath: path, folder: join(dirname(path), "backups"), kind: "daily", at: new Date() });
  return { path, texts };
}

function write({ url }: { url: string }, text: string): Promise<Response> {
  return fetch(`${url}/notes`, noteForm(url, text));
}

/** Writes something else over a fifth of the pages, each time others. */
function overwriteRandomPages(path: string, seed: number): void {
  const random = seededRandom(seed);
  const pages = Math.floor(statSync(path).size / PAGE);
  for (let n = 0; n < pages / 5; n++) overwritePage(path, 1 + random.below(pages));
}

/** Runs the command for restoring that a refusal to start names. */
async function restoreAsTold(path: string, stderr: string): Promise<void> {
  const [, ...words] = /“npx (newsmove .*)”/.exec(stderr)?.[1]?.split(" ") ?? [];
  expect(await runNewsmove(words, { NEWSMOVE_DB: path })).toMatchObject({ code: 0 });
}

describe("a database that was damaged while Newsmove did not run", () => {
  test.each<[string, (path: string) => void]>([
    ["truncated", cutOff],
    ["truncated to nothing", (path) => writeFileSync(path, "")],
    ["overwritten with random pages, once", (path) => overwriteRandomPages(path, 1)],
    ["overwritten with random pages, and others", (path) => overwriteRandomPages(path, 2)],
  ])("%s: it does not start, says why and what to do; that brings everything back", async (_how, damage) => {
    const { path, texts } = await example();
    damage(path);
    const before = folderState(path);
    const { code, stderr } = await runNewsmove(["serve"], { NEWSMOVE_DB: path, PORT: "0" });
    expect(code).toBe(1);
    expect(stderr).toMatch(/cannot use the database .*: it is (cut off|empty|damaged|no SQLite database)/);
    expect(folderState(path)).toEqual(before);
    await restoreAsTold(path, stderr);
    expect(textsIn(path)).toEqual(texts);
    const server = await startNewsmove({ NEWSMOVE_DB: path });
    expect((await write(server, "new")).status).toBe(303);
    expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
  });

  test("replaced by a folder: the same, once the folder is moved away", async () => {
    const { path, texts } = await example();
    renameSync(path, `${path}.mine`);
    mkdirSync(path);
    const { code, stderr } = await runNewsmove(["serve"], { NEWSMOVE_DB: path, PORT: "0" });
    expect(code).toBe(1);
    expect(stderr).toContain("it is a folder");
    rmdirSync(path);
    renameSync(`${path}.mine`, path);
    const server = await startNewsmove({ NEWSMOVE_DB: path });
    await server.stop("SIGTERM");
    expect(textsIn(path)).toEqual(texts);
  });
});

describe("a database that is damaged while Newsmove runs", () => {
  test.each([
    ["replaced by a folder", (path: string) => mkdirSync(path)],
    ["replaced by another file", (path: string) => writeFileSync(path, "x".repeat(10_000))],
    ["moved away", () => {}],
  ])(
    "%s: nothing is saved where nobody would find it; put back, the same note is taken",
    async (_how, replace) => {
      const server = await startNewsmove();
      expect((await write(server, "before")).status).toBe(303);
      renameSync(server.dbPath, `${server.dbPath}.away`);
      replace(server.dbPath);
      const refused = await write(server, "meanwhile");
      const page = await refused.text();
      expect(refused.status).toBe(503);
      expect(page).toContain("The file of the database is not in its place any more");
      const folder = dirname(server.dbPath);
      if (readdirSync(folder).includes("newsmove.db")) renameSync(server.dbPath, join(folder, "intruder"));
      renameSync(`${server.dbPath}.away`, server.dbPath);
      const again = { ...noteForm(server.url, ""), body: new URLSearchParams(sentForm(page, "main form")) };
      expect((await fetch(`${server.url}/notes`, again)).status).toBe(303);
      expect((await server.stop("SIGTERM")).code).toBe(0);
      expect(textsIn(server.dbPath)).toEqual(["before", "meanwhile"]);
    },
  );

  test.each<[string, (path: string) => void]>([
    ["truncated", cutOff],
    ["overwritten with random pages", (path) => overwriteRandomPages(path, 3)],
  ])(
    "%s: pages are right or say that it is damaged, it does not crash, and the backup brings all back",
    async (_how, damage) => {
      const { path, texts } = await example();
      const server = await startNewsmove({ NEWSMOVE_DB: path });
      damage(path);
      for (const page of [
        "/",
        "/notes",
        "/companies",
        "/prices",
        "/data",
        "/api/v1/notes",
        "/notes/7/edit",
      ]) {
        const answer = await fetch(server.url + page);
        const text = await answer.text();
        if (answer.status !== 200) {
          expect({ page, status: answer.status }).toEqual({ page, status: 500 });
          expect(text).toContain("The database is damaged. Stop Newsmove and start it");
        }
      }
      await write(server, "lost perhaps");
      await server.stop("SIGTERM");
      const { code, stderr } = await runNewsmove(["serve"], { NEWSMOVE_DB: path, PORT: "0" });
      expect(code).toBe(1);
      await restoreAsTold(path, stderr);
      expect(textsIn(path)).toEqual(texts);
    },
  );
});

import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { textsIn } from "../support/kept-files.ts";
import { writeNotes } from "../support/note-writers.ts";
import { startNewsmove } from "../support/process.ts";

const KEPT = { NEWSMOVE_BACKUPS_KEPT: "14" };

/** Writes that the disk confirms take a while where others write too. */
const LONG = { timeout: 300_000 };

function backupsOf(dbPath: string): string[] {
  const folder = join(dirname(dbPath), "backups");
  return existsSync(folder) ? readdirSync(folder).filter((name) => !name.includes(".partial")) : [];
}

test("serve makes the day's backup at its start, and at the next start none is due", async () => {
  const first = await startNewsmove(KEPT);
  while (backupsOf(first.dbPath).length === 0) await sleep(50);
  expect(backupsOf(first.dbPath)).toEqual([expect.stringMatching(/^newsmove-\d{8}T\d{9}Z-daily\.db$/)]);
  expect(await first.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
  const second = await startNewsmove({ ...KEPT, NEWSMOVE_DB: first.dbPath });
  expect((await fetch(`${second.url}/data?backup=`)).headers.get("refresh")).toBeNull();
  expect((await second.stop("SIGTERM")).code).toBe(0);
  expect(backupsOf(first.dbPath)).toHaveLength(1);
});

test("stopped while it makes a backup, serve ends in order and leaves the database in its one file", async () => {
  const server = await startNewsmove(KEPT);
  expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
  const left = readdirSync(dirname(server.dbPath), { recursive: true, encoding: "utf8" });
  expect(left.filter((name) => /partial|-wal|-shm/.test(name))).toEqual([]);
});

/** Sends an empty form and goes where it leads, until nothing is under way there any more; gives that page's address. */
async function press(url: string, path: string): Promise<string> {
  let answer = await fetch(url + path, { method: "POST", headers: { origin: url } });
  while (answer.headers.has("refresh")) {
    await answer.text();
    answer = await fetch(answer.url);
  }
  await answer.text();
  return answer.url;
}

test(
  "while notes are written, the button makes a backup with each that was acknowledged before",
  LONG,
  async () => {
    const server = await startNewsmove();
    const writers = writeNotes(server.url);
    await writers.reached(100);
    const before = [...writers.acknowledged];
    await press(server.url, "/data/backups");
    await writers.stopAfter(200);
    const [name = ""] = backupsOf(server.dbPath);
    const texts = textsIn(join(dirname(server.dbPath), "backups", name));
    expect(before.filter((text) => !texts.includes(text))).toEqual([]);
  },
);

test(
  "while notes are written, a restore loses none: each is in the new database or in the one kept aside",
  LONG,
  async () => {
    const server = await startNewsmove();
    const writers = writeNotes(server.url);
    await writers.reached(50);
    await press(server.url, "/data/backups");
    await writers.reached(150);
    const [name = ""] = backupsOf(server.dbPath);
    const shown = await press(server.url, `/data/backups/${name}/restore`);
    const id = new URL(shown).searchParams.get("file");
    const restored = await press(server.url, `/data/restore/${id}/confirm`);
    expect(restored).toBe(`${server.url}/data?restored=${id}`);
    const then = writers.acknowledged.length;
    await writers.stopAfter(then + 50);
    expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
    const folder = dirname(server.dbPath);
    const aside = readdirSync(folder).find((file) => file.includes(".before-restore-")) ?? "";
    const [now, kept] = [textsIn(server.dbPath), textsIn(join(folder, aside))];
    expect(kept.length).toBeGreaterThanOrEqual(150);
    expect(now.filter((text) => !kept.includes(text)).length).toBeGreaterThanOrEqual(40);
    expect(writers.acknowledged.filter((text) => !now.includes(text) && !kept.includes(text))).toEqual([]);
  },
);

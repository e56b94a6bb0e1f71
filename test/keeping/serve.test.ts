import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { expect, test } from "vitest";
import { startNewsmove } from "../support/process.ts";

const KEPT = { NEWSMOVE_BACKUPS_KEPT: "14" };

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

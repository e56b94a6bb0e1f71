import { chmodSync, copyFileSync, mkdirSync, readdirSync, readFileSync, statSync } from "node:fs";
import { dirname, join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { canBindRights, rightsOf } from "../support/hardship.ts";
import { databaseWith, folderState, textsIn } from "../support/kept-files.ts";
import { noteForm } from "../support/note-writers.ts";
import { type Result, runNewsmove, startNewsmove } from "../support/process.ts";

/** A folder with a database in it. */
function example(): { folder: string; path: string } {
  const folder = temporaryFolder();
  const path = join(folder, "newsmove.db");
  copyFileSync(databaseWith("kept", { seeded: true }), path);
  return { folder, path };
}

function serve(path: string): Promise<Result> {
  return runNewsmove(["serve"], { NEWSMOVE_DB: path, PORT: "0" }, dirname(dirname(path)), "", {
    rightsBind: true,
  });
}

/** It starts, takes a note, and ends in order. */
async function expectWorking(path: string): Promise<void> {
  const server = await startNewsmove({ NEWSMOVE_DB: path }, { rightsBind: true });
  expect((await fetch(`${server.url}/notes`, noteForm(server.url, "new"))).status).toBe(303);
  expect(await server.stop("SIGTERM")).toMatchObject({ code: 0, stderr: "" });
  expect(textsIn(path)).toEqual(["kept", "new"]);
}

describe.skipIf(!canBindRights())("without the rights (needs setpriv where the tests run as root)", () => {
  test("to write the database's file: it does not start, says why, changes nothing; with them it works", async () => {
    const { path } = example();
    chmodSync(path, 0o400);
    const before = folderState(path);
    const { code, stderr } = await serve(path);
    expect(code).toBe(1);
    expect(stderr).toContain(
      `cannot use the database ${path}: this account is not allowed to. It was left as it is.`,
    );
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect(folderState(path)).toEqual(before);
    chmodSync(path, 0o600);
    await expectWorking(path);
  });

  test("to write in the database's folder: it does not start, says why, changes nothing; with them it works", async () => {
    const { folder, path } = example();
    chmodSync(folder, 0o500);
    const before = folderState(path);
    const { code, stderr } = await serve(path);
    expect({ code, stderr }).toEqual({
      code: 1,
      stderr:
        `newsmove: cannot use the database ${path}: this account may not write in its folder. ` +
        "Allow it that, or name a file elsewhere with NEWSMOVE_DB\n",
    });
    expect(folderState(path)).toEqual(before);
    chmodSync(folder, 0o700);
    await expectWorking(path);
  });

  test("to make the database's folder: it says so", async () => {
    const { folder } = example();
    chmodSync(folder, 0o500);
    const { code, stderr } = await serve(join(folder, "new", "newsmove.db"));
    expect(code).toBe(1);
    expect(stderr).toContain("this account is not allowed to");
    expect(stderr.trim().split("\n")).toHaveLength(1);
  });

  test("to the folder for backups: the page says that the backup failed; with them it is made", async () => {
    const { folder, path } = example();
    const backups = join(folder, "backups");
    mkdirSync(backups, { mode: 0o500 });
    const server = await startNewsmove({ NEWSMOVE_DB: path }, { rightsBind: true });
    const press = async () => {
      await fetch(`${server.url}/data/backups`, { method: "POST", headers: { origin: server.url } });
      let page = await fetch(`${server.url}/data?backup=`);
      while (page.headers.has("refresh")) page = await fetch(`${server.url}/data?backup=`);
      return page.text();
    };
    expect(await press()).toMatch(/no backup was made as [^<]*: this account is not allowed to/);
    chmodSync(backups, 0o700);
    expect(await press()).not.toContain("no backup was made");
    expect(readdirSync(backups)).toHaveLength(1);
    expect((await server.stop("SIGTERM")).code).toBe(0);
  });
});

test("files and folders that Newsmove makes are for its account alone, whatever the mask says", async () => {
  const folder = join(temporaryFolder(), "data");
  const waiting = temporaryFolder();
  const server = await startNewsmove(
    { NEWSMOVE_DB: join(folder, "newsmove.db"), NEWSMOVE_BACKUPS_KEPT: "3", TMPDIR: waiting },
    { umask: 0 },
  );
  const send = (path: string, bytes: BlobPart, name: string) => {
    const body = new FormData();
    body.set("file", new Blob([bytes]), name);
    return fetch(server.url + path, { method: "POST", headers: { origin: server.url }, body });
  };
  while (
    readdirSync(folder, { recursive: true, encoding: "utf8" }).every((name) => !name.endsWith("-daily.db"))
  )
    await sleep(50);
  await send("/prices/import", "date,symbol,close\n2025-12-10,BABA,1\n", "prices.csv");
  await send("/data/restore", readFileSync(databaseWith("other")), "backup.db");
  const made = [folder, waiting].flatMap((place) =>
    readdirSync(place, { recursive: true, encoding: "utf8" })
      // The loader of TypeScript keeps a cache of Newsmove's own code.
      .filter((name) => !name.startsWith("tsx-") && !name.startsWith("node-compile-cache"))
      .map((name) => join(place, name)),
  );
  const rights = Object.fromEntries([folder, ...made].map((path) => [path, rightsOf(path)]));
  const wanted = Object.keys(rights).map((path) => [path, statSync(path).isDirectory() ? "700" : "600"]);
  expect(rights).toEqual(Object.fromEntries(wanted));
  expect(made.some((path) => path.endsWith("-wal"))).toBe(true);
  expect(made.some((path) => path.includes("newsmove-import-"))).toBe(true);
  expect(made.some((path) => path.endsWith(".restoring"))).toBe(true);
});

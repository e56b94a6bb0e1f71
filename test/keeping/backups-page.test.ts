import Database from "better-sqlite3";
import { mkdirSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { fileDb, NOW } from "../support/db.ts";
import { makeNote } from "../support/factories.ts";
import { overwritePage } from "../support/kept-files.ts";
import { see, seeFinished, send } from "../support/see.ts";
import { startServer } from "../support/server.ts";

const HOUR = 3_600_000;

/** A server over a file with a note in it, whose clock the test moves. */
async function example(env: NodeJS.ProcessEnv = {}) {
  const { db, path } = fileDb();
  makeNote(db, { text: "kept" });
  db.close();
  const time = { now: NOW.getTime() };
  const server = await startServer({ path, env, clock: () => new Date(time.now) });
  const folder = join(dirname(path), "backups");
  const made = () => readdirSync(folder).sort();
  /** What upkeep makes, once it is made. */
  const upkeep = async () => {
    server.upkeep();
    await seeFinished(server, "/data?backup=none");
  };
  return { server, path, folder, time, made, upkeep };
}

describe("the button", () => {
  test("makes a backup, which is said, listed, and to be downloaded", async () => {
    const { server, made } = await example();
    expect((await see(server, "/data")).words).toContain("None yet.");
    const page = await send(server, "/data/backups");
    expect(made()).toEqual(["newsmove-20251215T120000000Z.db"]);
    expect(page.words).toContain("Backed up as newsmove-20251215T120000000Z.db");
    const row = page.document.querySelector(".table--kept tbody tr");
    expect(row?.textContent?.replaceAll(/\s+/g, " ")).toMatch(/15 Dec 2025, 12:00 By hand \d+ KB Download/);
    const answer = await server.get(row?.querySelector("a")?.getAttribute("href") ?? "");
    expect(answer.headers.get("content-disposition")).toBe(
      "attachment; filename=newsmove-20251215T120000000Z.db",
    );
    const copy = new Database(Buffer.from(await answer.arrayBuffer()));
    expect(copy.prepare("SELECT text FROM price_notes").pluck().all()).toEqual(["kept"]);
    copy.close();
  });

  test("pressed twice makes one backup", async () => {
    const { server, time, made } = await example();
    const place = async () => (await server.post("/data/backups", {})).headers.get("location");
    const first = await place();
    time.now += 1;
    expect(await place()).toBe(first);
    await seeFinished(server, String(first));
    expect(made()).toHaveLength(1);
  });

  test("says in words why there is no backup", async () => {
    const { server, folder } = await example();
    writeFileSync(folder, "a file where the folder would be");
    const page = await send(server, "/data/backups");
    expect(page.words).toMatch(
      /The backup of 15 Dec 2025, 12:00 failed: the folder for backups, .*, cannot be made/,
    );
    expect(server.log).toEqual([expect.stringContaining("backup failed: the folder for backups")]);
    rmSync(folder);
    expect((await send(server, "/data/backups")).words).not.toContain("failed");
  });

  test("finds that the database is damaged", async () => {
    const { server, path, made } = await example();
    server.db.pragma("wal_checkpoint(TRUNCATE)");
    overwritePage(path, 10);
    const page = await send(server, "/data/backups");
    expect(page.words).toMatch(
      /failed: no backup was made as .*: (the database .* is damaged|.*so is the database)/,
    );
    expect(made()).toEqual([]);
  });
});

describe("the day's backup", () => {
  test("is made when there is none, then when a day has passed", async () => {
    const { time, made, upkeep } = await example();
    await upkeep();
    expect(made()).toEqual(["newsmove-20251215T120000000Z-daily.db"]);
    time.now += 23 * HOUR;
    await upkeep();
    expect(made()).toHaveLength(1);
    time.now += HOUR;
    await upkeep();
    expect(made()).toEqual([
      "newsmove-20251215T120000000Z-daily.db",
      "newsmove-20251216T120000000Z-daily.db",
    ]);
  });

  test("lets go of the oldest beyond the number kept, and of nothing else", async () => {
    const { server, folder, time, made, upkeep } = await example({ NEWSMOVE_BACKUPS_KEPT: "2" });
    await send(server, "/data/backups");
    const others = ["letters.txt", "newsmove-20200101T000000000Z.db", "other-20200101T000000000Z-daily.db"];
    for (const name of others) writeFileSync(join(folder, name), "");
    for (let day = 0; day < 4; day++) {
      time.now += 24 * HOUR;
      await upkeep();
    }
    expect(made()).toEqual(
      [
        ...others,
        "newsmove-20251215T120000000Z.db",
        "newsmove-20251218T120000000Z-daily.db",
        "newsmove-20251219T120000000Z-daily.db",
      ].sort(),
    );
  });

  test("that fails is said on the page and in the log, lets go of nothing, and is tried again", async () => {
    const { server, folder, made, upkeep, time } = await example({ NEWSMOVE_BACKUPS_KEPT: "1" });
    await upkeep();
    time.now += 24 * HOUR;
    const taken = join(folder, "newsmove-20251216T120000000Z-daily.db");
    mkdirSync(taken);
    await upkeep();
    const { words } = await see(server, "/data");
    expect(words).toContain("The daily backup of 16 Dec 2025, 12:00 failed: no backup was made as");
    expect(words).toContain("It is tried again within the hour.");
    expect(server.log).toEqual([expect.stringContaining("backup failed: no backup was made")]);
    expect(made()).toContain("newsmove-20251215T120000000Z-daily.db");
    time.now += HOUR;
    await upkeep();
    expect((await see(server, "/data")).words).not.toContain("failed");
  });

  test("is not made where none is to be kept", async () => {
    const { server, path, upkeep } = await example({ NEWSMOVE_BACKUPS_KEPT: "0" });
    await upkeep();
    expect(readdirSync(dirname(path))).not.toContain("backups");
    expect((await see(server, "/data")).words).toContain("None is made by itself");
  });
});

test("the server stops in the middle of a backup, and leaves nothing of it", async () => {
  const { server, path } = await example();
  await server.post("/data/backups", {});
  await server.close();
  const left = readdirSync(dirname(path), { recursive: true, encoding: "utf8" });
  expect(left.filter((name) => /partial|-wal|-shm/.test(name))).toEqual([]);
});

test.each([
  "..%2Fnewsmove.db",
  "newsmove.db",
  "%2Fetc%2Fpasswd",
  "__proto__",
  "newsmove-20251215T120000000Z.db",
])("no backup goes by the name %s", async (name) => {
  const { server } = await example();
  const answer = await server.get(`/data/backups/${name}`);
  expect(answer.status).toBe(404);
  expect(await answer.text()).toContain("There is no such backup");
});

test("a database in memory says that it has no file", async () => {
  const server = await startServer();
  expect((await see(server, "/data")).words).toContain("there is no file that could be backed up");
  expect((await server.post("/data/backups", {})).status).toBe(404);
});

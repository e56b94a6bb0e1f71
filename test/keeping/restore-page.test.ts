import { readdirSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { basename, dirname, join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { openDatabase } from "../../server/db/open.ts";
import { ownTemporaryFiles, temporaryFolder } from "../support/cleanup.ts";
import { NOW } from "../support/db.ts";
import { makeNote } from "../support/factories.ts";
import { backupWith, databaseWith, textsIn, UNFIT } from "../support/kept-files.ts";
import { see, type SeenPage, send, sendFile } from "../support/see.ts";
import { startServer, type TestServer } from "../support/server.ts";

/** Uploads go to a folder of the test's own, so that what stays behind is seen. */
beforeEach(() => void ownTemporaryFiles());

const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith("newsmove-import-"));

/** A server over a file with the note "new" in it. */
async function example() {
  const path = databaseWith("new");
  const time = { now: NOW.getTime() };
  const server = await startServer({ path, clock: () => new Date(time.now) });
  return { server, path, time, left: () => readdirSync(dirname(path)).sort() };
}

/** The notes as the page lists them. */
async function notesOf(server: TestServer): Promise<string[]> {
  const { document } = await see(server, "/notes");
  return [...document.querySelectorAll(".note-words")].map((words) => words.textContent ?? "");
}

/** How many there are now and in the file. */
function countsOf({ document }: SeenPage, what: string): (string | null)[] {
  const row = [...document.querySelectorAll("tbody tr")].find(
    (tr) => tr.querySelector("th")?.textContent === what,
  );
  return [...(row?.querySelectorAll("td") ?? [])].map((cell) => cell.textContent);
}

/** The id a file waits under. */
function idOf(path: string): string {
  return path.split("file=")[1] ?? "";
}

describe("a file from elsewhere", () => {
  test("is shown, and on a word takes the place of the database, with the pages over it", async () => {
    const { server, path, left } = await example();
    const shown = await sendFile(server, "/data/restore", await backupWith("old"));
    expect(shown.document.querySelector("h1")?.textContent).toBe("Restore backup.db?");
    expect(shown.words).toContain("The last change in it is of 15 Dec 2025, 12:00.");
    expect(countsOf(shown, "Price notes")).toEqual(["1", "1"]);
    expect(await notesOf(server)).toEqual(["new"]);
    const done = await send(server, `/data/restore/${idOf(shown.path)}/confirm`);
    const aside = `${basename(path)}.before-restore-20251215T120000000Z`;
    expect(done.words).toContain(
      `Restored backup.db: 0 stories, 1 note, 0 bars. The database as it was is kept as ${aside}.`,
    );
    expect(await notesOf(server)).toEqual(["old"]);
    expect(textsIn(join(dirname(path), aside))).toEqual(["new"]);
    expect(left().filter((name) => name.includes("restoring"))).toEqual([]);
    expect(uploads()).toEqual([]);
    expect(server.log).toEqual([]);
  });

  test("that holds less says so", async () => {
    const { server } = await example();
    makeNote(server.db, { text: "another" });
    const shown = await sendFile(server, "/data/restore", await backupWith("old"));
    expect(countsOf(shown, "Price notes")).toEqual(["2", "fewer: 1"]);
  });

  test.each(UNFIT)("%s is refused with a word why, nothing changed", async (_what, spoil, words) => {
    const { server, path } = await example();
    const file = await backupWith("old");
    spoil(file);
    // A form cannot tell an empty file from none.
    const why = words === "it is empty" ? "Choose a file with something in it." : words;
    const page = await sendFile(server, "/data/restore", file);
    expect(page.status).toBe(422);
    expect(page.words).toContain(why);
    expect(page.document.querySelector("#field-file[aria-invalid]")).not.toBeNull();
    expect(await notesOf(server)).toEqual(["new"]);
    expect(readdirSync(dirname(path)).filter((name) => name.includes("restor"))).toEqual([]);
    expect(uploads()).toEqual([]);
  });

  test("can be let go of, and then nothing of it is left", async () => {
    const { server, left } = await example();
    const before = left();
    const shown = await sendFile(server, "/data/restore", await backupWith("old"));
    expect((await send(server, `/data/restore/${idOf(shown.path)}/cancel`)).path).toBe("/data");
    expect((await see(server, shown.path)).status).toBe(404);
    expect(left()).toEqual(before);
  });

  test("is asked for again after an hour", async () => {
    const { server, time, left } = await example();
    const before = left();
    const shown = await sendFile(server, "/data/restore", await backupWith("old"));
    time.now += 61 * 60_000;
    const late = await see(server, shown.path);
    expect(late.status).toBe(404);
    expect(late.words).toContain("The file is not here any more");
    expect((await server.post(`/data/restore/${idOf(shown.path)}/confirm`, {})).status).toBe(404);
    expect(left()).toEqual(before);
  });

  test("of more than two that wait, the oldest goes", async () => {
    const { server, left } = await example();
    const file = await backupWith("old");
    const paths: string[] = [];
    for (let i = 0; i < 3; i++) paths.push((await sendFile(server, "/data/restore", file)).path);
    const seen = await Promise.all(paths.map((path) => see(server, path)));
    expect(seen.map(({ status }) => status)).toEqual([404, 200, 200]);
    expect(left().filter((name) => name.endsWith(".restoring"))).toHaveLength(2);
  });

  test("leaves no copy when Newsmove is stopped", async () => {
    const { server, path } = await example();
    await sendFile(server, "/data/restore", await backupWith("old"));
    await server.close();
    expect(readdirSync(dirname(path))).toEqual(["newsmove.db"]);
  });
});

describe("a backup of the list", () => {
  test("brings back what was there when it was made, and what was put aside undoes that", async () => {
    const { server, time } = await example();
    await send(server, "/data/backups");
    makeNote(server.db, { text: "newer" });
    time.now += 60_000;
    const page = await see(server, "/data");
    const action = page.document.querySelector(".table--kept form")?.getAttribute("action") ?? "";
    const shown = await send(server, action);
    expect(shown.words).toContain("Restore the backup of 15 Dec 2025, 12:00?");
    await send(server, `/data/restore/${idOf(shown.path)}/confirm`);
    expect(await notesOf(server)).toEqual(["new"]);

    time.now += 60_000;
    const [aside] = (await see(server, "/data")).document.querySelectorAll(".table--kept tbody tr");
    expect(aside?.textContent).toContain("Before a restore");
    const back = await send(server, aside?.querySelector("form")?.getAttribute("action") ?? "");
    await send(server, `/data/restore/${idOf(back.path)}/confirm`);
    expect(await notesOf(server)).toEqual(expect.arrayContaining(["new", "newer"]));
  });

  test.each(["..%2Fnewsmove.db", "newsmove.db", "%2Fetc%2Fpasswd", "__proto__"])(
    "none goes by the name %s",
    async (name) => {
      const { server } = await example();
      const answer = await server.post(`/data/backups/${name}/restore`, {});
      expect(answer.status).toBe(404);
      expect(await answer.text()).toContain("There is no such backup");
    },
  );
});

test("a confirmation sent twice restores once", async () => {
  const { server, left } = await example();
  const { path } = await sendFile(server, "/data/restore", await backupWith("old"));
  const confirm = `/data/restore/${idOf(path)}/confirm`;
  await Promise.all([send(server, confirm), send(server, confirm)]);
  const { words } = await send(server, confirm);
  expect(words).toContain("Restored backup.db");
  expect(left().filter((name) => name.includes(".before-restore-"))).toHaveLength(1);
});

test("while somebody else has the database open it stays, which is said, and can be tried again", async () => {
  const { server, path } = await example();
  const { path: shown } = await sendFile(server, "/data/restore", await backupWith("old"));
  const other = openDatabase(path);
  const refused = await send(server, `/data/restore/${idOf(shown)}/confirm`);
  expect(refused.status).toBe(409);
  expect(refused.words).toMatch(/It was not restored: the database .* stays as it is: it is in use/);
  expect(await notesOf(server)).toEqual(["new"]);
  other.close();
  expect((await send(server, `/data/restore/${idOf(shown)}/confirm`)).words).toContain("Restored backup.db");
  expect(await notesOf(server)).toEqual(["old"]);
});

test("what is asked while the database is exchanged is answered", async () => {
  const { server } = await example();
  const { path: shown } = await sendFile(server, "/data/restore", await backupWith("old"));
  const asked = Array.from({ length: 30 }, () => see(server, "/notes"));
  const restored = send(server, `/data/restore/${idOf(shown)}/confirm`);
  const more = Array.from({ length: 30 }, () => see(server, "/notes"));
  await restored;
  const seen = await Promise.all([...asked, ...more]);
  expect(seen.map(({ status }) => status)).toEqual(seen.map(() => 200));
  expect(server.log).toEqual([]);
});

test.each(["..%2F..%2Fetc%2Fpasswd", "__proto__", "1"])(
  "an id that is none (%s) finds nothing",
  async (id) => {
    const { server } = await example();
    expect((await see(server, `/data/restore?file=${id}`)).status).toBe(404);
    for (const what of ["confirm", "cancel"])
      expect((await server.post(`/data/restore/${id}/${what}`, {})).status).toBe(404);
  },
);

test("no file chosen is said at the field", async () => {
  const { server } = await example();
  const empty = join(temporaryFolder(), "empty.db");
  writeFileSync(empty, "");
  const page = await sendFile(server, "/data/restore", empty);
  expect(page.status).toBe(422);
  expect(page.words).toContain("Choose a file with something in it.");
});

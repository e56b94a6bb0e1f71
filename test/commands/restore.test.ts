import { existsSync, readdirSync } from "node:fs";
import { dirname, join } from "node:path";
import { describe, expect, test } from "vitest";
import { temporaryFolder } from "../support/cleanup.ts";
import { backupWith, databaseWith, folderState, textsIn, UNFIT } from "../support/kept-files.ts";
import { runNewsmove, startNewsmove } from "../support/process.ts";

function restore(file: string, path: string, ...more: string[]) {
  return runNewsmove(["restore", file, "--db", path, ...more]);
}

/** Where the database as it was is kept. */
function asideOf(path: string): string {
  const name = readdirSync(dirname(path)).find((file) => file.includes(".before-restore-")) ?? "";
  return join(dirname(path), name);
}

test("a backup takes the place of the database, which is kept beside it", async () => {
  const path = databaseWith("new");
  const file = await backupWith("old");
  const { code, stdout, stderr } = await restore(file, path);
  expect({ code, stdout }).toEqual({ code: 0, stdout: "" });
  expect(stderr).toBe(
    `restored ${file} to ${path}: 0 stories, 1 note, 0 bars\nthe database as it was is kept as ${asideOf(path)}\n`,
  );
  expect(textsIn(path)).toEqual(["old"]);
  expect(textsIn(asideOf(path))).toEqual(["new"]);
  expect(readdirSync(dirname(path))).toHaveLength(2);
});

test("what was put aside can be restored in its turn, and the server goes on from there", async () => {
  const path = databaseWith("new");
  await restore(await backupWith("old"), path);
  expect((await restore(asideOf(path), path)).code).toBe(0);
  const server = await startNewsmove({ NEWSMOVE_DB: path });
  expect(await (await fetch(`${server.url}/notes`)).text()).toContain("new");
});

test("--json prints what was restored", async () => {
  const path = join(temporaryFolder(), "new.db");
  const file = await backupWith("old");
  const { code, stdout } = await restore(file, path, "--json");
  expect(code).toBe(0);
  expect(JSON.parse(stdout)).toEqual({
    ...{ file, path, stories: 0, notes: 1, bars: 0, isOlder: false, before: null },
    changedAt: "2025-12-15T12:00:00.000Z",
  });
});

describe("refused in one line, nothing changed:", () => {
  test.each(UNFIT)("a file %s", async (_what, spoil, words) => {
    const file = await backupWith("old");
    spoil(file);
    const path = databaseWith("new");
    const states = [folderState(file), folderState(path)];
    const { code, stdout, stderr } = await restore(file, path);
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`newsmove: ${file} was not restored, and nothing was changed: `);
    expect(stderr).toContain(words);
    expect(stderr.trim().split("\n")).toHaveLength(1);
    expect([folderState(file), folderState(path)]).toEqual(states);
  });

  test("any file while Newsmove runs on the database", async () => {
    const server = await startNewsmove({ NEWSMOVE_DB: databaseWith("new") });
    const { code, stderr } = await restore(await backupWith("old"), server.dbPath);
    expect(code).toBe(1);
    expect(stderr).toContain("it is in use, by a Newsmove or an import that runs");
    expect(await (await fetch(`${server.url}/notes`)).text()).toContain("new");
    await server.stop("SIGTERM");
    expect(readdirSync(dirname(server.dbPath))).toHaveLength(1);
    expect(textsIn(server.dbPath)).toEqual(["new"]);
  });

  test("no file, or two, as wrong usage", async () => {
    for (const files of [[], ["a.db", "b.db"]]) {
      const { code, stderr } = await runNewsmove(["restore", ...files]);
      expect({ code, stderr }).toEqual({
        code: 2,
        stderr: "newsmove: name one file: newsmove restore FILE\n",
      });
    }
  });

  test("a file that is not there; no database is made", async () => {
    const path = join(temporaryFolder(), "a", "new.db");
    expect((await restore("none.db", path)).stderr).toContain("there is no such file");
    expect(existsSync(dirname(path))).toBe(false);
  });
});

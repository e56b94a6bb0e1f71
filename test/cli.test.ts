import Database from "better-sqlite3";
import { existsSync, statSync, writeFileSync } from "node:fs";
import { createServer, type AddressInfo } from "node:net";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { seedListings } from "../seed/listings.ts";
import { temporaryFolder, whenTestEnds } from "./support/cleanup.ts";
import { runNewsmove, startNewsmove } from "./support/process.ts";

/** As many listings as come with Newsmove; the story's companies are among them, and one that has no listing. */
const LISTINGS = seedListings().length;
const COMPANIES = new Set(seedListings().map(({ name }) => name)).size + 1;

const COMMANDS = ["serve", "seed", "extract", "import", "export", "check", "study", "backup", "restore"];

function isOneLine(text: string): boolean {
  return text.endsWith("\n") && text.trim().split("\n").length === 1;
}

describe("help", () => {
  test.each([[["--help"]], [["-h"]], [[]]])("newsmove %j lists every command", async (args) => {
    const { code, stdout, stderr } = await runNewsmove(args);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    const listed = [...stdout.matchAll(/^ {2}(\w+) {2,}\S/gm)].map(([, name]) => name);
    // A command this test does not know has no test of its help.
    expect(listed).toEqual(COMMANDS);
  });

  test.each(COMMANDS)("newsmove %s --help says how it is used, and does nothing", async (command) => {
    const folder = temporaryFolder();
    const { code, stdout, stderr } = await runNewsmove([command, "--help"], {}, folder);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toMatch(new RegExp(`^usage: newsmove ${command} `));
    expect(stdout).toContain("--db PATH");
    expect(existsSync(join(folder, "data"))).toBe(false);
  });
});

describe("wrong usage is one line and exit code 2", () => {
  test.each([
    ["an unknown command", ["sede"], "there is no command “sede”; newsmove --help lists them"],
    ["a word every object inherits", ["constructor"], "there is no command “constructor”"],
    ["an unknown option", ["seed", "--jsn"], "'--jsn'"],
    ["an option without its value", ["seed", "--db"], "--db"],
    ["a word too many", ["seed", "twice"], "'twice'"],
  ])("%s", async (_what, args, words) => {
    const { code, stdout, stderr } = await runNewsmove(args);
    expect({ code, stdout }).toEqual({ code: 2, stdout: "" });
    expect(stderr).toContain(words);
    expect(stderr).toMatch(/^newsmove: /);
    expect(isOneLine(stderr)).toBe(true);
  });
});

describe("seed", () => {
  test("says what it loaded, and the second time that nothing is new", async () => {
    const folder = temporaryFolder();
    const first = await runNewsmove(["seed"], {}, folder);
    expect(first).toEqual({
      ...{ code: 0, stdout: "" },
      stderr: `seed: loaded ${COMPANIES} companies, ${LISTINGS} listings, 1 story, 2 moves\n`,
    });
    expect(existsSync(join(folder, "data", "newsmove.db"))).toBe(true);
    const second = await runNewsmove(["seed"], {}, folder);
    expect(second.code).toBe(0);
    expect(second.stderr).toContain("nothing new; ");
    expect(second.stderr).toContain("listings and stories were loaded before and left as they are");
  });

  test("with --json prints the counts, for another program, and into the database named", async () => {
    const path = join(temporaryFolder(), "other.db");
    const { code, stdout, stderr } = await runNewsmove(["seed", "--json", "--db", path]);
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(JSON.parse(stdout)).toEqual({
      added: { companies: COMPANIES, listings: LISTINGS, stories: 1, moves: 2 },
      // The story's companies are loaded before the list that has them too.
      kept: expect.any(Number),
    });
    expect(existsSync(path)).toBe(true);
  });

  test.skipIf(process.platform === "win32")("makes a database for its owner alone", async () => {
    const folder = temporaryFolder();
    await runNewsmove(["seed"], {}, folder);
    expect(statSync(join(folder, "data", "newsmove.db")).mode & 0o777).toBe(0o600);
    expect(statSync(join(folder, "data")).mode & 0o777).toBe(0o700);
  });

  test("refuses what is no database in one line that names it", async () => {
    const path = join(temporaryFolder(), "notes.txt");
    writeFileSync(path, "not a database ".repeat(100));
    const { code, stderr } = await runNewsmove(["seed", "--db", path]);
    expect(code).toBe(1);
    expect(stderr).toContain(`cannot use the database ${path}`);
    expect(isOneLine(stderr)).toBe(true);
  });
});

describe("serve", () => {
  test("makes the database, seeds it, prints its address and answers there", async () => {
    const server = await startNewsmove();
    expect(server.url).toMatch(/^http:\/\/127\.0\.0\.1:\d+$/);
    const answer = await fetch(server.url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain("Alibaba Jumps 3%");
    const { code, stdout, stderr } = await server.stop("SIGTERM");
    expect({ code, stderr }).toEqual({ code: 0, stderr: "" });
    expect(stdout).toBe(`Newsmove is at ${server.url}\n`);
  });

  test.skipIf(process.platform === "win32").each(["SIGTERM", "SIGINT"] as const)(
    "on %s ends in order, and leaves the database whole in its one file",
    async (signal) => {
      const server = await startNewsmove();
      // A browser keeps its connection open; that must not hold the stop up.
      await (await fetch(server.url)).text();
      expect((await server.stop(signal)).code).toBe(0);
      expect(existsSync(`${server.dbPath}-wal`)).toBe(false);
      const db = new Database(server.dbPath, { readonly: true });
      whenTestEnds(() => db.close());
      expect(db.pragma("integrity_check", { simple: true })).toBe("ok");
    },
  );

  test.each([
    ["put in the trash", "UPDATE news_items SET deleted_at = '2026-01-01T00:00:00.000Z'"],
    ["deleted for good", "DELETE FROM news_items"],
    ["deleted with everything else", "DELETE FROM news_items; DELETE FROM listings; DELETE FROM companies"],
  ])("a second run does not bring back a story that was %s", async (_what, sql) => {
    const first = await startNewsmove();
    await first.stop("SIGTERM");
    const db = new Database(first.dbPath);
    db.exec(sql);
    db.close();
    const second = await startNewsmove({ NEWSMOVE_DB: first.dbPath });
    const answer = await fetch(second.url);
    expect(answer.status).toBe(200);
    expect(await answer.text()).not.toContain("Alibaba Jumps 3%");
  });

  test("a port that is taken is one line that names PORT", async () => {
    const other = createServer().listen(0, "127.0.0.1");
    whenTestEnds(() => other.close());
    await new Promise((resolve) => other.once("listening", resolve));
    const { port } = other.address() as AddressInfo;
    const { code, stdout, stderr } = await runNewsmove(["serve"], { PORT: String(port) });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(`port ${port} is taken`);
    expect(stderr).toContain("set PORT to a free one");
    expect(isOneLine(stderr)).toBe(true);
  });

  test.each([
    ["a port that is none", { PORT: "http" }, "PORT=http is no port"],
    ["other computers let in without a password", { NEWSMOVE_HOST: "0.0.0.0" }, "set NEWSMOVE_PASSWORD"],
    [
      "an address of another computer",
      { NEWSMOVE_HOST: "203.0.113.7", NEWSMOVE_PASSWORD: "x" },
      "this computer has no address 203.0.113.7",
    ],
  ])("refuses %s in one line", async (_what, env, words) => {
    const { code, stdout, stderr } = await runNewsmove(["serve"], { PORT: "0", ...env });
    expect({ code, stdout }).toEqual({ code: 1, stdout: "" });
    expect(stderr).toContain(words);
    expect(isOneLine(stderr)).toBe(true);
  });

  test("lets other computers in with a password, and asks for it", async () => {
    const server = await startNewsmove({ NEWSMOVE_HOST: "0.0.0.0", NEWSMOVE_PASSWORD: "secret" });
    const url = server.url.replace("0.0.0.0", "127.0.0.1");
    expect((await fetch(url)).status).toBe(401);
    const authorization = `Basic ${Buffer.from("me:secret").toString("base64")}`;
    expect((await fetch(url, { headers: { authorization } })).status).toBe(200);
  });
});

import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { beforeEach, describe, expect, test } from "vitest";
import { backUp } from "../../server/db/backup.ts";
import { ask } from "../api/example.ts";
import { ownTemporaryFiles, temporaryFolder } from "../support/cleanup.ts";
import { fileDb, NOW } from "../support/db.ts";
import { makeListing, makeMove, makeNews, makeNote } from "../support/factories.ts";
import { runNewsmove } from "../support/process.ts";
import { see, send, sendFile } from "../support/see.ts";
import { startServer, type TestServer } from "../support/server.ts";

beforeEach(() => void ownTemporaryFiles());

/** A database's file, closed, with a story of Acme Robotics ("ACM +3%" at the close) and a note, each of that title. */
function fileWith(title: string): string {
  const { db, path } = fileDb();
  const listing = makeListing(db, { ticker: "ACM", companyName: "Acme Robotics" });
  const { id } = makeNews(db, { title, published: { date: "2025-12-10" } });
  const close = { session: "regular", statistic: "close", tradeDate: null } as const;
  makeMove(db, { newsId: id, listing, percent: 3, ...close });
  makeNote(db, { listing, text: title });
  db.close();
  return path;
}

/** A server as `newsmove serve` opens it, whose pages have been read once; the clock can be put on. */
async function serverOver(path: string) {
  const time = { now: NOW.getTime() };
  const server = await startServer({ path, clock: () => new Date(time.now) });
  for (const page of ["/", "/news", "/notes", "/search?q=soars"]) await see(server, page);
  return { server, time };
}

/** The titles of the stories that a page lists. */
async function titlesOn(server: TestServer, path: string): Promise<string[]> {
  const { document } = await see(server, path);
  const links = document.querySelectorAll("[data-story-link]");
  return [...links].map((link) => link.textContent?.trim() ?? "");
}

/** What search, a filter and their counts tell of stories with the word "soars" of Acme. */
async function soaring(server: TestServer) {
  return {
    found: await titlesOn(server, "/search?q=soars"),
    narrowed: await titlesOn(server, "/news?company=ACM&q=soars"),
    tabs: await tabsOn(server),
  };
}

async function tabsOn(server: TestServer, path = "/news"): Promise<string[]> {
  const { document } = await see(server, path);
  return [...document.querySelectorAll(".tab")].map((tab) => tab.textContent ?? "");
}

const NOTHING = { found: [], narrowed: [] };

describe("a story", () => {
  test("deleted goes from search and filters, brought back it is there again, and purged it never is", async () => {
    const { server, time } = await serverOver(fileWith("Acme soars"));
    const there = { found: ["Acme soars"], narrowed: ["Acme soars"], tabs: ["All 1", "Not checked 1"] };
    expect(await soaring(server)).toEqual(there);
    await send(server, "/news/1/delete");
    expect(await soaring(server)).toEqual({ ...NOTHING, tabs: [] });
    await send(server, "/news/1/restore");
    expect(await soaring(server)).toEqual(there);
    await send(server, "/news/1/delete");
    time.now += 31 * 86_400_000;
    server.upkeep();
    expect(server.db.prepare("SELECT count(*) FROM news_items").pluck().get()).toBe(0);
    expect(server.db.prepare("SELECT count(*) FROM move_outcomes").pluck().get()).toBe(0);
    expect(await soaring(server)).toEqual({ ...NOTHING, tabs: [] });
  });

  test("that a program sends, changes and deletes is followed", async () => {
    const { server } = await serverOver(fileWith("Acme waits"));
    const story = {
      ...{ title: "Acme soars", publisher: "The Example", published: { date: "2025-12-11" } },
      moves: [{ listing: "ACM", percent: -2, session: "regular", quote: "Acme fell 2%." }],
    };
    const made = await ask(server, "POST", "/api/v1/stories", story);
    expect(made.status).toBe(201);
    expect(await soaring(server)).toMatchObject({ found: ["Acme soars"], narrowed: ["Acme soars"] });
    expect(await titlesOn(server, "/news?direction=down&publisher=The+Example")).toEqual(["Acme soars"]);
    const { id, version } = made.json;
    const changed = { ...story, version, title: "Acme rests", moves: [] };
    expect((await ask(server, "PUT", `/api/v1/stories/${id}`, changed)).status).toBe(200);
    expect(await soaring(server)).toMatchObject(NOTHING);
    expect(await titlesOn(server, "/news?direction=down")).toEqual([]);
    expect(await titlesOn(server, "/search?q=rests")).toEqual(["Acme rests"]);
    const gone = await ask(server, "DELETE", `/api/v1/stories/${id}?version=${version + 1}`);
    expect(gone.status).toBe(204);
    expect(await titlesOn(server, "/search?q=rests")).toEqual([]);
    expect(await titlesOn(server, "/news?q=rests")).toEqual([]);
  });
});

test("a note deleted and brought back goes from search and the list, and comes again", async () => {
  const { server } = await serverOver(fileWith("soars"));
  const notes = async () => ({
    found: (await see(server, "/search?q=soars&in=notes")).words.includes("1 note"),
    listed: (await see(server, "/notes?company=ACM&q=soars")).document.querySelectorAll(".note-words").length,
  });
  expect(await notes()).toEqual({ found: true, listed: 1 });
  await send(server, "/notes/1/delete");
  expect(await notes()).toEqual({ found: false, listed: 0 });
  await send(server, "/notes/1/restore");
  expect(await notes()).toEqual({ found: true, listed: 1 });
});

test("prices that another process imports and corrects, and that are taken back, change what a verdict finds", async () => {
  const path = fileWith("Acme soars");
  const { server } = await serverOver(path);
  const folder = temporaryFolder();
  const bars = async (name: string, close: number, ...options: string[]) => {
    const rows = [100, close].map((price, i) => `2025-12-${9 + i},${price},${price},${price},${price},5`);
    writeFileSync(join(folder, name), `Date,Open,High,Low,Close,Volume\n${rows.join("\n")}\n`);
    const words = ["import", "prices", join(folder, name), "--listing", "ACM", "--db", path, ...options];
    expect(await runNewsmove(words)).toMatchObject({ code: 0 });
  };
  await bars("first.csv", 103);
  expect(await tabsOn(server)).toEqual(["All 1", "Confirmed 1"]);
  expect(await titlesOn(server, "/news?verdict=confirmed")).toEqual(["Acme soars"]);
  await bars("second.csv", 99, "--replace");
  expect(await tabsOn(server)).toEqual(["All 1", "Opposite direction 1"]);
  expect(await titlesOn(server, "/news?verdict=confirmed")).toEqual([]);
  await send(server, "/prices/imports/2/undo");
  expect(await tabsOn(server)).toEqual(["All 1", "Confirmed 1"]);
  await send(server, "/prices/imports/1/undo");
  expect(await tabsOn(server)).toEqual(["All 1", "Not checked 1"]);
});

test("a database put in the place of another is searched and filtered as it is", async () => {
  const { server } = await serverOver(fileWith("Acme soars"));
  const { path: backup } = await backUp(fileWith("Acme sinks"), join(temporaryFolder(), "backup.db"));
  const asked = await sendFile(server, "/data/restore", backup);
  await send(server, `/data/restore/${asked.path.split("file=")[1]}/confirm`);
  expect(await titlesOn(server, "/search?q=soars")).toEqual([]);
  expect(await titlesOn(server, "/search?q=sinks")).toEqual(["Acme sinks"]);
  expect(await titlesOn(server, "/news?company=ACM")).toEqual(["Acme sinks"]);
  expect(await titlesOn(server, "/?direction=up")).toEqual(["Acme sinks"]);
  expect((await see(server, "/notes?q=sinks")).document.querySelectorAll(".note-words").length).toBe(1);
  expect(server.log).toEqual([]);
});

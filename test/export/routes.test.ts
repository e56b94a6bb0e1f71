import { existsSync, readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { beforeEach, describe, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import { ownTemporaryFiles } from "../support/cleanup.ts";
import { fileDb, seededDb, testDb } from "../support/db.ts";
import { makeNews, makeNote } from "../support/factories.ts";
import { drawFrom } from "../support/filled/draw.ts";
import { fillDatabase } from "../support/filled/fill.ts";
import { see, type SeenPage } from "../support/see.ts";
import { startServer, type TestServer } from "../support/server.ts";
import { archiveTextOf } from "./archive/archiving.ts";

let server: TestServer;
let db: Db;
beforeEach(async () => {
  ownTemporaryFiles();
  ({ db } = fileDb());
  server = await startServer({ db });
});

/** Sends an archive as the form does; gives the answer as it is. */
function sendArchive(text: string, fields: Record<string, string> = {}): Promise<Response> {
  const body = new FormData();
  for (const [name, value] of Object.entries(fields)) body.set(name, value);
  body.set("file", new Blob([text]), "<b>old.json");
  return fetch(`${server.url}/data/import`, {
    method: "POST",
    headers: { origin: server.url },
    body,
    redirect: "manual",
  });
}

/** Sends it and waits until nothing is under way any more. */
async function imported(text: string, fields = {}): Promise<SeenPage> {
  const answer = await sendArchive(text, fields);
  expect(answer.status).toBe(303);
  return finished(answer.headers.get("location") ?? "");
}

async function finished(path: string): Promise<SeenPage> {
  for (;;) {
    const page = await see(server, path);
    if (!page.document.querySelector("progress")) return page;
  }
}

function rowsOf({ document }: SeenPage): Record<string, string[]> {
  const rows = [...document.querySelectorAll("tbody tr")].map((row) =>
    [...row.querySelectorAll("th, td")].map((cell) => cell.textContent ?? ""),
  );
  return Object.fromEntries(rows.map(([what = "", ...cells]) => [what, cells]));
}

describe("taking out", () => {
  test("the archive is a file to be saved, the same that the command writes", async () => {
    fillDatabase(db, drawFrom(9), 600);
    const answer = await server.get("/data/archive.json");
    expect(answer.headers.get("content-type")).toBe("application/json; charset=utf-8");
    expect(answer.headers.get("content-disposition")).toBe("attachment; filename=newsmove-2025-12-15.json");
    expect(answer.headers.get("cache-control")).toBe("no-store");
    expect((await answer.text()) === archiveTextOf(db)).toBe(true);
  });

  test("what is written meanwhile is not in it, and does not wait for it", async () => {
    fillDatabase(db, drawFrom(9), 3000);
    const before = archiveTextOf(db);
    const answer = await server.get("/data/archive.json");
    const reader = answer.body?.getReader();
    const parts = [(await reader?.read())?.value ?? new Uint8Array()];
    makeNote(db, { text: "written meanwhile" });
    expect((await server.get("/notes")).status).toBe(200);
    for (let part = await reader?.read(); part?.value; part = await reader?.read()) parts.push(part.value);
    expect(Buffer.concat(parts).toString() === before).toBe(true);
  });

  test("a download that is broken off leaves nothing open, and no fault in the log", async () => {
    fillDatabase(db, drawFrom(9), 3000);
    const stop = new AbortController();
    const answer = await fetch(`${server.url}/data/archive.json`, { signal: stop.signal });
    await answer.body?.getReader().read();
    stop.abort();
    // The last connection to be closed takes the database's log away with it.
    db.close();
    await expect.poll(() => existsSync(`${db.name}-wal`), { timeout: 20_000 }).toBe(false);
    expect(server.log).toEqual([]);
  });

  test("every table that the page names can be had as CSV", async () => {
    server = await startServer({ path: fileDb().path });
    const { document } = await see(server, "/data");
    const links = [...document.querySelectorAll('a[href^="/data/tables/"]')].map(
      (link) => link.getAttribute("href") ?? "",
    );
    expect(links).toHaveLength(12);
    for (const link of links) {
      const answer = await server.get(link);
      expect(answer.headers.get("content-type"), link).toBe("text/csv; charset=utf-8");
      expect(answer.headers.get("content-disposition"), link).toContain("attachment");
      expect(await answer.text(), link).toMatch(/^\w+(,\w+)*\r\n/);
    }
  });

  test("another table is a page that says so", async () => {
    const page = await see(server, "/data/tables/secrets.csv");
    expect(page.status).toBe(404);
    expect(page.words).toContain("There is no such table");
  });

  test("a database in memory says that it has no file", async () => {
    server = await startServer({ db: testDb() });
    const answer = await server.get("/data/archive.json");
    expect(answer.status).toBe(404);
    expect(answer.headers.get("content-disposition")).toBeNull();
    expect(await answer.text()).toContain("The database is in memory alone");
  });
});

describe("putting in", () => {
  test("an archive is imported and what it did is told", async () => {
    const theirs = seededDb();
    makeNews(theirs, { title: "Only <i>there</i>" });
    const page = await imported(archiveTextOf(theirs));
    expect(page.document.querySelector("h1")?.textContent).toBe("Imported <b>old.json");
    expect(page.words).toContain("What was not here yet was added.");
    expect(rowsOf(page)).toMatchObject({ Stories: ["2", "0", "0"], Companies: ["5", "0", "0"] });
    expect((await see(server, "/news")).words).toContain("Only <i>there</i>");
    const again = await imported(archiveTextOf(theirs));
    expect(again.words).toContain("All of it is here already.");
    expect(rowsOf(again)).toMatchObject({ Stories: ["0", "2", "0"] });
  });

  test("what stays as it is here is named", async () => {
    const theirs = seededDb();
    await imported(archiveTextOf(theirs));
    theirs.exec("UPDATE news_items SET author = 'Another'");
    const page = await imported(archiveTextOf(theirs));
    expect(page.words).toContain("Left as it is here Story “Alibaba Jumps 3%");
    expect(rowsOf(page)).toMatchObject({ Stories: ["0", "0", "1"] });
  });

  test("its prices take the place of others only when the box is ticked", async () => {
    const theirs = testDb();
    fillDatabase(theirs, drawFrom(9), 600);
    const text = archiveTextOf(theirs);
    await imported(text);
    db.exec("UPDATE price_bars SET close = 7");
    const count = Number(db.prepare("SELECT count(*) FROM price_bars").pluck().get()).toLocaleString("en-US");
    const left = await imported(text);
    expect(rowsOf(left)["Price bars"]).toEqual(["0", "0", count]);
    expect(left.words).toContain("import it again with the box ticked");
    expect(rowsOf(await imported(text, { replace: "1" }))["Price bars"]).toEqual(["0", "0", count, "0"]);
    expect((await see(server, "/prices")).words).toContain("<b>old.json");
  });

  test.each([
    [
      "no archive",
      "a,b\n1,2\n",
      "Nothing was imported from <b>old.json: it is no archive of Newsmove: it begins with “a,b”.",
    ],
    [
      "one cut off",
      '{"newsmove_archive":1,\n"companies":[\n',
      "it ends at line 2, among companies: it was cut off",
    ],
  ])("%s is refused with its reason, and the form is there again", async (_what, text, words) => {
    const page = await imported(text);
    expect(page.status).toBe(422);
    expect(page.words).toContain(words);
    expect(page.document.querySelector('input[type="file"]')).not.toBeNull();
    expect(server.log).toEqual([]);
  });

  test("no file at all is asked for", async () => {
    const answer = await sendArchive("");
    expect(answer.status).toBe(422);
    expect(await answer.text()).toContain("Choose a file with something in it.");
  });

  test("it can be broken off: nothing of it is stored", async () => {
    const theirs = testDb();
    fillDatabase(theirs, drawFrom(9), 3000);
    const before = archiveTextOf(db);
    const path = (await sendArchive(archiveTextOf(theirs))).headers.get("location") ?? "";
    const id = path.split("archive=")[1];
    const answer = await server.post(`/data/import/${id}/cancel`, {});
    expect(answer.headers.get("location")).toBe(path);
    expect((await finished(path)).words).toContain("was broken off; nothing was stored");
    expect(archiveTextOf(db) === before).toBe(true);
  });

  test("what was sent is gone when it is over, however it ended", async () => {
    await imported(archiveTextOf(seededDb()));
    await imported("nothing");
    expect(readdirSync(tmpdir()).filter((name) => name.startsWith("newsmove-import-"))).toEqual([]);
  });

  test("an import that is not known any more says so", async () => {
    const page = await see(server, "/data/import?archive=lost");
    expect(page.status).toBe(404);
    expect(page.words).toContain("is not known any more");
  });

  test("a form of another site changes nothing", async () => {
    const answer = await server.post("/data/import", {}, { origin: "https://evil.example" });
    expect(answer.status).toBe(403);
  });
});

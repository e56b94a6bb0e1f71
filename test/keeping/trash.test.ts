import { describe, expect, test } from "vitest";
import { trashStore } from "../../server/keeping/trash/store.ts";
import { dueBy, trashText } from "../../server/keeping/trash/trash.ts";
import { fileDb, NOW, testDb } from "../support/db.ts";
import { makeListing, makeMove, makeNews, makeNote } from "../support/factories.ts";
import { see, type SeenPage, send } from "../support/see.ts";
import { startServer } from "../support/server.ts";

const DAY = 86_400_000;

/** A server with a story, a note about it and a note by itself, whose clock the test moves. */
async function example() {
  const { db, path } = fileDb();
  const listing = makeListing(db, { ticker: "ACM" });
  const story = makeNews(db, { title: "Acme jumps" });
  const move = makeMove(db, { newsId: story.id, listing });
  const about = makeNote(db, { listing, newsId: story.id, moveId: move.id, text: "about it" });
  const alone = makeNote(db, { listing, text: "alone" });
  db.close();
  const time = { now: NOW.getTime() };
  const server = await startServer({
    path,
    env: { NEWSMOVE_BACKUPS_KEPT: "0" },
    clock: () => new Date(time.now),
  });
  const count = (table: string) => server.db.prepare(`SELECT count(*) FROM ${table}`).pluck().get();
  return { server, time, story, about, alone, count };
}

/** The rows of a list as the page prints them. */
function rowsOf({ document }: SeenPage, list: string): string[] {
  const rows = document.querySelectorAll(`[aria-labelledby="${list}-title"] tbody tr`);
  return [...rows].map((row) => (row.textContent ?? "").replaceAll(/\s+/g, " ").trim());
}

/** Where the form of a row is sent. */
function actionsOf({ document }: SeenPage): string[] {
  return [...document.querySelectorAll(".table--trash form")].map(
    (form) => form.getAttribute("action") ?? "",
  );
}

describe("the trash", () => {
  test("is empty at first, and says what it is for", async () => {
    const { server } = await example();
    expect((await see(server, "/data")).words).toContain("It is empty.");
    expect((await see(server, "/data/trash")).words).toContain("The trash is empty");
    expect((await see(server, "/data/trash/empty")).path).toBe("/data/trash");
  });

  test("lists what was deleted, the last first, with the day it goes", async () => {
    const { server, time, story, about, alone } = await example();
    await server.post(`/news/${story.id}/delete`, {});
    await server.post(`/notes/${about.id}/delete`, {});
    time.now += DAY;
    await server.post(`/notes/${alone.id}/delete`, {});
    const page = await see(server, "/data/trash");
    expect(rowsOf(page, "stories")).toEqual([
      expect.stringMatching(
        /^Acme jumps The Example, Wed 10 Dec 2025 Deleted 15 Dec 2025, .* Goes for good 14 Jan 2026/,
      ),
    ]);
    expect(rowsOf(page, "notes")).toEqual([
      expect.stringMatching(/^ACM 161\.70 USD last, 10 Dec 2025, 08:05 New York alone Deleted 16 Dec 2025/),
      expect.stringMatching(/about it Deleted 15 Dec 2025/),
    ]);
    expect((await see(server, "/data")).words).toContain("1 story and 2 notes.");
  });

  test("gives back a story with its moves and notes, and a note", async () => {
    const { server, story, alone } = await example();
    await server.post(`/news/${story.id}/delete`, {});
    await server.post(`/notes/${alone.id}/delete`, {});
    const [restoreStory = "", restoreNote = ""] = actionsOf(await see(server, "/data/trash"));
    const page = await send(server, restoreStory);
    expect([page.path, page.status]).toEqual([`/news/${story.id}`, 200]);
    expect(page.words).toContain("about it");
    expect(page.document.querySelectorAll(".outcome-move")).toHaveLength(1);
    expect((await send(server, restoreNote)).words).toContain("alone");
    expect((await see(server, "/data/trash")).words).toContain("The trash is empty");
  });

  test("is shown by the page of fifty", async () => {
    const { db, path } = fileDb();
    const listing = makeListing(db);
    db.transaction(() => {
      for (let i = 0; i < 51; i++) makeNote(db, { listing, text: `number ${i}` });
      db.exec("UPDATE price_notes SET deleted_at = '2025-12-14T12:00:00.000Z'");
    })();
    db.close();
    const server = await startServer({ path });
    const first = await see(server, "/data/trash");
    expect(rowsOf(first, "notes")).toHaveLength(50);
    const older = first.document.querySelector(".pager a")?.getAttribute("href") ?? "";
    expect(rowsOf(await see(server, older), "notes")).toEqual([expect.stringContaining("number 0")]);
  });
});

describe("after thirty days", () => {
  test("what was deleted goes for good, not before; a note about a story that went keeps its text", async () => {
    const { server, time, story, about, count } = await example();
    await server.post(`/news/${story.id}/delete`, {});
    time.now += 30 * DAY - 1;
    server.upkeep();
    expect([count("news_items"), count("reported_moves")]).toEqual([1, 1]);
    time.now += 1;
    server.upkeep();
    expect([count("news_items"), count("reported_moves"), count("mentions")]).toEqual([0, 0, 0]);
    expect(
      server.db.prepare("SELECT text, news_id, move_id FROM price_notes WHERE id = ?").get(about.id),
    ).toEqual({
      ...{ text: "about it", news_id: null, move_id: null },
    });
    expect((await server.post(`/news/${story.id}/restore`, {})).status).toBe(404);
    expect(server.log).toEqual([]);
  });

  test("what was brought back stays", async () => {
    const { server, time, story, count } = await example();
    await server.post(`/news/${story.id}/delete`, {});
    await server.post(`/news/${story.id}/restore`, {});
    time.now += 31 * DAY;
    server.upkeep();
    expect(count("news_items")).toBe(1);
  });

  test("a note can be brought back though its story has gone", async () => {
    const { server, time, story, about } = await example();
    await server.post(`/news/${story.id}/delete`, {});
    time.now += 29 * DAY;
    await server.post(`/notes/${about.id}/delete`, {});
    time.now += DAY;
    server.upkeep();
    const [restore = ""] = actionsOf(await see(server, "/data/trash"));
    const page = await send(server, restore);
    expect([page.status, page.path]).toEqual([200, "/notes"]);
    expect(page.words).toContain("about it");
  });
});

describe("emptying", () => {
  test("asks first, and then nothing comes back", async () => {
    const { server, story, alone, count } = await example();
    await server.post(`/news/${story.id}/delete`, {});
    await server.post(`/notes/${alone.id}/delete`, {});
    const asked = await see(server, "/data/trash/empty");
    expect(asked.words).toContain("1 story and 1 note would go for good.");
    expect(count("news_items")).toBe(1);
    const until = asked.document.querySelector("[name=until]")?.getAttribute("value") ?? "";
    const { words } = await send(server, "/data/trash/empty", { until });
    expect(words).toContain("The trash was emptied: 2 things are gone for good.");
    expect([count("news_items"), count("price_notes")]).toEqual([0, 1]);
  });

  test("spares what was deleted after it was asked", async () => {
    const { server, time, story, alone, count } = await example();
    await server.post(`/news/${story.id}/delete`, {});
    const until = (await see(server, "/data/trash/empty")).document
      .querySelector("[name=until]")
      ?.getAttribute("value");
    time.now += 1;
    await server.post(`/notes/${alone.id}/delete`, {});
    await send(server, "/data/trash/empty", { until: until ?? "" });
    expect([count("news_items"), count("price_notes")]).toEqual([0, 2]);
  });

  test.each(["", "tomorrow", "9999"])(
    "asks again where the moment of the question is missing: %j",
    async (until) => {
      const { server, alone, count } = await example();
      await server.post(`/notes/${alone.id}/delete`, {});
      expect((await send(server, "/data/trash/empty", { until })).path).toBe("/data/trash/empty");
      expect(count("price_notes")).toBe(2);
    },
  );
});

test("what there is none of is not told", () => {
  expect(trashText({ stories: 1, notes: 0 })).toBe("1 story");
  expect(trashText({ stories: 2, notes: 3 })).toBe("2 stories and 3 notes");
  expect(dueBy(NOW)).toBe("2025-11-15T12:00:00.000Z");
});

test("a purge leaves what is not in the trash", () => {
  const db = testDb();
  makeNews(db);
  makeNote(db);
  expect(trashStore(db).purge("9999-12-31T23:59:59.999Z")).toEqual({ stories: 0, notes: 0 });
});

import { describe, expect, test } from "vitest";
import { makeListing, makeNote } from "../support/factories.ts";
import { startServer } from "../support/server.ts";
import { acmeServer, sent, text } from "./acme.ts";

describe("editing", () => {
  test("shows the story as it stands and changes it; sent again it changes nothing", async () => {
    const server = await acmeServer();
    await server.post("/news", sent({ topics: "AI", time: "08:05", zone: "New York" }));
    const form = await text(server, "/news/1/edit");
    for (const value of ["2025-12-10", "08:05", "America/New_York", "AI", "+3", "ACM Acme, XNYS"])
      expect(form).toContain(`value="${value}"`);
    const edit = sent({
      version: "1",
      move_1_id: "1",
      move_1_percent: "−4",
      title: "Acme falls 4%",
      topics: "AI",
    });
    for (const _time of [1, 2]) expect((await server.post("/news/1", edit)).status).toBe(303);
    expect(server.db.prepare("SELECT id, percent FROM reported_moves").all()).toEqual([
      { id: 1, percent: -4 },
    ]);
    expect(server.db.prepare("SELECT version FROM news_items").get()).toEqual({ version: 2 });
  });

  test("what the form shows, sent back as it is, is the story as it was", async () => {
    const server = await startServer({ seeded: true });
    const stored = () =>
      server.db
        .prepare("SELECT * FROM reported_moves")
        .all()
        .map((row) => ({ ...(row as object), updated_at: "" }));
    const before = { page: await text(server, "/news/1"), moves: stored() };
    const form = await text(server, "/news/1/edit");
    expect((await server.post("/news/1", shownIn(form))).status).toBe(303);
    expect(stored()).toEqual(before.moves);
    expect(server.db.prepare("SELECT version FROM news_items WHERE id = 1").get()).toEqual({ version: 1 });
  });

  test("changed meanwhile: both versions are shown, neither is lost, saving again decides", async () => {
    const server = await acmeServer();
    await server.post("/news", sent());
    await server.post("/news/1", sent({ version: "1", title: "From the other window" }));
    const conflict = await server.post("/news/1", sent({ version: "1", title: "From this window" }));
    expect(conflict.status).toBe(409);
    const page = await conflict.text();
    expect(page).toContain("This story was changed meanwhile");
    expect(page).toContain("From the other window");
    expect(page).toContain("From this window");
    expect(page).toContain('name="version" value="2"');
    expect((await server.post("/news/1", sent({ version: "2", title: "From this window" }))).status).toBe(
      303,
    );
    expect(await text(server, "/news/1")).toContain("From this window");
  });

  test("a row added to an older version does not make it the newest", async () => {
    const server = await acmeServer();
    await server.post("/news", sent());
    await server.post("/news/1", sent({ version: "1", title: "From the other window" }));
    const page = await (await server.post("/news/1", sent({ version: "1", do: "add-move" }))).text();
    expect(page).toContain('name="version" value="1"');
  });
});

describe("deleting", () => {
  test("offers an Undo that outlives a reload; its moves go with it and its notes stay", async () => {
    const server = await acmeServer();
    await server.post("/news", sent());
    const listing = makeListing(server.db, { ticker: "BOLT" });
    makeNote(server.db, { listing, newsId: 1, moveId: 1, text: "still here" });
    const to = (await server.post("/news/1/delete", {})).headers.get("location") ?? "";
    expect(to).toBe("/news?deleted=1");
    for (const _reload of [1, 2]) expect(await text(server, to)).toContain('action="/news/1/restore"');
    for (const path of ["/", "/news", "/companies/ACM"])
      expect(await text(server, path), path).not.toContain("data-bar");
    expect((await server.get("/news/1")).status).toBe(404);
    const notes = await text(server, "/notes");
    expect(notes).toContain("still here");
    expect(notes).not.toContain("Acme jumps 3%");
    expect((await server.get("/news/1/edit")).headers.get("location")).toBe(to);

    expect((await server.post("/news/1/restore", {})).headers.get("location")).toBe("/news/1");
    expect(await text(server, "/news/1")).toContain("still here");
    expect(await text(server, to)).not.toContain('action="/news/1/restore"');
  });

  test("while it was edited: the edit is asked about, and saving it again brings the story back", async () => {
    const server = await acmeServer();
    await server.post("/news", sent());
    await server.post("/news/1/delete", {});
    const conflict = await server.post("/news/1", sent({ version: "1", title: "Still writing" }));
    expect(conflict.status).toBe(409);
    expect(await conflict.text()).toContain("This story was deleted meanwhile");
    await server.post("/news/1", sent({ version: "2", title: "Still writing" }));
    expect(await text(server, "/news")).toContain("Still writing");
  });
});

/** The fields of the page's story form with the values it shows, as a browser would send them. */
function shownIn(html: string): Record<string, string> {
  const form = /<form class="form story-form"[\s\S]*?<\/form>/.exec(html)?.[0] ?? "";
  const unescaped = (value = "") =>
    value
      .replaceAll("&#34;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
  const inputs = [...form.matchAll(/<input\b[^>]*>/g)].flatMap(([tag]) => {
    if (/type="(checkbox|radio)"/.test(tag) && !/\schecked/.test(tag)) return [];
    return [[/\sname="([^"]*)"/.exec(tag)?.[1] ?? "", unescaped(/\svalue="([^"]*)"/.exec(tag)?.[1])]];
  });
  const areas = [...form.matchAll(/<textarea\b[^>]*\sname="([^"]*)"[^>]*>\n?([\s\S]*?)<\/textarea>/g)].map(
    ([, name, value]) => [name, unescaped(value)],
  );
  const selects = [...form.matchAll(/<select\b[^>]*\sname="([^"]*)"[^>]*>([\s\S]*?)<\/select>/g)].map(
    ([, name, options]) => [name, unescaped(/value="([^"]*)" selected/.exec(options ?? "")?.[1])],
  );
  return Object.fromEntries([...inputs, ...areas, ...selects]);
}

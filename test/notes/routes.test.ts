import { expect, test } from "vitest";
import { makeNote } from "../support/factories.ts";
import { startServer, type TestServer } from "../support/server.ts";

const FIELDS = {
  ...{
    submission_key: "key-of-the-form",
    from: "",
    zone: "America/New_York",
    listing: "BABA",
    price: "161.70",
  },
  ...{ price_kind: "high", date: "2025-12-10", time: "08:05", text: "first look", about: "move-1" },
};

const seeded = () => startServer({ seeded: true });

async function text(server: TestServer, path: string): Promise<string> {
  return (await server.get(path)).text();
}

test("a note stands on its story, its company, the list and the dashboard", async () => {
  const server = await seeded();
  const answer = await server.post("/notes", FIELDS);
  expect(answer.status).toBe(303);
  expect(answer.headers.get("location")).toBe("/notes#note-1");
  for (const path of ["/", "/notes", "/news/1", "/companies/BABA"]) {
    const page = await text(server, path);
    expect(page, path).toContain("161.70");
    expect(page, path).toContain("first look");
  }
  expect(await text(server, "/companies/META")).not.toContain("first look");
});

test("saving goes back to where the form was opened", async () => {
  const server = await seeded();
  const from = async (given: object) =>
    (await server.post("/notes", { ...FIELDS, ...given })).headers.get("location");
  expect(await from({ submission_key: "a", from: "story" })).toBe("/news/1#note-1");
  expect(await from({ submission_key: "b", from: "company" })).toBe("/companies/BABA#note-2");
  expect(await from({ submission_key: "c", from: "//evil.example" })).toBe("/notes#note-3");
});

test("a form sent twice makes one note", async () => {
  const server = await seeded();
  const first = await server.post("/notes", FIELDS);
  const second = await server.post("/notes", FIELDS);
  expect(second.headers.get("location")).toBe(first.headers.get("location"));
  expect(server.db.prepare("SELECT count(*) AS n FROM price_notes").get()).toEqual({ n: 1 });
});

test("a refused form keeps what was typed, says what is wrong at the field and in a summary, and stores nothing", async () => {
  const server = await seeded();
  const answer = await server.post("/notes", { ...FIELDS, price: "-1", text: "<b>kept</b> & so on" });
  expect(answer.status).toBe(422);
  const page = await answer.text();
  expect(page).toContain('href="#field-price"');
  expect(page).toContain('id="error-price"');
  expect(page).toContain('value="-1"');
  expect(page).toContain("&lt;b&gt;kept&lt;/b&gt; &amp; so on");
  expect(page).toContain('value="key-of-the-form"');
  expect(server.db.prepare("SELECT count(*) AS n FROM price_notes").get()).toEqual({ n: 0 });
});

test("an answer button settles a price that reads two ways", async () => {
  const server = await seeded();
  const asked = await (await server.post("/notes", { ...FIELDS, price: "1,205" })).text();
  expect(asked).toContain('name="price_answer" value="1.205"');
  await server.post("/notes", { ...FIELDS, price: "1,205", price_answer: "1.205" });
  expect(server.db.prepare("SELECT price FROM price_notes").get()).toEqual({ price: 1.205 });
});

test("from a story everything known is filled in", async () => {
  const server = await seeded();
  const page = await text(server, "/notes/new?move=2");
  expect(page).toContain('value="META Meta, XNAS"');
  expect(page).toContain('value="2025-12-10"');
  expect(page).toContain('<option value="move-2" selected>');
  expect(page).toContain("New York");
  expect(await text(server, "/notes/new?listing=9988")).toContain("Hong Kong");
});

test("editing shows the note as it stands and changes it", async () => {
  const server = await seeded();
  await server.post("/notes", FIELDS);
  const form = await text(server, "/notes/1/edit");
  expect(form).toContain('value="161.7"');
  expect(form).toContain('value="08:05"');
  const changed = await server.post("/notes/1", {
    ...FIELDS,
    version: "1",
    price: "162.5",
    text: "second look",
  });
  expect(changed.status).toBe(303);
  expect(await text(server, "/notes")).toContain("second look");
});

test("a note changed meanwhile: both versions are shown, neither is lost, saving again decides", async () => {
  const server = await seeded();
  await server.post("/notes", FIELDS);
  await server.post("/notes/1", { ...FIELDS, version: "1", text: "from the other window" });
  const conflict = await server.post("/notes/1", { ...FIELDS, version: "1", text: "from this window" });
  expect(conflict.status).toBe(409);
  const page = await conflict.text();
  expect(page).toContain("from the other window");
  expect(page).toContain("from this window");
  expect(page).toContain('name="version" value="2"');
  expect(await text(server, "/notes")).toContain("from the other window");
  expect((await server.post("/notes/1", { ...FIELDS, version: "2", text: "from this window" })).status).toBe(
    303,
  );
  expect(await text(server, "/notes")).toContain("from this window");
});

test("an edit sent twice is no conflict with itself", async () => {
  const server = await seeded();
  await server.post("/notes", FIELDS);
  const edit = { ...FIELDS, version: "1", text: "second look" };
  await server.post("/notes/1", edit);
  expect((await server.post("/notes/1", edit)).status).toBe(303);
});

test("a note deleted while it was edited comes back only when saved again", async () => {
  const server = await seeded();
  await server.post("/notes", FIELDS);
  await server.post("/notes/1/delete", {});
  const conflict = await server.post("/notes/1", { ...FIELDS, version: "1", text: "still writing" });
  expect(conflict.status).toBe(409);
  const page = await conflict.text();
  expect(page).toContain("deleted meanwhile");
  expect(page).toContain("still writing");
  expect(await text(server, "/notes")).not.toContain("still writing");
  await server.post("/notes/1", { ...FIELDS, version: "2", text: "still writing" });
  expect(await text(server, "/notes")).toContain("still writing");
});

test("delete offers an Undo that outlives a reload, and Undo brings the note back", async () => {
  const server = await seeded();
  await server.post("/notes", FIELDS);
  const to = (await server.post("/notes/1/delete", {})).headers.get("location") ?? "";
  for (const _reload of [1, 2]) {
    const page = await text(server, to);
    expect(page).toContain('action="/notes/1/restore"');
    expect(page).not.toContain('id="note-1"');
  }
  await server.post("/notes/1/restore", {});
  expect(await text(server, "/notes")).toContain('id="note-1"');
  expect(await text(server, to)).not.toContain('action="/notes/1/restore"');
});

test("addresses of no note are 404, whatever they hold", async () => {
  const server = await seeded();
  for (const id of ["7", "0", "-1", "1.5", "x", "99999999999999999999"]) {
    expect((await server.get(`/notes/${id}/edit`)).status, id).toBe(404);
    expect((await server.post(`/notes/${id}/delete`, {})).status, id).toBe(404);
  }
});

test("the list goes on by pages without losing or doubling a note", async () => {
  const server = await seeded();
  const listing = makeNote(server.db).listing;
  for (let n = 1; n < 120; n++) makeNote(server.db, { listing, text: `note number ${n}.` });
  const seen: string[] = [];
  for (let path: string | undefined = "/notes"; path; ) {
    const page: string = await text(server, path);
    seen.push(...[...page.matchAll(/id="(note-\d+)"/g)].map((match) => String(match[1])));
    path = /href="(\/notes\?after=[^"]+)"/.exec(page)?.[1];
  }
  expect(seen).toHaveLength(120);
  expect(new Set(seen).size).toBe(120);
});

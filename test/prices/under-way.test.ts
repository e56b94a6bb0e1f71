import { readdirSync } from "node:fs";
import { tmpdir } from "node:os";
import { describe, expect, test } from "vitest";
import { openDatabase } from "../../server/db/open.ts";
import { whenTestEnds } from "../support/cleanup.ts";
import type { TestServer } from "../support/server.ts";
import { barsIn, GOOD, HEADER, importGood, seeded } from "./example-files.ts";
import { preview, see, send, sendFile } from "./sent-file.ts";

/** Has whatever writes from now on wait until it is let go: long work stays under way as long as a test likes. */
function holdWrites({ db }: TestServer): { letGo(): void } {
  const other = openDatabase(db.name);
  whenTestEnds(() => other.close());
  other.exec("BEGIN IMMEDIATE");
  return { letGo: () => void other.exec("COMMIT") };
}

const NOTE = {
  listing: "BABA",
  price: "161.70",
  price_kind: "last",
  date: "2025-12-10",
  time: "08:05",
  zone: "",
};

const uploads = () => readdirSync(tmpdir()).filter((name) => name.startsWith("newsmove-import-"));

describe("while a file is stored", () => {
  test("its page says so, others are answered, and a note waits and is saved", async () => {
    const server = await seeded();
    const { id, path } = await preview(server, GOOD, { listing: "BABA" });
    const writes = holdWrites(server);
    const answer = await server.post(`/prices/import/${id}/confirm`, {});
    expect([answer.status, answer.headers.get("location")]).toEqual([303, path]);
    const page = await server.get(path);
    expect(page.headers.get("refresh")).toBe("1");
    expect(await page.text()).toContain("<h1>Storing prices.csv</h1>");
    let isSaved = false;
    const saved = server.post("/notes", { ...NOTE, submission_key: "a-note" }).then((done) => {
      isSaved = true;
      return done;
    });
    for (const other of ["/", "/prices", "/notes"]) expect((await server.get(other)).status).toBe(200);
    expect([isSaved, barsIn(server)]).toEqual([false, 0]);
    writes.letGo();
    expect((await see(server, path)).path).toBe("/prices?imported=1");
    expect([(await saved).status, barsIn(server)]).toEqual([303, 3]);
    expect(server.log).toEqual([]);
  });

  test("cancelling takes all of it back", async () => {
    const server = await seeded();
    const { id, path } = await preview(server, GOOD, { listing: "BABA" });
    const writes = holdWrites(server);
    await server.post(`/prices/import/${id}/confirm`, {});
    const cancelled = server.post(`/prices/import/${id}/cancel`, {});
    while ((await server.get(path)).status !== 404);
    writes.letGo();
    expect((await cancelled).headers.get("location")).toBe("/prices/import");
    expect([barsIn(server), uploads(), server.log]).toEqual([0, [], []]);
    expect((await see(server, "/prices")).words).toContain("No prices yet");
  });
});

test("cancelled while it is read, a file leaves nothing behind, and another can be read", async () => {
  const server = await seeded();
  const row = "2024-01-02 09:30:00,100,101,99,100,1\n";
  const answer = await sendFile(server, `${HEADER}\n${row.repeat(200_000)}`, { listing: "BABA" });
  const id = answer.headers.get("location")?.split("file=")[1] ?? "";
  expect((await server.post(`/prices/import/${id}/cancel`, {})).status).toBe(303);
  expect(uploads()).toEqual([]);
  expect((await preview(server, GOOD, { listing: "BABA" })).words).toContain("3 rows can be taken");
  expect(server.log).toEqual([]);
});

test("said otherwise twice at once, a file is read by the last word", async () => {
  const server = await seeded();
  const { id, path } = await preview(server, GOOD, { listing: "BABA" });
  await Promise.all(["NVDA", "META"].map((listing) => server.post(`/prices/import/${id}`, { listing })));
  expect((await see(server, path)).words).toContain("META on XNAS");
  expect(server.log).toEqual([]);
});

describe("what takes prices back", () => {
  test("says how far it is, can be left, and is done once however often it is asked for", async () => {
    const server = await seeded();
    await importGood(server);
    const writes = holdWrites(server);
    const [answer] = await Promise.all([1, 2].map(() => server.post("/prices/imports/1/undo", {})));
    expect(answer?.headers.get("location")).toBe("/prices?job=undo-1");
    const page = await server.get("/prices?job=undo-1");
    expect(page.headers.get("refresh")).toBe("1");
    expect(await page.text()).toContain("<b>Undoing the import of prices.csv</b>: 0 %");
    expect((await server.get("/")).status).toBe(200);
    writes.letGo();
    expect((await see(server, "/prices?job=undo-1")).path).toBe("/prices?undone=1");
    expect(barsIn(server)).toBe(0);
    expect((await see(server, "/prices?job=nothing")).status).toBe(200);
  });

  test("is told of as done to whoever asked twice", async () => {
    const server = await seeded();
    await importGood(server);
    const [listing = 0] = server.db.prepare<[], number>("SELECT listing_id FROM price_bars").pluck().all();
    const range = { listing: String(listing), interval: "1d", from: "2024-01-03", to: "2024-01-04" };
    const writes = holdWrites(server);
    const answers = await Promise.all([1, 2].map(() => server.post("/prices/delete", range)));
    writes.letGo();
    for (const { headers } of answers)
      expect((await see(server, headers.get("location") ?? "")).path).toBe("/prices?deleted=1");
  });

  test("by a fault of ours is told of and logged, and leaves all as it was", async () => {
    const server = await seeded();
    await importGood(server);
    server.db.exec(
      "CREATE TRIGGER broken BEFORE DELETE ON price_bars BEGIN SELECT raise(ABORT, 'broken'); END",
    );
    const page = await send(server, "/prices/imports/1/undo");
    expect(page.status).toBe(500);
    expect(page.words).toContain("Undoing the import of prices.csv came to nothing");
    expect(server.log).toEqual([expect.stringContaining("broken")]);
    expect(barsIn(server)).toBe(3);
  });
});

test("a fault of ours in storing is told of and logged, and stores nothing", async () => {
  const server = await seeded();
  const { id } = await preview(server, GOOD, { listing: "BABA" });
  server.db.exec(
    "CREATE TRIGGER broken BEFORE INSERT ON price_coverage BEGIN SELECT raise(ABORT, 'broken'); END",
  );
  const page = await send(server, `/prices/import/${id}/confirm`);
  expect(page.status).toBe(500);
  expect(page.words).toContain("prices.csv could not be imported");
  expect(server.log).toEqual([expect.stringContaining("broken")]);
  expect(barsIn(server)).toBe(0);
});

import { mkdirSync, readdirSync, statSync, utimesSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import { NOW } from "../support/db.ts";
import { startServer } from "../support/server.ts";
import { ownTemporaryFiles } from "../support/cleanup.ts";
import { confirm, preview, see, sendFile } from "./sent-file.ts";

const FILE = "Date,Open,High,Low,Close\n2024-01-02,100,101,99,100.5\n2024-01-03,100,102,99,101.5\n";

/** Uploads go to a folder of the test's own, so that what stays behind is seen. */
beforeEach(() => void ownTemporaryFiles());

const left = () => readdirSync(tmpdir()).filter((name) => name.startsWith("newsmove-import-"));

test("the file waits for this account alone, and is gone once it is imported", async () => {
  const server = await startServer({ seeded: true });
  const { id } = await preview(server, FILE, { listing: "BABA" });
  const [folder = ""] = left();
  expect(statSync(join(tmpdir(), folder)).mode & 0o777).toBe(0o700);
  expect(statSync(join(tmpdir(), folder, "file")).mode & 0o777).toBe(0o600);
  await confirm(server, id);
  expect(left()).toEqual([]);
});

test("cancelling leaves nothing behind", async () => {
  const server = await startServer({ seeded: true });
  const { id, path } = await preview(server, FILE, { listing: "BABA" });
  const answer = await server.post(`/prices/import/${id}/cancel`, {});
  expect([answer.status, answer.headers.get("location")]).toEqual([303, "/prices/import"]);
  expect(left()).toEqual([]);
  expect((await see(server, path)).status).toBe(404);
});

test("after an hour the file is asked for again", async () => {
  let now = NOW.getTime();
  const server = await startServer({ seeded: true, clock: () => new Date(now) });
  const { id, path } = await preview(server, FILE, { listing: "BABA" });
  now += 61 * 60_000;
  const late = await see(server, path);
  expect(late.status).toBe(404);
  expect(late.words).toContain("The file is not here any more");
  expect(late.document.querySelector("#field-file")).not.toBeNull();
  expect((await server.post(`/prices/import/${id}/confirm`, {})).status).toBe(404);
  expect(left()).toEqual([]);
});

test("of more files than may wait, the oldest goes", async () => {
  const server = await startServer({ seeded: true });
  const paths = [];
  for (let i = 0; i < 6; i++) paths.push((await preview(server, FILE, { listing: "BABA" })).path);
  expect((await see(server, paths[0] ?? "")).status).toBe(404);
  expect((await see(server, paths[5] ?? "")).status).toBe(200);
  expect(left()).toHaveLength(5);
});

test.each(["..%2F..%2Fetc%2Fpasswd", "../../etc/passwd", "__proto__", "1", ""])(
  "an id that is none (%s) finds nothing",
  async (id) => {
    const server = await startServer({ seeded: true });
    const page = await see(server, `/prices/import?file=${id}`);
    expect(page.status).toBe(404);
    expect(page.words).not.toContain("root:");
    const answer = await server.post(`/prices/import/${encodeURIComponent(id || "x")}/confirm`, {});
    expect(answer.status).toBe(404);
  },
);

test("a file name that looks like a path is only a name", async () => {
  const server = await startServer({ seeded: true });
  const { words } = await preview(server, FILE, { listing: "BABA", name: "../../é.csv" });
  expect(words).toContain("é.csv");
  expect(left()).toHaveLength(1);
});

test("more than 200 MB is refused as it comes, and nothing of it is kept", { timeout: 60_000 }, async () => {
  const server = await startServer({ seeded: true });
  const answer = await sendFile(server, "x".repeat(201 * 1024 * 1024));
  expect(answer.status).toBe(413);
  expect(await answer.text()).toContain("larger than the 200 MB taken here");
  expect(left()).toEqual([]);
});

test("what a killed process left behind goes with the next file, after a day", async () => {
  const server = await startServer({ seeded: true });
  const [old, young] = ["newsmove-import-old", "newsmove-import-young"].map((name) => join(tmpdir(), name));
  mkdirSync(old ?? "");
  mkdirSync(young ?? "");
  utimesSync(old ?? "", 0, 0);
  await sendFile(server, FILE);
  expect(left()).toHaveLength(2);
  expect(left()).toContain("newsmove-import-young");
});

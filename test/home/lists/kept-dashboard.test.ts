import { expect, test } from "vitest";
import { openDatabase } from "../../../server/db/open.ts";
import { fileDb, NOW } from "../../support/db.ts";
import { makeNews, makeNote } from "../../support/factories.ts";
import { startServer } from "../../support/server.ts";

test("the dashboard shows at once what another process has written", async () => {
  const { db, path } = fileDb();
  const server = await startServer({ db });
  const dashboard = async () => (await server.get("/")).text();
  await dashboard();
  expect(await dashboard()).not.toContain("Northmere Foods Jumps");
  const other = openDatabase(path);
  makeNews(other, { title: "Northmere Foods Jumps" });
  other.close();
  expect(await dashboard()).toContain("Northmere Foods Jumps");
});

test("the dashboard shows at once what was written here", async () => {
  const server = await startServer({ seeded: true });
  const dashboard = async () => (await server.get("/")).text();
  await dashboard();
  expect(await dashboard()).not.toContain("before the bell");
  makeNote(server.db, { text: "before the bell" });
  expect(await dashboard()).toContain("before the bell");
  expect(await dashboard()).toContain('data-theme="system"');
  await server.post("/settings", { theme: "dark", convention: "blue-orange", zone: "UTC" });
  expect(await dashboard()).toContain('data-theme="dark"');
});

test("the number of notes follows on a dashboard that is narrowed, whoever adds them", async () => {
  const { db, path } = fileDb();
  const server = await startServer({ db });
  makeNews(db);
  const count = async () =>
    /href="\/notes">All (\d+)/.exec(await (await server.get("/?q=story")).text())?.[1];
  makeNote(db);
  expect(await count()).toBe("1");
  expect(await count()).toBe("1");
  makeNote(db);
  expect(await count()).toBe("2");
  const other = openDatabase(path);
  makeNote(other);
  other.close();
  expect(await count()).toBe("3");
});

test("the clocks on the dashboard go on", async () => {
  let now = NOW;
  const server = await startServer({ seeded: true, clock: () => now });
  const dashboard = async () => (await server.get("/")).text();
  const before = await dashboard();
  expect(await dashboard()).toBe(before);
  now = new Date(NOW.getTime() + 60_000);
  const after = await dashboard();
  expect(after).not.toBe(before);
});

import { readdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { beforeEach, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import { READING } from "../../server/export/archive/in/import-store.ts";
import type { ImportRequest } from "../../server/export/page/archive-imports.ts";
import { type Turns, turns } from "../../server/lib/turns.ts";
import { archiveThreads } from "../../server/threads/archive-threads.ts";
import { temporaryFolder } from "../support/cleanup.ts";
import { fileDb, NOW, seededDb } from "../support/db.ts";
import { archiveTextOf } from "./archive/archiving.ts";

let db: Db;
let writing: Turns;
let endOther: () => void;
let request: ImportRequest;
beforeEach(() => {
  ({ db } = fileDb());
  writing = turns();
  void writing.take(
    () =>
      new Promise<void>((end) => {
        endOther = end;
      }),
  );
  const path = join(temporaryFolder(), "archive.json");
  writeFileSync(path, archiveTextOf(seededDb()));
  request = { path, name: "archive.json", replace: false, now: NOW.toISOString() };
});

/** Begins the import while something else writes, and waits until all of it is read. */
async function readWhileOtherWrites(signal?: AbortSignal) {
  let read = 0;
  const onProgress = (share: number) => {
    read = share;
  };
  const end = archiveThreads(db.name, writing)(request, { onProgress, signal });
  await expect.poll(() => read, { timeout: 20_000 }).toBe(READING);
  return { end };
}

const stories = () => db.prepare<[], number>("SELECT count(*) FROM news_items").pluck().get();
const staged = () => readdirSync(dirname(db.name)).filter((name) => name.includes("incoming"));

test("an archive is read while something else writes, and stored when its turn has come", async () => {
  const { end } = await readWhileOtherWrites();
  expect(stories()).toBe(0);
  endOther();
  expect(await end).toMatchObject({ report: { counts: { news_items: { added: 1 } } } });
  expect(stories()).toBe(1);
  expect(staged()).toEqual([]);
});

test("broken off before its turn has come, it stores nothing and leaves nothing", async () => {
  const stop = new AbortController();
  const { end } = await readWhileOtherWrites(stop.signal);
  stop.abort(new Error("not wanted any more"));
  endOther();
  await expect(end).rejects.toThrow("not wanted any more");
  expect(stories()).toBe(0);
  expect(staged()).toEqual([]);
});

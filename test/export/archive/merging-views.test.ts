import { beforeEach, expect, test } from "vitest";
import type { Db } from "../../../server/db/open.ts";
import { testDb } from "../../support/db.ts";
import { makeListing } from "../../support/factories.ts";
import { archiveTextOf, importText } from "./archiving.ts";

let theirs: Db;
let ours: Db;
beforeEach(() => {
  [theirs, ours] = [testDb(), testDb()];
});

const AT = "2026-01-02T03:04:05.000Z";

function addView(db: Db, name: string, address: string, deletedAt: string | null = null): void {
  db.prepare(
    "INSERT INTO saved_views (name, address, created_at, updated_at, deleted_at) VALUES (?, ?, ?, ?, ?)",
  ).run(name, address, AT, AT, deletedAt);
}

function viewsOf(db: Db): unknown[] {
  return db.prepare("SELECT name, address FROM saved_views ORDER BY name").all();
}

test("saved views come in once", async () => {
  addView(theirs, "Falls", "/news?direction=down");
  addView(theirs, "Once", "/notes?q=once", AT);
  const text = archiveTextOf(theirs);
  expect((await importText(ours, text)).counts.saved_views).toMatchObject({ added: 2, kept: 0 });
  expect((await importText(ours, text)).counts.saved_views).toMatchObject({ added: 0, same: 2, kept: 0 });
  expect(viewsOf(ours)).toEqual(viewsOf(theirs));
});

test("of two views under one name, however cased, the one that is here stays, and is reported", async () => {
  addView(theirs, "Falls", "/news?direction=down");
  addView(ours, "FALLS", "/?direction=down");
  const { counts, left } = await importText(ours, archiveTextOf(theirs));
  expect(counts.saved_views).toMatchObject({ added: 0, kept: 1 });
  expect(left).toEqual([{ kind: "saved_views", name: "“FALLS”" }]);
  expect(viewsOf(ours)).toEqual([{ name: "FALLS", address: "/?direction=down" }]);
});

test("a view names its company as it is named here", async () => {
  makeListing(theirs, { ticker: "NMF", companyName: "Northmere Foods" });
  makeListing(ours, { ticker: "NMF", companyName: "Northmere Foods Group" });
  const slugOf = (db: Db) => db.prepare("SELECT slug FROM companies").pluck().get();
  expect(slugOf(ours)).not.toBe(slugOf(theirs));
  addView(theirs, "Northmere falls", `/news?company=${slugOf(theirs)}&direction=down`);
  await importText(ours, archiveTextOf(theirs));
  expect(viewsOf(ours)).toEqual([
    { name: "Northmere falls", address: `/news?company=${slugOf(ours)}&direction=down` },
  ]);
});

test("a view that leads elsewhere is refused with its line", async () => {
  addView(theirs, "Trap", "/news?direction=down");
  const text = archiveTextOf(theirs).replace("/news?direction=down", "//example.org/?direction=down");
  await expect(importText(ours, text)).rejects.toThrow(/is no list narrowed to something/);
  expect(viewsOf(ours)).toEqual([]);
});

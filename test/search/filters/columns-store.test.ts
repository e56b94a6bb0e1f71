import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { Db } from "../../../server/db/open.ts";
import { TOP } from "../../../server/lib/place.ts";
import type { StoryColumns } from "../../../server/search/filters/columns.ts";
import { columnsStore } from "../../../server/search/filters/columns-store.ts";
import { passOver } from "../../../server/search/filters/pass-over.ts";
import { tally } from "../../../server/search/filters/tally.ts";
import { NOTHING, type Wanted } from "../../../server/search/filters/wanted.ts";
import { whenTestEnds } from "../../support/cleanup.ts";
import { fileDb, testDb } from "../../support/db.ts";
import { makeCompany, makeListing, makeMove, makeNews } from "../../support/factories.ts";

function idsIn(columns: StoryColumns | null, wanted: Partial<Wanted> = {}): number[] {
  if (!columns) throw new Error("the stories are not read yet");
  const asked = { ...NOTHING, ...wanted };
  return tally(columns, passOver(columns, asked), 100, TOP).ids;
}

function reader(db: Db) {
  const store = columnsStore(db);
  return {
    publisher: (name: string) => store.publishers.find(name),
    ids: (wanted: Partial<Wanted> = {}) => idsIn(store.now(), wanted),
  };
}

test("a story is there with its publisher, its companies, its topics, its moves and its day", () => {
  const db = testDb();
  const listing = makeListing(db);
  const mentioned = makeCompany(db);
  const { id } = makeNews(db, { publisher: "The Ledger Wire", mentions: [mentioned] });
  makeMove(db, { newsId: id, listing, percent: -2, session: null });
  db.exec(
    "INSERT INTO topics (id, name) VALUES (7, 'Oil'); INSERT INTO news_topics SELECT id, 7 FROM news_items",
  );
  makeNews(db, { publisher: "Another", published: { date: "2025-12-11" } });
  const { ids, publisher } = reader(db);
  const day = Date.parse("2025-12-10") / 86_400_000;
  expect(ids()).toEqual([id + 1, id]);
  expect(ids({ publisher: publisher("the ledger wire") })).toEqual([id]);
  expect(ids({ company: listing.companyId })).toEqual([id]);
  expect(ids({ company: mentioned.id })).toEqual([id]);
  expect(ids({ company: mentioned.id, direction: 1 })).toEqual([]);
  expect(ids({ company: listing.companyId, direction: 1, session: 4 })).toEqual([id]);
  expect(ids({ topic: 7 })).toEqual([id]);
  expect(ids({ fromDay: day, toDay: day })).toEqual([id]);
});

test("whatever is changed afterwards shows at the next reading", () => {
  const { db, path } = fileDb();
  const first = makeNews(db, { published: { date: "2025-12-10" } });
  const { ids, publisher } = reader(db);
  expect(ids()).toEqual([first.id]);

  const second = makeNews(db, { published: { date: "2025-12-09" } });
  expect(ids()).toEqual([first.id, second.id]);
  db.prepare("UPDATE news_items SET published_date = '2025-12-12', publisher = 'X' WHERE id = ?").run(
    second.id,
  );
  expect(ids()).toEqual([second.id, first.id]);
  expect(ids({ publisher: publisher("X") })).toEqual([second.id]);
  db.prepare("UPDATE news_items SET deleted_at = updated_at WHERE id = ?").run(second.id);
  expect(ids()).toEqual([first.id]);
  db.prepare("UPDATE news_items SET deleted_at = NULL WHERE id = ?").run(second.id);
  expect(ids()).toEqual([second.id, first.id]);
  const moved = makeMove(db, { newsId: first.id, percent: -3 });
  expect(ids({ direction: 1 })).toEqual([first.id]);
  db.prepare("UPDATE reported_moves SET percent = 3 WHERE id = ?").run(moved.id);
  expect(ids({ direction: 1 })).toEqual([]);
  db.prepare("DELETE FROM reported_moves").run();
  expect(ids({ direction: 0 })).toEqual([]);
  const other = new Database(path);
  whenTestEnds(() => other.close());
  other.prepare("DELETE FROM news_items WHERE id = ?").run(first.id);
  expect(ids()).toEqual([second.id]);
});

test("a story changed over and over does not fill the memory", () => {
  const db = testDb();
  makeNews(db);
  const store = columnsStore(db);
  const change = db.prepare("UPDATE news_items SET title = title || 'x'");
  for (let i = 0; i < 2500; i++) {
    if (i % 400 === 0) db.prepare("UPDATE news_items SET title = 'x'").run();
    change.run();
    expect(store.now()?.count).toBe(1);
  }
  expect(store.now()?.slots).toBeLessThan(1500);
});

test("many stories are read bit by bit, and what is changed meanwhile is not missed", async () => {
  const db = testDb();
  // The dates are in no order, so that later ones have their places among those that were read before.
  for (const day of [5, 9, 1, 7, 3, 8, 2]) makeNews(db, { published: { date: `2025-12-0${day}` } });
  const store = columnsStore(db, 2);
  expect(store.now()).toBeNull();
  expect(store.readOn()).toBe(true);
  db.exec("UPDATE news_items SET published_date = '2025-12-10' WHERE id = 1");
  db.exec("DELETE FROM news_items WHERE id IN (2, 5)");
  const moved = makeMove(db, { newsId: 4, percent: -3 });
  const late = makeNews(db, { published: { date: "2025-12-06" } });
  expect(store.now()).toBeNull();
  while (store.readOn()) expect(store.now()?.count).not.toBe(0);
  expect(idsIn(store.now())).toEqual([1, 6, 4, late.id, 7, 3]);
  expect(idsIn(store.now(), { direction: 1 })).toEqual([moved.newsId]);
  expect(idsIn(await columnsStore(db, 2).read())).toEqual(idsIn(store.now()));
});

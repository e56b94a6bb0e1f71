import Database from "better-sqlite3";
import { expect, test } from "vitest";
import type { NewsItem } from "../../server/news/news.ts";
import { wordsIndex } from "../../server/search/index-store.ts";
import { readQuery } from "../../server/search/query.ts";
import { searchStore } from "../../server/search/store.ts";
import { whenTestEnds } from "../support/cleanup.ts";
import { fileDb, testDb } from "../support/db.ts";
import { makeNews } from "../support/factories.ts";

const LONG = 60_000;

test("while another process writes, nothing waits for it: the index says what is missing and catches up later", () => {
  const { db, path } = fileDb();
  const longestWait = db.pragma("busy_timeout", { simple: true });
  const words = wordsIndex(db);
  makeNews(db, { title: "Oil rises" });
  const other = new Database(path);
  whenTestEnds(() => other.close());
  other.exec("BEGIN IMMEDIATE");
  expect(words.catchUp(LONG)).toBe(1);
  expect(searchStore(db).stories(readQuery("oil"), 5)).toEqual({ ids: [], count: 0 });
  other.exec("COMMIT");
  expect(words.catchUp(LONG)).toBe(0);
  expect(searchStore(db).stories(readQuery("oil"), 5)).toEqual({ ids: [1], count: 1 });
  expect(db.pragma("busy_timeout", { simple: true })).toBe(longestWait);
});

test("with little time it goes on where it stopped", () => {
  const db = testDb();
  const words = wordsIndex(db);
  for (let i = 0; i < 250; i++) makeNews(db, { title: "Oil rises" });
  const left = [words.catchUp(-1), words.catchUp(-1), words.catchUp(-1)];
  expect(left).toEqual([151, 51, 0]);
  expect(searchStore(db).stories(readQuery("oil"), 1).count).toBe(250);
});

test("another process's changes are followed as well", () => {
  const { db, path } = fileDb();
  const other = new Database(path);
  whenTestEnds(() => other.close());
  makeNews(other, { title: "Oil rises" });
  wordsIndex(db).catchUp(LONG);
  expect(searchStore(db).stories(readQuery("oil"), 5)).toEqual({ ids: [1], count: 1 });
});

test("a word of which there are many beginnings, and one of which there are few, find the same", () => {
  const db = testDb();
  for (let i = 0; i < 120; i++) makeNews(db, { title: `Moto${String.fromCharCode(97 + (i % 26))}${i}` });
  wordsIndex(db).catchUp(LONG);
  const { stories } = searchStore(db);
  expect(stories(readQuery("moto"), 1).count).toBe(120);
  expect(stories(readQuery("motoa"), 9).ids).toHaveLength(5);
});

test.each([
  { are: "few", mostCounted: 100, count: 12 },
  { are: "more than are counted", mostCounted: 5, count: 6 },
])(
  "the newest come first, page by page, where those that hold the words are $are",
  ({ mostCounted, count }) => {
    const db = testDb();
    const made = Array.from({ length: 12 }, (_, i) =>
      makeNews(db, {
        title: "Oil rises",
        published: { date: `2025-06-${30 - i}` },
      }),
    );
    const ids = made.map(({ id }) => id);
    wordsIndex(db).catchUp(LONG);
    const { stories, storyIds } = searchStore(db, mostCounted);
    const oil = readQuery("oil");
    expect(stories(oil, 7)).toEqual({ ids: ids.slice(0, 7), count });
    const { sortAt, id } = made[6] as NewsItem;
    const place = { at: sortAt, id };
    expect(stories(oil, 7, place)).toEqual({ ids: ids.slice(7), count });
    expect(storyIds(oil, 3).toSorted()).toEqual(ids.slice(0, 3).toSorted());
    expect(storyIds(oil, 100).toSorted()).toEqual(ids.toSorted());
  },
);

test("a story in the trash is not found, though the index has not heard of it yet", () => {
  const db = testDb();
  const ids = [1, 2, 3].map(() => makeNews(db, { title: "Oil rises" }).id);
  wordsIndex(db).catchUp(LONG);
  db.prepare("UPDATE news_items SET deleted_at = '2026-01-01T00:00:00.000Z' WHERE id = ?").run(ids[2]);
  expect(searchStore(db).stories(readQuery("oil"), 2).ids).toEqual([ids[1], ids[0]]);
});

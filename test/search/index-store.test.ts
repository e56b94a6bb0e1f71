import Database from "better-sqlite3";
import { expect, test } from "vitest";
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
  expect(searchStore(db).stories(readQuery("oil"), 5)).toEqual([]);
  other.exec("COMMIT");
  expect(words.catchUp(LONG)).toBe(0);
  expect(searchStore(db).stories(readQuery("oil"), 5)).toEqual([1]);
  expect(db.pragma("busy_timeout", { simple: true })).toBe(longestWait);
});

test("with little time it goes on where it stopped", () => {
  const db = testDb();
  const words = wordsIndex(db);
  for (let i = 0; i < 250; i++) makeNews(db, { title: "Oil rises" });
  const left = [words.catchUp(-1), words.catchUp(-1), words.catchUp(-1)];
  expect(left).toEqual([151, 51, 0]);
  expect(searchStore(db).storyCount(readQuery("oil"))).toBe(250);
});

test("another process's changes are followed as well", () => {
  const { db, path } = fileDb();
  const other = new Database(path);
  whenTestEnds(() => other.close());
  makeNews(other, { title: "Oil rises" });
  wordsIndex(db).catchUp(LONG);
  expect(searchStore(db).stories(readQuery("oil"), 5)).toEqual([1]);
});

test("a word of which there are many beginnings, and one of which there are few, find the same", () => {
  const db = testDb();
  for (let i = 0; i < 120; i++) makeNews(db, { title: `Moto${String.fromCharCode(97 + (i % 26))}${i}` });
  wordsIndex(db).catchUp(LONG);
  const { storyCount, stories } = searchStore(db);
  expect(storyCount(readQuery("moto"))).toBe(120);
  expect(stories(readQuery("motoa"), 9)).toHaveLength(5);
});

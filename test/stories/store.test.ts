import { expect, test } from "vitest";
import type { Published } from "../../server/news/news.ts";
import { NOW, testDb } from "../support/db.ts";
import { makeListing, makeNews, makeNote } from "../support/factories.ts";
import { moveInput, storesOf, storyInput } from "./example.ts";

const AT = NOW.toISOString();
const on = (given: Partial<Published>) => ({ published: { ...storyInput().published, ...given } });

test("a story is stored whole: item, mentions, topics, moves in their order", () => {
  const db = testDb();
  const { stories, news, moves } = storesOf(db);
  const listing = makeListing(db, { companyName: "Acme" });
  const id = stories.add(
    storyInput({
      ...{ url: "https://Example.com/a", urlKey: "https://example.com/a", topics: ["AI", "chips"] },
      ...{ companyIds: [listing.companyId], newCompanies: ["Nowhere Inc"] },
      ...on({
        time: "08:05",
        zone: "UTC",
        at: "2025-12-10T08:05:00.000Z",
        printed: "12-10",
        yearInferred: true,
      }),
      moves: [
        moveInput({ listingId: listing.id }),
        moveInput({ subject: "Bolt", percent: -1, unsure: true }),
      ],
    }),
    "key",
    AT,
  );
  expect(news.find(id)).toMatchObject({
    ...{
      title: "Acme jumps 3%",
      url: "https://Example.com/a",
      version: 1,
      sortAt: "2025-12-10T08:05:00.000Z",
    },
    published: { time: "08:05", zone: "UTC", printed: "12-10", yearInferred: true },
  });
  expect(news.mentionsOf(id).map(({ name }) => name)).toEqual(["Acme", "Nowhere Inc"]);
  expect(news.topicsOf(id)).toEqual(["AI", "chips"]);
  expect(moves.ofNews(id)).toMatchObject([
    { subject: "Acme", listing: { id: listing.id }, percent: 3, unsure: false },
    { subject: "Bolt", listing: null, percent: -1, unsure: true },
  ]);
});

test("one transaction: a fault in the last move leaves nothing of the story", () => {
  const db = testDb();
  const { stories } = storesOf(db);
  const broken = storyInput({
    ...{ newCompanies: ["Nowhere Inc"], topics: ["AI"] },
    moves: [moveInput(), moveInput({ listingId: 999 })],
  });
  const rows = () =>
    db
      .prepare(
        "SELECT (SELECT count(*) FROM news_items) + (SELECT count(*) FROM companies) + (SELECT count(*) FROM topics) + (SELECT count(*) FROM reported_moves) AS n",
      )
      .get();
  expect(() => stories.add(broken, "key", AT)).toThrow();
  expect(rows()).toEqual({ n: 0 });

  const id = stories.add(storyInput({ moves: [moveInput()] }), "key", AT);
  expect(() => stories.change(id, 1, broken, AT)).toThrow();
  expect(rows()).toEqual({ n: 2 });
});

test("one form makes one story, however often it is sent", () => {
  const { stories, news } = storesOf(testDb());
  const id = stories.add(storyInput(), "key", AT);
  expect(stories.add(storyInput({ title: "Again" }), "key", AT)).toBe(id);
  expect(stories.idOfSubmission("key")).toBe(id);
  expect(stories.idOfSubmission("another")).toBeUndefined();
  expect(stories.add(storyInput(), "another", AT)).not.toBe(id);
  expect(news.newest(9)).toHaveLength(2);
});

test("an edit keeps the moves it names, so that their notes stay tied; others go, new ones come", () => {
  const db = testDb();
  const { stories, moves } = storesOf(db);
  const listing = makeListing(db);
  const id = stories.add(storyInput({ moves: [moveInput(), moveInput({ subject: "Bolt" })] }), "key", AT);
  const [first, second] = moves.ofNews(id).map((move) => move.id) as [number, number];
  const about = (moveId: number) => makeNote(db, { listing, newsId: id, moveId }).id;
  const [onFirst, onSecond] = [about(first), about(second)];
  const edited = [
    moveInput({ subject: "Corvo" }),
    moveInput({ id: second, subject: "Bolt", percent: 4 }),
    moveInput({ id: 4711, subject: "Of another story" }),
  ];
  expect(stories.change(id, 1, storyInput({ moves: edited }), AT)).toBe(true);
  const after = moves.ofNews(id);
  expect(after.map(({ subject }) => subject)).toEqual(["Corvo", "Bolt", "Of another story"]);
  expect(after[1]).toMatchObject({ id: second, percent: 4 });
  const noteMove = db.prepare<[number], { move: number | null; news: number }>(
    "SELECT move_id AS move, news_id AS news FROM price_notes WHERE id = ?",
  );
  expect(noteMove.get(onSecond)).toEqual({ move: second, news: id });
  expect(noteMove.get(onFirst)).toEqual({ move: null, news: id });
});

test("a move of another story is not taken over by its id", () => {
  const { stories, moves } = storesOf(testDb());
  const other = stories.add(storyInput({ moves: [moveInput()] }), "other", AT);
  const [its] = moves.ofNews(other);
  const id = stories.add(
    storyInput({ moves: [moveInput({ id: its?.id ?? 0, subject: "Bolt" })] }),
    "key",
    AT,
  );
  expect(moves.ofNews(other)).toEqual([its]);
  expect(moves.ofNews(id)).toMatchObject([{ subject: "Bolt" }]);
});

test("an edit of an older version changes nothing", () => {
  const { stories, news } = storesOf(testDb());
  const id = stories.add(storyInput(), "key", AT);
  expect(stories.change(id, 1, storyInput({ title: "Second", topics: ["AI"] }), AT)).toBe(true);
  expect(stories.change(id, 1, storyInput({ title: "Third" }), AT)).toBe(false);
  expect(news.find(id)).toMatchObject({ title: "Second", version: 2 });
  expect(news.topicsOf(id)).toEqual(["AI"]);
});

test("deleting hides the story and counts as a change; restoring brings all of it back", () => {
  const { stories, news, moves } = storesOf(testDb());
  const id = stories.add(storyInput({ moves: [moveInput()], topics: ["AI"] }), "key", AT);
  stories.delete(id, AT);
  expect(news.find(id)).toBeUndefined();
  expect(news.newest(10)).toEqual([]);
  expect(news.findAny(id)).toMatchObject({ deletedAt: AT, version: 2 });
  stories.restore(id);
  expect(news.find(id)).toMatchObject({ version: 3 });
  expect(moves.ofNews(id)).toHaveLength(1);
  stories.delete(id, AT);
  expect(stories.change(id, 4, storyInput(), AT)).toBe(true);
  expect(news.find(id)).toMatchObject({ version: 5, deletedAt: null });
});

test("stories that may be the same", () => {
  const db = testDb();
  const { stories } = storesOf(db);
  const byAddress = stories.add(
    storyInput({ title: "Other words", url: "https://example.com/a", urlKey: "https://example.com/a" }),
    "a",
    AT,
  );
  const byTitle = stories.add(storyInput(), "b", AT);
  const found = (given: object) =>
    stories.duplicates(storyInput(given), AT).map(({ id, by }) => `${id} ${by}`);
  expect(found({ title: "New", urlKey: "https://example.com/a" })).toEqual([`${byAddress} address`]);
  expect(found({})).toEqual([`${byTitle} title`]);
  expect(found({ title: "ACME JUMPS 3%", publisher: "the example" })).toEqual([`${byTitle} title`]);
  expect(found({ urlKey: "https://example.com/a" })).toHaveLength(2);
  expect(found({ publisher: "Another" })).toEqual([]);
  expect(found(on({ date: "2025-12-13" }))).toEqual([`${byTitle} title`]);
  expect(found(on({ date: "2025-12-14" }))).toEqual([]);
  expect(found(on({ date: "2025-12-07" }))).toEqual([`${byTitle} title`]);
  // Without a date it stands at the moment it is taken down, the 15th at noon.
  expect(found(on({ date: null }))).toEqual([]);
  stories.delete(byTitle, AT);
  expect(found({})).toEqual([]);
});

test("the publishers of the newest stories are offered, each once", () => {
  const db = testDb();
  const { news } = storesOf(db);
  for (const publisher of ["The Wire", "an Example", "The Wire"]) makeNews(db, { publisher });
  makeNews(db, { publisher: "Deleted", deletedAt: AT });
  expect(news.publishers(10)).toEqual(["an Example", "The Wire"]);
  expect(news.publishers(1)).toEqual(["The Wire"]);
});

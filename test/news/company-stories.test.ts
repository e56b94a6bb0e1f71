import { beforeEach, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import { newsStore } from "../../server/news/store.ts";
import { testDb } from "../support/db.ts";
import { makeListing, makeNews } from "../support/factories.ts";

let db: Db;
let company: number;
beforeEach(() => {
  db = testDb();
  company = Number(
    db.prepare("SELECT company_id FROM listings WHERE id = ?").pluck().get(makeListing(db).id),
  );
});

/** A story of a day that mentions the company. */
function told(date: string): number {
  const { id } = makeNews(db, { published: { date, time: null, zone: null, at: null } });
  db.prepare("INSERT INTO mentions VALUES (?, ?)").run(id, company);
  return id;
}

const stories = () =>
  newsStore(db)
    .ofCompany(company, 10)
    .map(({ id }) => id);

test("stories of a company come newest first", () => {
  const [old, young] = [told("2025-12-01"), told("2025-12-03")];
  const between = told("2025-12-02");
  expect(stories()).toEqual([young, between, old]);
  expect(
    newsStore(db)
      .ofCompany(company, 1)
      .map(({ id }) => id),
  ).toEqual([young]);
});

test("a story that is dated otherwise moves to its new place", () => {
  const [old, young] = [told("2025-12-01"), told("2025-12-03")];
  db.prepare("UPDATE news_items SET published_date = '2025-12-09' WHERE id = ?").run(old);
  expect(stories()).toEqual([old, young]);
});

test("a story that mentions it no more, that is deleted or gone for good is none of its stories", () => {
  const [first, second, third, fourth] = ["01", "02", "03", "04"].map((day) => told(`2025-12-${day}`));
  db.prepare("DELETE FROM mentions WHERE news_id = ?").run(first);
  db.prepare("UPDATE news_items SET deleted_at = '2026-01-01T00:00:00.000Z' WHERE id = ?").run(second);
  db.prepare("DELETE FROM news_items WHERE id = ?").run(third);
  expect(stories()).toEqual([fourth]);
  db.prepare("UPDATE news_items SET deleted_at = NULL WHERE id = ?").run(second);
  expect(stories()).toEqual([fourth, second]);
});

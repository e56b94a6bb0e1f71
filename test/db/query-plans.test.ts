import { describe, expect, test } from "vitest";
import { createApp } from "../../server/app.ts";
import type { Db } from "../../server/db/open.ts";
import { studyStoriesStore } from "../../server/studies/stories-store.ts";
import { testDb } from "../support/db.ts";
import { testAssets } from "../support/server.ts";
import { filterOf } from "../support/study.ts";

/**
 * Tables that stay small however long Newsmove is used (one row a setting, a token, a saved view, a listing and
 * length of bar, a day that trading was off, or one in all), and `next`, made within a statement that undoes a
 * deletion; only these may be read whole.
 */
const SMALL = ["settings", "api_tokens", "feed_name", "price_coverage", "closed_days", "saved_views", "next"];

/** Counting reads an index from end to end: quick enough for the thousands of rows a person gathers. */
const COUNT = /^\s*SELECT count\(\*\)/i;

/** Whoever reads a text must know every name there is: such a statement says so itself. */
const MEANT = /\/\* every name \*\//;

/** Everything that something prepares. */
function preparing(db: Db, work: () => unknown): string[] {
  const prepared: string[] = [];
  const prepare = db.prepare.bind(db);
  db.prepare = ((sql: string) => {
    prepared.push(sql);
    return prepare(sql);
  }) as Db["prepare"];
  work();
  db.prepare = prepare;
  return prepared;
}

/** Everything the stores prepare when the application is built. */
async function preparedBy(db: Db): Promise<string[]> {
  const access = { host: "127.0.0.1", password: null, allowedHosts: [] };
  const assets = await testAssets();
  return preparing(db, () => createApp({ db, assets, access, clock: () => new Date(), log: () => {} }));
}

/** The steps SQLite takes for a statement; the values of its parameters do not change them. */
function planOf(db: Db, sql: string): string[] {
  const positional = sql.match(/\?/g)?.map(() => 1) ?? [];
  const named = Object.fromEntries((sql.match(/@\w+/g) ?? []).map((name) => [name.slice(1), 1]));
  const explain = db.prepare<unknown[], { detail: string }>(`EXPLAIN QUERY PLAN ${sql}`);
  const steps = positional.length > 0 ? explain.all(...positional) : explain.all(named);
  return steps.map(({ detail }) => detail);
}

/** A step that reads a whole table. A subquery, a list of values, or what an index of words is asked for, is not one. */
function isScan(step: string): boolean {
  const scanned = /^SCAN (\w+)/.exec(step)?.[1];
  const asked = / VIRTUAL TABLE INDEX (\d+):(.*)$/.exec(step);
  if (asked) return asked[1] === "0" && asked[2] === "";
  return scanned !== undefined && scanned !== "CONSTANT" && !SMALL.includes(scanned);
}

test("no page reads a whole table", async () => {
  const db = testDb();
  const prepared = await preparedBy(db);
  expect(prepared.length).toBeGreaterThan(10);
  const scans = prepared.flatMap((sql) =>
    planOf(db, sql)
      .filter(
        (step) =>
          isScan(step) && !MEANT.test(sql) && !(COUNT.test(sql) && / USING (COVERING )?INDEX /.test(step)),
      )
      .map((step) => `${step}: ${sql.replaceAll(/\s+/g, " ").trim()}`),
  );
  expect(scans).toEqual([]);
});

test("what was changed is looked for by its stamp, however much there is of a kind", async () => {
  const db = testDb();
  const followed = (await preparedBy(db)).filter((sql) => /FROM changes\b/.test(sql) && /stamp >/.test(sql));
  expect(followed.length).toBeGreaterThanOrEqual(4);
  for (const sql of followed) expect(planOf(db, sql).join(), sql).toMatch(/SEARCH changes .*\(stamp>\?\)/);
});

describe.each(["moved", "mentioned"] as const)("a study of the stocks that are %s", (stocks) => {
  const company = { companyId: 1 };
  const dates = { from: "2025-01-01", to: "2025-12-31" };
  test.each([
    {},
    company,
    { newsId: 1 },
    { publisher: "The Example" },
    { topic: "chips" },
    { session: "premarket" } as const,
    { direction: "up" } as const,
    dates,
    { ...company, ...dates, publisher: "The Example", topic: "chips", direction: "down" } as const,
  ])("reads no whole table for its stories: %j", (asked) => {
    const db = testDb();
    const stories = studyStoriesStore(db);
    const prepared = preparing(db, () => stories.eventsOf(filterOf({ ...asked, stocks })));
    expect(prepared).toHaveLength(1);
    expect(prepared.flatMap((sql) => planOf(db, sql).filter(isScan))).toEqual([]);
  });
});

test("a scan would be seen", () => {
  const db = testDb();
  const scan = (sql: string) => planOf(db, sql).some(isScan);
  expect(scan("SELECT * FROM news_items WHERE title = ?")).toBe(true);
  expect(scan("SELECT * FROM price_notes AS n WHERE text = @text")).toBe(true);
  expect(scan("SELECT * FROM news_items WHERE id = ?")).toBe(false);
  expect(scan("SELECT rowid FROM story_words")).toBe(true);
  expect(scan("SELECT rowid FROM story_words WHERE story_words MATCH ? ORDER BY rowid DESC")).toBe(false);
  expect(scan("SELECT term FROM story_terms WHERE term >= ? LIMIT 1")).toBe(false);
});

test("the stories of a company are read in their order, however many there are", async () => {
  const db = testDb();
  const [sql = ""] = (await preparedBy(db)).filter((text) => /JOIN company_stories/.test(text));
  expect(planOf(db, sql).join()).not.toContain("B-TREE");
});

import { isDeepStrictEqual } from "node:util";
import fc from "fast-check";
import { describe, expect, test } from "vitest";
import { seed } from "../../../seed/seed.ts";
import type { Db } from "../../../server/db/open.ts";
import { PARTS } from "../../../server/export/archive/format.ts";
import { NOW, seededDb, testDb } from "../../support/db.ts";
import { drawFrom, HARD_POOL } from "../../support/filled/draw.ts";
import { fillDatabase } from "../../support/filled/fill.ts";
import { archiveTextOf, contentOf, countsOf, importText } from "./archiving.ts";

async function expectRoundTrip(from: Db, given: Db = testDb()): Promise<void> {
  const text = archiveTextOf(from);
  const report = await importText(given, text);
  expect(Object.values(report.counts).flatMap(({ same, kept, replaced }) => [same, kept, replaced])).toEqual(
    Array(3 * Object.keys(report.counts).length).fill(0),
  );
  expect(archiveTextOf(given) === text, "the archive of the import is the archive imported").toBe(true);
  const [there, here] = [contentOf(from), contentOf(given)];
  // Of a hundred thousand rows expect alone would take seconds.
  if (!isDeepStrictEqual(here, there)) expect(here).toEqual(there);
  expect(coverageOf(given)).toEqual(coverageOf(from));
  expect(given.pragma("foreign_key_check")).toEqual([]);
}

function coverageOf(db: Db): unknown[] {
  return db.prepare("SELECT * FROM price_coverage ORDER BY listing_id, interval_s").all();
}

describe("out, into an empty database, and out again", () => {
  test("the seed", async () => {
    const db = testDb();
    seed(db, NOW);
    await expectRoundTrip(db);
  });

  test("nothing at all", () => expectRoundTrip(testDb()));

  test("10,000 stories with every kind of row", async () => {
    const db = testDb();
    fillDatabase(db, drawFrom(1), 10_000);
    for (const [table, rows] of Object.entries(contentOf(db))) expect(rows.length, table).toBeGreaterThan(0);
    await expectRoundTrip(db);
  });

  test("whatever texts and numbers there are", async () => {
    const texts = fc.array(fc.string({ unit: "binary", minLength: 1, maxLength: 60 }), {
      minLength: 1,
      maxLength: 8,
    });
    const positives = fc.array(fc.double({ min: 5e-324, noNaN: true, noDefaultInfinity: true }), {
      minLength: 1,
      maxLength: 8,
    });
    const numbers = fc.integer({ min: 0, max: 1e9 });
    await fc.assert(
      fc.asyncProperty(
        numbers,
        fc.integer({ min: 0, max: 12 }),
        texts,
        positives,
        async (start, stories, own, values) => {
          const db = testDb();
          // Some of the hard ones always, so that names do not all come to be the same.
          const pool = { texts: [...own.map(storable), ...HARD_POOL.texts.slice(0, 5)], positives: values };
          fillDatabase(db, drawFrom(start, pool), stories + 1);
          await expectRoundTrip(db);
          db.close();
        },
      ),
      { numRuns: 20 },
    );
  }, 300_000);
});

/** Without what UTF-8 cannot say (halves of pairs), and without NUL, at which SQLite ends a text's length. */
function storable(text: string): string {
  return Buffer.from(text).toString().replaceAll("\0", "") || "x";
}

describe("the document", () => {
  test("is JSON that any program reads, with the parts in their order", () => {
    const db = testDb();
    fillDatabase(db, drawFrom(2), 30);
    const archive = JSON.parse(archiveTextOf(db));
    expect(Object.keys(archive)).toEqual(["newsmove_archive", ...PARTS]);
    expect(archive.newsmove_archive).toBe(1);
    expect(archive.news_items).toHaveLength(30);
  });

  test("has a row a line, so that it can be read a line at a time", () => {
    const db = testDb();
    fillDatabase(db, drawFrom(2), 30);
    const text = archiveTextOf(db);
    const rows = text.split("\n").filter((line) => /^\{"(?!newsmove)/.test(line));
    const archive: Record<string, unknown> = JSON.parse(text);
    expect(rows.map((line) => JSON.parse(line.replace(/,$/, "")))).toEqual(
      PARTS.flatMap((part) => archive[part]),
    );
  });

  test("tells the seed's story in words of the tables", () => {
    const [story] = JSON.parse(archiveTextOf(seededDb())).news_items;
    expect(story).toMatchObject({
      ...{ publisher: "Tiger Newspress", published_date: "2025-12-10", year_inferred: true },
      mentions: ["alibaba", "meta", "alphabet", "nvidia", "openai"],
      moves: [
        { subject: "Alibaba", listing: "BABA.XNYS", percent: 3, session: "premarket" },
        { subject: "Meta", listing: "META.XNAS", percent: -1 },
      ],
    });
  });

  test("says nothing of when it was made", async () => {
    const db = seededDb();
    const first = archiveTextOf(db);
    await new Promise((resolve) => setTimeout(resolve, 5));
    expect(archiveTextOf(db)).toBe(first);
  });
});

test("the archive of the seed counts what it holds", async () => {
  expect(countsOf(await importText(testDb(), archiveTextOf(seededDb())))).toEqual({
    companies: { added: 5 },
    listings: { added: 5 },
    topics: { added: 3 },
    news_items: { added: 1 },
    reported_moves: { added: 2 },
  });
});

import fc from "fast-check";
import { beforeEach, expect, test } from "vitest";
import type { Db } from "../../../server/db/open.ts";
import { seededDb, testDb } from "../../support/db.ts";
import { makeNews } from "../../support/factories.ts";
import { drawFrom } from "../../support/filled/draw.ts";
import { fillDatabase } from "../../support/filled/fill.ts";
import { archiveTextOf, contentOf, importText } from "./archiving.ts";

let theirs: Db;
let ours: Db;
beforeEach(() => {
  theirs = seededDb();
  ours = seededDb();
});

test("a dry run reports the same and stores nothing", async () => {
  makeNews(theirs);
  const before = archiveTextOf(ours);
  const report = await importText(ours, archiveTextOf(theirs), { isDryRun: true });
  expect(report.counts.news_items).toMatchObject({ added: 1, same: 1 });
  expect(archiveTextOf(ours)).toBe(before);
  expect(await importText(ours, archiveTextOf(theirs))).toEqual(report);
});

test("broken off, it leaves all as it was", async () => {
  theirs = testDb();
  fillDatabase(theirs, drawFrom(4), 60);
  const [before, text] = [archiveTextOf(ours), archiveTextOf(theirs)];
  for (const end of [0.3, 0.7]) {
    const stop = (share: number) => {
      if (share > end) throw new Error("not wanted any more");
    };
    await expect(importText(ours, text, {}, stop)).rejects.toThrow("not wanted any more");
    expect(archiveTextOf(ours)).toBe(before);
  }
  expect((await importText(ours, text)).counts.news_items.added).toBe(60);
});

test("whatever two databases hold: all of ours stays, all of theirs is there, and a second time adds nothing", async () => {
  const seeds = fc.integer({ min: 0, max: 1e6 });
  await fc.assert(
    fc.asyncProperty(seeds, seeds, fc.integer({ min: 1, max: 25 }), async (a, b, stories) => {
      [theirs, ours] = [testDb(), testDb()];
      fillDatabase(theirs, drawFrom(a), stories);
      fillDatabase(ours, drawFrom(b), 12);
      const [before, text] = [contentOf(ours), archiveTextOf(theirs)];
      const { counts } = await importText(ours, text);
      const after = contentOf(ours);
      for (const [table, rows] of Object.entries(before))
        expect(after[table], table).toEqual(expect.arrayContaining(rows));
      for (const kind of [
        "companies",
        "news_items",
        "price_notes",
        "price_bars",
        "deletions",
        "studies",
      ] as const) {
        expect(after[kind]?.length, kind).toBe((before[kind]?.length ?? 0) + counts[kind].added);
        const { added, same, kept } = counts[kind];
        expect(added + same + kept, kind).toBe(contentOf(theirs)[kind]?.length);
      }
      expect(ours.pragma("foreign_key_check")).toEqual([]);
      const merged = archiveTextOf(ours);
      const again = await importText(ours, text);
      expect(Object.values(again.counts).reduce((sum, { added }) => sum + added, 0)).toBe(0);
      expect(archiveTextOf(ours) === merged, "a second import changes nothing").toBe(true);
      await importText(ours, merged, { replace: true });
      expect(archiveTextOf(ours) === merged, "nor does its own archive").toBe(true);
      for (const db of [theirs, ours]) db.close();
    }),
    { numRuns: 12 },
  );
}, 300_000);

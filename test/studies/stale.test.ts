import { describe, expect, test } from "vitest";
import { companiesStore } from "../../server/companies/store.ts";
import type { Db } from "../../server/db/open.ts";
import { coverageKeeper } from "../../server/prices/coverage-store.ts";
import { DAY_SECONDS } from "../../server/prices/prices.ts";
import { priceStateStore } from "../../server/studies/price-state-store.ts";
import type { SavedStudy } from "../../server/studies/request.ts";
import { staleness } from "../../server/studies/run/staleness.ts";
import { studiesStore } from "../../server/studies/store.ts";
import { studyStoriesStore } from "../../server/studies/stories-store.ts";
import { addAction } from "../support/bars.ts";
import { testDb } from "../support/db.ts";
import { makeListing } from "../support/factories.ts";
import { makeBar } from "../support/make-bars.ts";
import { type Market, makeMarket, makeReport } from "../support/market.ts";
import { makeStudy, requestOf, runHere } from "../support/study.ts";

interface Run {
  db: Db;
  market: Market;
  study: SavedStudy;
  stories: number[];
}

/** A study that has just been run over two stories and one without a date. */
async function justRun(): Promise<Run> {
  const db = testDb();
  const market = makeMarket(db, { stocks: ["NMRX", "HLIO"] });
  const stories = ["2025-09-15", "2025-10-15", null].map((date) =>
    makeReport(db, market.stock("NMRX"), date),
  );
  const study = makeStudy(db);
  await runHere(db, study);
  return { db, market, study, stories };
}

/** What the study's page says of its last run. */
function toldOf({ db, study }: Run): string | null {
  const studies = studiesStore(db);
  const parts = {
    ...{ companies: companiesStore(db), stories: studyStoriesStore(db), priceState: priceStateStore(db) },
  };
  const [kept, found] = [studies.find(study.id), studies.run(study.id)];
  if (!kept || !found) throw new Error("the study has not been run");
  return staleness(parts, kept, found);
}

describe("what a run found still holds", () => {
  test("just after it", async () => {
    expect(toldOf(await justRun())).toBeNull();
  });

  test("when the study is only renamed", async () => {
    const run = await justRun();
    studiesStore(run.db).change(run.study, "Another name", run.study.request, "2025-12-16T00:00:00.000Z");
    expect(toldOf(run)).toBeNull();
  });

  test("when a story's title is corrected, or one comes that does not fit", async () => {
    const run = await justRun();
    run.db.prepare("UPDATE news_items SET title = 'Corrected' WHERE id = ?").run(run.stories[0]);
    makeReport(run.db, run.market.stock("HLIO"), "2025-10-15", { deletedAt: "2025-12-15T00:00:00.000Z" });
    expect(toldOf(run)).toBeNull();
  });

  test("when prices change of a stock that is none of its own, or in bars shorter than a day", async () => {
    const run = await justRun();
    const [own, other] = [run.market.stock("NMRX").id, run.market.stock("HLIO").id];
    run.db
      .prepare(
        `INSERT INTO price_bars (listing_id, interval_s, start, open, high, low, close, import_id)
         SELECT listing_id, 60, start + 50000, open, high, low, close, import_id FROM price_bars WHERE listing_id = ?`,
      )
      .run(own);
    coverageKeeper(run.db)([
      { listingId: own, interval: 60 },
      { listingId: other, interval: DAY_SECONDS },
    ]);
    expect(toldOf(run)).toBeNull();
  });
});

describe("stories have changed when", () => {
  test("one more fits", async () => {
    const run = await justRun();
    makeReport(run.db, run.market.stock("NMRX"), "2025-11-03");
    expect(toldOf(run)).toBe("The stories it takes have changed since it was run: 3 events now, 2 then.");
  });

  test("one was deleted", async () => {
    const run = await justRun();
    run.db.prepare("UPDATE news_items SET deleted_at = 'x' WHERE id = ?").run(run.stories[0]);
    expect(toldOf(run)).toContain("1 event now, 2 then");
  });

  test("one has another date", async () => {
    const run = await justRun();
    run.db
      .prepare("UPDATE news_items SET published_at = '2025-09-16T16:00:00.000Z' WHERE id = ?")
      .run(run.stories[0]);
    expect(toldOf(run)).toBe("The stories it rests on have changed since it was run.");
  });

  test("one without a date is gone", async () => {
    const run = await justRun();
    run.db.prepare("UPDATE news_items SET deleted_at = 'x' WHERE id = ?").run(run.stories[2]);
    expect(toldOf(run)).toBe("The stories it rests on have changed since it was run.");
  });
});

test("what it asks was changed when any part of it was", async () => {
  const changes = [
    { model: "constant_mean" },
    { windows: [[0, 0]] },
    { estimation: { end: -11, length: 90, min: 60 } },
    { mergeSameSession: false },
  ] as const;
  const run = await justRun();
  for (const change of changes) {
    const version = studiesStore(run.db).find(run.study.id)?.version ?? 0;
    studiesStore(run.db).change(
      { ...run.study, version },
      "x",
      requestOf(change),
      "2025-12-16T00:00:00.000Z",
    );
    expect(toldOf(run)).toBe("What it asks was changed after it was run.");
  }
});

describe("prices have changed when", () => {
  const PRICES = "Prices were imported or taken out since it was run.";

  test("daily bars came or went, of the stock or the index", async () => {
    for (const listingOf of [({ market }: Run) => market.stock("NMRX"), ({ market }: Run) => market.index]) {
      const run = await justRun();
      const { id } = listingOf(run);
      run.db.prepare("UPDATE price_bars SET close = close * 1.01 WHERE listing_id = ? AND start > 0").run(id);
      coverageKeeper(run.db)([{ listingId: id, interval: DAY_SECONDS }]);
      expect(toldOf(run)).toBe(PRICES);
    }
  });

  test("all of them are gone", async () => {
    const run = await justRun();
    run.db.prepare("DELETE FROM price_coverage WHERE listing_id = ?").run(run.market.stock("NMRX").id);
    expect(toldOf(run)).toBe(PRICES);
  });

  test("a split or dividend came, was corrected or went", async () => {
    const run = await justRun();
    const listing = run.market.stock("NMRX");
    addAction(run.db, listing, { exDate: "2025-08-01", kind: "split", value: 2 });
    expect(toldOf(run)).toBe(PRICES);
    for (const sql of ["UPDATE corporate_actions SET value = 4", "DELETE FROM corporate_actions"]) {
      await runHere(run.db, run.study);
      expect(toldOf(run)).toBeNull();
      run.db.exec(sql);
      expect(toldOf(run)).toBe(PRICES);
    }
  });

  test("there are days that were not known before", async () => {
    const run = await justRun();
    makeBar(run.db, { listing: makeListing(run.db), date: "2025-12-01", close: 10 });
    expect(toldOf(run)).toBe(PRICES);
  });

  test("they change while it runs", async () => {
    const run = await justRun();
    const going = runHere(run.db, run.study);
    coverageKeeper(run.db)([{ listingId: run.market.index.id, interval: DAY_SECONDS }]);
    await going;
    expect(toldOf(run)).toBe(PRICES);
  });
});

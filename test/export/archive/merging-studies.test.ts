import { gunzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import type { Db } from "../../../server/db/open.ts";
import { studiesStore } from "../../../server/studies/store.ts";
import { testDb } from "../../support/db.ts";
import { makeListing, makeMove, makeNews } from "../../support/factories.ts";
import { makeBars } from "../../support/make-bars.ts";
import { makeMarket, makeReport } from "../../support/market.ts";
import { startServer } from "../../support/server.ts";
import { makeStudy, requestOf, runHere } from "../../support/study.ts";
import { archiveTextOf, countsOf, importText } from "./archiving.ts";

/** Two studies of a stock with bars: of one story, and of all of its company's, of which one has no date. */
async function fill(db: Db): Promise<void> {
  const stock = makeMarket(db).stock("NMRX");
  const newsId = makeReport(db, stock, "2025-09-15", { title: "Northmere up" });
  makeReport(db, stock, null, { title: "Northmere some day" });
  for (const given of [{ newsId }, {}]) {
    const stories = { companyId: stock.companyId, ...given };
    await runHere(db, makeStudy(db, requestOf({ stories })));
  }
}

async function pageOf(db: Db, id: number): Promise<string> {
  return (await (await startServer({ db })).get(`/studies/${id}`)).text();
}

let theirs: Db;
let ours: Db;
beforeEach(async () => {
  [theirs, ours] = [testDb(), testDb()];
  await fill(theirs);
});

test("in an empty database a study shows what it showed, and still holds", async () => {
  await importText(ours, archiveTextOf(theirs));
  for (const id of [1, 2]) {
    const [there, here] = [await pageOf(theirs, id), await pageOf(ours, id)];
    expect(here).toBe(there);
    expect(here).toContain("Northmere up");
    expect(here).not.toContain("since it was run");
  }
});

test("beside other stories it is about its own", async () => {
  for (let i = 0; i < 3; i++) makeMove(ours, { subject: "Other" });
  expect(countsOf(await importText(ours, archiveTextOf(theirs)))).toMatchObject({ studies: { added: 2 } });
  const [newsId, undatedId] = ["Northmere up", "Northmere some day"].map((title) =>
    idOf("news_items", "title", title),
  );
  expect(newsId).not.toBe(1);
  const studies = studiesStore(ours);
  const companyId = idOf("companies", "name", "NMRX Holdings");
  expect(studies.find(1)?.request.stories).toMatchObject({ newsId, companyId });
  expect(studies.run(2)).toMatchObject({
    definition: { events: [{ id: `${newsId}-NMRX` }] },
    undated: [{ id: `${undatedId}-NMRX` }],
    result: { events: [{ id: `${newsId}-NMRX`, merged: [] }] },
  });
  for (const table of ["events", "days", "windows"] as const)
    for (const row of rowsOf(studies.table(2, table))) expect(row.event, table).toBe(`${newsId}-NMRX`);
  expect(rowsOf(studies.table(2, "agg_windows"))[0]).toMatchObject({ from: -1, to: 1, N: 1 });
  for (const id of [1, 2]) {
    const page = await pageOf(ours, id);
    expect(page).toContain("Northmere up");
    expect(page).not.toContain("since it was run");
  }
});

function idOf(table: string, column: string, value: string): number | undefined {
  return ours.prepare<[string], number>(`SELECT id FROM ${table} WHERE ${column} = ?`).pluck().get(value);
}

function rowsOf(table: Uint8Array): Record<string, unknown>[] {
  const rows = gunzipSync(table).toString().trim().split("\n");
  expect(rows.length).toBeGreaterThan(0);
  return rows.map((line) => JSON.parse(line));
}

test("where other prices are it says that prices have changed", async () => {
  const other = makeListing(ours, { ticker: "OTHR" });
  makeBars(ours, [{ listing: other, date: "2025-12-10", close: 5 }]);
  await importText(ours, archiveTextOf(theirs));
  expect(await pageOf(ours, 1)).toContain("Prices were imported or taken out since it was run.");
});

test("one whose prices had changed before it was taken out says so here", async () => {
  theirs.exec("UPDATE price_changes SET changes = changes + 1");
  await importText(ours, archiveTextOf(theirs));
  expect(await pageOf(ours, 1)).toContain("Prices were imported or taken out since it was run.");
});

test("one about a story that is not in the archive is about no other", async () => {
  theirs.exec("DELETE FROM news_items");
  makeMove(ours, { newsId: makeNews(ours, { title: "Elsewhere up" }).id });
  await importText(ours, archiveTextOf(theirs));
  expect(studiesStore(ours).find(1)?.request.stories.newsId).toBe(0);
  expect(await pageOf(ours, 1)).not.toContain("Elsewhere up");
});

test("one that was changed here stays as it is", async () => {
  await importText(ours, archiveTextOf(theirs));
  ours.exec("UPDATE studies SET name = 'Renamed' WHERE id = 1");
  const report = await importText(ours, archiveTextOf(theirs));
  expect(report.counts.studies).toEqual({ added: 0, same: 1, kept: 1, replaced: 0 });
  expect(report.left).toContainEqual({ kind: "studies", name: "“Renamed”" });
  expect(studiesStore(ours).find(1)?.name).toBe("Renamed");
});

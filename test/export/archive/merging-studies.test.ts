import { gunzipSync, gzipSync } from "node:zlib";
import { beforeEach, expect, test } from "vitest";
import { companiesStore } from "../../../server/companies/store.ts";
import type { Db } from "../../../server/db/open.ts";
import { addDays } from "../../../server/lib/dates.ts";
import { definitionOf, symbolReader } from "../../../server/studies/definition.ts";
import { priceStateStore } from "../../../server/studies/price-state-store.ts";
import type { StudyRequest } from "../../../server/studies/request.ts";
import { studyTables } from "../../../server/studies/rows.ts";
import { studyResult } from "../../../server/studies/run/result.ts";
import { studiesStore } from "../../../server/studies/store.ts";
import { studyStoriesStore } from "../../../server/studies/stories-store.ts";
import { studyOver } from "../../../server/threads/study.ts";
import { NOW, testDb } from "../../support/db.ts";
import { makeListing, makeMove, makeNews } from "../../support/factories.ts";
import { makeBars } from "../../support/make-bars.ts";
import { startServer } from "../../support/server.ts";
import { archiveTextOf, countsOf, importText } from "./archiving.ts";

const AT = NOW.toISOString();
const REQUEST: Omit<StudyRequest, "stories"> = {
  ...{ model: "constant_mean", returns: "simple", estimation: { end: -3, length: 20, min: 10 } },
  ...{ eventWindow: [-1, 1], windows: [[-1, 1]], index: null, overlapPolicy: "all" },
  ...{ excludeOtherEvents: false, mergeSameSession: false },
};

/** A study of the one story of a stock with bars, run. */
function makeStudy(db: Db): number {
  const listing = makeListing(db, { ticker: "NMRX", companyName: "Northmere Foods" });
  const dates = Array.from({ length: 60 }, (_, i) => addDays("2025-10-20", i));
  makeBars(
    db,
    dates.map((date, i) => ({ listing, date, close: 100 + ((i * 7) % 5) })),
  );
  const { newsId } = makeMove(db, { listing, newsId: makeNews(db, { title: "Northmere up" }).id });
  const stories = {
    ...{ newsId, companyId: listing.companyId, publisher: null, topic: null, session: null, direction: null },
    ...{ from: null, to: null, stocks: "moved" as const },
  };
  const request = { ...REQUEST, stories };
  const studies = studiesStore(db);
  const id = studies.add("Northmere", request, "study-form", AT);
  const definition = definitionOf(
    "Northmere",
    request,
    studyStoriesStore(db).eventsOf(stories),
    symbolReader(companiesStore(db).byTicker),
  );
  const outcome = studyOver(db, definition);
  const run = {
    definition,
    result: studyResult(outcome),
    priceState: priceStateStore(db).of([listing.id]),
    ranAt: AT,
  };
  studies.saveRun(id, run, gzipSync(JSON.stringify(studyTables(outcome))));
  return id;
}

async function pageOf(db: Db, id: number): Promise<string> {
  return (await (await startServer({ db })).get(`/studies/${id}`)).text();
}

let theirs: Db;
let ours: Db;
beforeEach(() => {
  [theirs, ours] = [testDb(), testDb()];
  makeStudy(theirs);
});

test("in an empty database a study shows what it showed, and still holds", async () => {
  await importText(ours, archiveTextOf(theirs));
  const [there, here] = [await pageOf(theirs, 1), await pageOf(ours, 1)];
  expect(here).toBe(there);
  expect(here).toContain("Northmere up");
  expect(here).not.toContain("have changed since");
});

test("beside other stories it is about its own", async () => {
  for (let i = 0; i < 3; i++) makeMove(ours, { subject: "Other" });
  expect(countsOf(await importText(ours, archiveTextOf(theirs)))).toMatchObject({ studies: { added: 1 } });
  const newsId = ours
    .prepare<[], number>("SELECT id FROM news_items WHERE title = 'Northmere up'")
    .pluck()
    .get();
  const companyId = ours
    .prepare<[], number>("SELECT id FROM companies WHERE name = 'Northmere Foods'")
    .pluck()
    .get();
  expect(newsId).not.toBe(1);
  const studies = studiesStore(ours);
  expect(studies.find(1)?.request.stories).toMatchObject({ newsId, companyId });
  expect(studies.run(1)?.definition.events).toMatchObject([{ id: `${newsId}-NMRX` }]);
  expect(studies.run(1)?.result.events).toMatchObject([{ id: `${newsId}-NMRX` }]);
  const tables = JSON.parse(gunzipSync(studies.tables(1) ?? "").toString());
  for (const table of ["events", "days", "windows"])
    for (const row of tables[table]) expect(row.event, table).toBe(`${newsId}-NMRX`);
  const page = await pageOf(ours, 1);
  expect(page).toContain("Northmere up");
  expect(page).not.toContain("have changed since");
});

test("where other prices are it says that prices have changed", async () => {
  const other = makeListing(ours, { ticker: "OTHR" });
  makeBars(ours, [{ listing: other, date: "2025-12-10", close: 5 }]);
  await importText(ours, archiveTextOf(theirs));
  expect(await pageOf(ours, 1)).toContain("Prices have changed since.");
});

test("one whose prices had changed before it was taken out says so here", async () => {
  theirs.exec("UPDATE price_changes SET changes = changes + 1");
  await importText(ours, archiveTextOf(theirs));
  expect(await pageOf(ours, 1)).toContain("Prices have changed since.");
});

test("one about a story that is not in the archive is about no other", async () => {
  theirs.exec("DELETE FROM news_items");
  makeMove(ours, { subject: "Other" });
  await importText(ours, archiveTextOf(theirs));
  expect(studiesStore(ours).find(1)?.request.stories.newsId).toBe(0);
  expect(await pageOf(ours, 1)).toContain("a story that is no longer there");
});

test("one that was changed here stays as it is", async () => {
  makeStudy(ours);
  ours.exec("UPDATE studies SET name = 'Renamed'");
  const report = await importText(ours, archiveTextOf(theirs));
  expect(report.counts.studies).toEqual({ added: 0, same: 0, kept: 1, replaced: 0 });
  expect(report.left).toContainEqual({ kind: "studies", name: "“Renamed”" });
  expect(studiesStore(ours).find(1)?.name).toBe("Renamed");
});

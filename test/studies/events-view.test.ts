import { describe, expect, test } from "vitest";
import type { Db } from "../../server/db/open.ts";
import type { StudyView } from "../../server/studies/run/view.ts";
import { testDb } from "../support/db.ts";
import { makeMove } from "../support/factories.ts";
import { type Market, makeManyReports, makeMarket, makeReport } from "../support/market.ts";
import { makeStudy, requestOf, runHere } from "../support/study.ts";
import { factOf, keptView, viewOf } from "./study-view.ts";

function priced(stocks: string[] = ["NMRX", "HLIO"]): { db: Db; market: Market } {
  const db = testDb();
  return { db, market: makeMarket(db, { stocks }) };
}

function eventOf({ events }: StudyView, newsId: number) {
  const found = events.find(({ id }) => id.startsWith(`${newsId}-`));
  if (!found) throw new Error(`no event of story ${newsId}`);
  return found;
}

describe("an event", () => {
  test("has its story, stock, session, estimation and cumulative abnormal return", async () => {
    const { db, market } = priced();
    const id = makeReport(db, market.stock("NMRX"), "2025-10-15", { title: "Northmere <b>surges</b>" });
    expect(eventOf(await viewOf(db), id)).toMatchObject({
      ...{ story: { title: "Northmere <b>surges</b>", href: `/news/${id}` }, symbol: "NMRX" },
      ...{ published: "Wed 15 Oct 2025, 12:00 New York", session: "Wed 15 Oct 2025" },
      ...{ isShifted: false, isCounted: true, remarks: [], merged: [] },
      estimation: [
        expect.stringMatching(/^α [+−]\d\.\d{3}%,$/),
        expect.stringMatching(/^β \d\.\d\d,$/),
        expect.stringMatching(/^σ \d\.\d\d%,$/),
        "n 100",
      ],
      car: {
        text: expect.stringMatching(/^[+−]\d+\.\d\d$/),
        interval: expect.stringMatching(/^[+−]\d+\.\d\d to [+−]\d+\.\d\d$/),
        p: expect.stringMatching(/^\d\.\d{3}$/),
      },
    });
  });

  test.each([
    [
      "on a Saturday",
      "2025-10-11",
      "12:00",
      "Mon 13 Oct 2025",
      "Published Saturday: Monday’s session counts.",
    ],
    [
      "after the close",
      "2025-10-15",
      "16:00",
      "Thu 16 Oct 2025",
      "Published Wednesday: Thursday’s session counts.",
    ],
    [
      "on a holiday, its time not given",
      "2025-09-01",
      null,
      "Tue 2 Sep 2025",
      "Published Monday: Tuesday’s session counts.",
    ],
  ])("published %s counts from the next session, and says so", async (_, date, time, session, remark) => {
    const { db, market } = priced();
    const id = makeReport(db, market.stock("NMRX"), date, { time });
    const view = await viewOf(db);
    expect(eventOf(view, id)).toMatchObject({ session, isShifted: true, remarks: [remark] });
    expect(view.warnings.join(" ")).toContain("1 event counts from another day than the story’s");
  });

  test("published in the last minute of a session counts from it", async () => {
    const { db, market } = priced();
    const id = makeReport(db, market.stock("NMRX"), "2025-10-15", { time: "15:59" });
    expect(eventOf(await viewOf(db), id)).toMatchObject({ session: "Wed 15 Oct 2025", remarks: [] });
  });

  test("whose story has no date is left out, and listed last", async () => {
    const { db, market } = priced();
    const undated = makeReport(db, market.stock("NMRX"), null, { title: "Some day" });
    makeReport(db, market.stock("NMRX"), "2025-10-15");
    const view = await viewOf(db);
    expect(view.eventCount).toBe("2");
    expect(view.events.at(-1)).toMatchObject({
      ...{ story: { title: "Some day", href: `/news/${undated}` }, published: "date not given" },
      ...{ isCounted: false, remarks: ["Left out: its story has no date."], car: null },
    });
    expect(factOf(view, "Events")).toBe("1 used, 1 left out");
    expect(factOf(view, "Left out")).toBe("1 without a date");
  });

  test("near the last day there are prices of has no figure, and says why", async () => {
    const { db, market } = priced();
    const id = makeReport(db, market.stock("NMRX"), "2025-11-28");
    expect(eventOf(await viewOf(db), id)).toMatchObject({
      ...{ car: null, remarks: ["No figure: the window reaches beyond the days there are prices of."] },
    });
  });

  test("stays listed when its story is deleted, but leads to no page", async () => {
    const { db, market } = priced();
    const id = makeReport(db, market.stock("NMRX"), "2025-10-15", { title: "Gone" });
    const study = makeStudy(db);
    await runHere(db, study);
    db.prepare("UPDATE news_items SET deleted_at = 'x' WHERE id = ?").run(id);
    expect(keptView(db, study).events[0]?.story).toEqual({ title: "Gone (deleted)", href: null });
    db.exec("DELETE FROM news_items");
    expect(keptView(db, study).events[0]?.story).toEqual({ title: "A story (deleted)", href: null });
  });
});

describe("events of one stock", () => {
  test("on one session are one, the earliest; the others are listed with it", async () => {
    const { db, market } = priced();
    const stock = market.stock("NMRX");
    const noon = makeReport(db, stock, "2025-10-15", { title: "Noon" });
    const untimed = makeReport(db, stock, "2025-10-15", { title: "Some time", time: null });
    const first = makeReport(db, stock, "2025-10-15", { title: "Morning", time: "08:00" });
    const view = await viewOf(db);
    expect(view.events).toHaveLength(1);
    expect(eventOf(view, first).merged).toEqual([
      { title: "Noon", href: `/news/${noon}` },
      { title: "Some time", href: `/news/${untimed}` },
    ]);
    expect(factOf(view, "Merged")).toBe("2 stories, counted with an earlier one of the session");
    const apart = await viewOf(db, requestOf({ mergeSameSession: false }));
    expect(apart.events).toHaveLength(3);
    expect(factOf(apart, "Merged")).toBeUndefined();
  });

  test("whose windows overlap are flagged, and only the first counts unless all are asked for", async () => {
    const { db, market } = priced();
    const first = makeReport(db, market.stock("NMRX"), "2025-10-15");
    const second = makeReport(db, market.stock("NMRX"), "2025-10-22");
    makeReport(db, market.stock("HLIO"), "2025-07-15");
    const view = await viewOf(db);
    expect(eventOf(view, first)).toMatchObject({
      ...{ isCounted: true, remarks: ["Its window overlaps another event’s of this stock."] },
    });
    expect(eventOf(view, second)).toMatchObject({
      ...{ isCounted: false, remarks: ["Not counted: an earlier event of this stock overlaps it."] },
    });
    expect(factOf(view, "Left out")).toBe("1 overlapping an earlier one");
    expect(view.warnings.join(" ")).toContain("2 events overlap another of the same stock.");
    const all = await viewOf(db, requestOf({ overlapPolicy: "all" }));
    expect(eventOf(all, second)).toMatchObject({
      ...{ isCounted: true, remarks: ["Its window overlaps another event’s of this stock."] },
    });
    expect(factOf(all, "Events")).toBe("3 used, 0 left out");
  });

  test("stay out of each other’s estimation unless that is switched off", async () => {
    const { db, market } = priced();
    makeReport(db, market.stock("NMRX"), "2025-08-01");
    const id = makeReport(db, market.stock("NMRX"), "2025-10-15");
    expect(eventOf(await viewOf(db), id).estimation.at(-1)).toBe("n 97");
    const kept = await viewOf(db, requestOf({ excludeOtherEvents: false }));
    expect(eventOf(kept, id).estimation.at(-1)).toBe("n 100");
  });
});

test("one story is an event of each stock that it names", async () => {
  const { db, market } = priced();
  const id = makeReport(db, market.stock("NMRX"), "2025-10-15");
  makeMove(db, { newsId: id, listing: market.stock("HLIO") });
  const { events } = await viewOf(db);
  expect(events.map((event) => [event.id, event.isCounted])).toEqual([
    [`${id}-NMRX`, true],
    [`${id}-HLIO`, true],
  ]);
});

test("a hundred events are a page of the table", async () => {
  const { db, market } = priced();
  makeManyReports(db, market.stock("NMRX"), 250, "2025-10-15");
  const request = requestOf({ mergeSameSession: false, overlapPolicy: "all" });
  const pageFrom = async (from: number) => {
    const { events, pages } = await viewOf(db, request, from);
    return [events.length, ...pages.map((page) => `${page.text} ${page.from}`)];
  };
  expect(await pageFrom(0)).toEqual([100, "Later events 100"]);
  expect(await pageFrom(100)).toEqual([100, "Earlier events 0", "Later events 200"]);
  expect(await pageFrom(200)).toEqual([50, "Earlier events 100"]);
  expect(await pageFrom(900)).toEqual([0, "Earlier events 800"]);
});

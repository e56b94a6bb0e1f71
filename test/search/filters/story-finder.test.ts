import { expect, test } from "vitest";
import { companiesStore } from "../../../server/companies/store.ts";
import type { Db } from "../../../server/db/open.ts";
import { TOP } from "../../../server/lib/place.ts";
import { newsStore } from "../../../server/news/store.ts";
import { columnsStore } from "../../../server/search/filters/columns-store.ts";
import { storyFinder } from "../../../server/search/filters/story-finder.ts";
import { topicsStore } from "../../../server/search/filters/topics-store.ts";
import { wordsIndex } from "../../../server/search/index-store.ts";
import { searchStore } from "../../../server/search/store.ts";
import { NOW, testDb } from "../../support/db.ts";
import { makeNews } from "../../support/factories.ts";

const PAGE = { limit: 9, after: TOP };

function partsOf(db: Db) {
  return {
    ...{ columns: columnsStore(db), search: searchStore(db), words: wordsIndex(db), topics: topicsStore(db) },
    ...{ outcomes: { catchUp: () => 0 }, news: newsStore(db), companies: companiesStore(db) },
    ...{ settings: () => ({ zone: "UTC" }), clock: () => NOW },
  };
}

test("of more stories than can be looked at for their words, the newest are, and that is said", async () => {
  const db = testDb();
  for (let day = 1; day <= 4; day++)
    makeNews(db, { title: "Oil rises", published: { date: `2025-12-0${day}` } });
  const find = (most: number) => storyFinder(partsOf(db), most).find({ q: "oil" }, PAGE, null);
  expect(await find(4)).toMatchObject({ ids: [4, 3, 2, 1], problems: [] });
  expect(await find(2)).toMatchObject({
    ids: [4, 3],
    problems: ["More than 2 stories hold “oil”; the newest 2 of them were looked at."],
  });
});

test("while many stories are being read, all of them are listed at once, and a filter waits for its answer", async () => {
  const db = testDb();
  for (let day = 1; day <= 4; day++) makeNews(db, { published: { date: `2025-12-0${day}` } });
  const { find } = storyFinder({ ...partsOf(db), columns: columnsStore(db, 2) });
  const early = await find({}, { limit: 2, after: TOP }, null);
  expect(early).toMatchObject({ ids: [4, 3], count: 4, all: 4, counts: null });
  expect(early.problems).toEqual([expect.stringContaining("their counts come in a moment")]);
  const dates = { from: "2025-12-02", to: "2025-12-03" };
  expect(await find(dates, PAGE, null)).toMatchObject({ ids: [3, 2], count: 2, all: 4, problems: [] });
  const whole = await find({}, PAGE, "publisher");
  expect(whole).toMatchObject({ ids: [4, 3, 2, 1], counts: { anyVerdict: 4 }, problems: [] });
});

import { expect, test } from "vitest";
import { companiesStore } from "../../../server/companies/store.ts";
import { TOP } from "../../../server/lib/place.ts";
import { columnsStore } from "../../../server/search/filters/columns-store.ts";
import { storyFinder } from "../../../server/search/filters/story-finder.ts";
import { topicsStore } from "../../../server/search/filters/topics-store.ts";
import { wordsIndex } from "../../../server/search/index-store.ts";
import { searchStore } from "../../../server/search/store.ts";
import { NOW, testDb } from "../../support/db.ts";
import { makeNews } from "../../support/factories.ts";

test("of more stories than can be looked at for their words, the newest are, and that is said", () => {
  const db = testDb();
  for (let day = 1; day <= 4; day++)
    makeNews(db, { title: "Oil rises", published: { date: `2025-12-0${day}` } });
  const parts = {
    ...{ columns: columnsStore(db), search: searchStore(db), words: wordsIndex(db), topics: topicsStore(db) },
    outcomes: { catchUp: () => 0 },
    ...{ companies: companiesStore(db), settings: () => ({ zone: "UTC" }), clock: () => NOW },
  };
  const find = (most: number) => storyFinder(parts, most).find({ q: "oil" }, { limit: 9, after: TOP }, null);
  expect(find(4)).toMatchObject({ ids: [4, 3, 2, 1], problems: [] });
  expect(find(2)).toMatchObject({
    ids: [4, 3],
    problems: ["More than 2 stories hold “oil”; the newest 2 of them were looked at."],
  });
});

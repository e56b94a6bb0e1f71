import Database from "better-sqlite3";
import { beforeEach, describe, expect, test } from "vitest";
import type { Listing } from "../../../server/companies/companies.ts";
import { addDaily, type Prices } from "../../support/bars.ts";
import { whenTestEnds } from "../../support/cleanup.ts";
import { fileDb } from "../../support/db.ts";
import { makeListing, makeMove, makeNews } from "../../support/factories.ts";
import { startServer, type TestServer } from "../../support/server.ts";

const flat = (price: number): Prices => [price, price, price, price];

let server: TestServer;
let acme: Listing;
beforeEach(async () => {
  server = await startServer();
  const { db } = server;
  acme = makeListing(db, { ticker: "ACM", companyName: "Acme Robotics" });
  const other = makeListing(db, { ticker: "BLT" });
  const close = { session: "regular", statistic: "close", tradeDate: null } as const;
  const story = (title: string, date: string) => makeNews(db, { title, published: { date } }).id;
  const right = story("Right and faded", "2025-12-10");
  makeMove(db, { newsId: right, listing: acme, percent: 3, ...close });
  makeMove(db, { newsId: right, listing: other, percent: -1, ...close });
  makeMove(db, { newsId: story("Too much", "2025-12-09"), listing: acme, percent: 9, ...close });
  makeMove(db, { newsId: story("Nobody knows", "2025-12-08"), listing: other, ...close });
  makeNews(db, { title: "Says nothing", published: { date: "2025-12-07" } });
  addDaily(db, acme, {
    ...{ "2025-12-08": flat(98), "2025-12-09": flat(100), "2025-12-10": flat(103) },
    ...{ "2025-12-11": flat(101) },
  });
});

async function page(path: string) {
  const html = await (await server.get(path)).text();
  const tabs = /<nav class="tabs"[\s\S]*?<\/nav>/.exec(html)?.[0] ?? "";
  return {
    titles: [...html.matchAll(/data-story-link>([^<]*)</g)].map(([, title]) => title),
    tabs: [...tabs.matchAll(/<a [^>]*>([\s\S]*?)<\/a>/g)].map(([, tab]) => tab?.replaceAll(/<[^>]*>/g, "")),
    current: /aria-current="true">([^<]*) </.exec(tabs)?.[1],
    text: html.replaceAll(/<[^>]*>/g, " ").replaceAll(/\s+/g, " "),
  };
}

describe("verdicts", () => {
  test("stand above the list with the stories they have", async () => {
    for (const path of ["/", "/news"]) {
      const { tabs, current } = await page(path);
      expect(tabs).toEqual(["All 4", "Confirmed 1", "Overstated 1", "Not checked 2"]);
      expect(current).toBe("All");
    }
  });

  test.each([
    ["confirmed", ["Right and faded"]],
    ["overstated", ["Too much"]],
    ["unchecked", ["Right and faded", "Nobody knows"]],
    ["no_data", []],
  ])("%s", async (verdict, titles) => {
    expect((await page(`/news?verdict=${verdict}`)).titles).toEqual(titles);
    expect((await page(`/?verdict=${verdict}`)).titles).toEqual(titles);
  });

  test("the tabs stay when one is chosen, and follow the other filters", async () => {
    const chosen = await page("/news?verdict=confirmed");
    expect(chosen.tabs).toEqual(["All 4", "Confirmed 1", "Overstated 1", "Not checked 2"]);
    expect(chosen.current).toBe("Confirmed");
    expect((await page("/news?company=ACM")).tabs).toEqual(["All 2", "Confirmed 1", "Overstated 1"]);
    expect((await page("/news?verdict=no_data")).tabs).toContain("No data 0");
  });

  test("what became of a move, and of which company's", async () => {
    expect((await page("/news?aftermath=faded")).titles).toEqual(["Right and faded"]);
    expect((await page("/news?aftermath=extended")).titles).toEqual(["Too much"]);
    expect((await page("/news?verdict=unchecked&company=ACM")).titles).toEqual([]);
    expect((await page("/news?verdict=overstated&aftermath=faded")).titles).toEqual([]);
    expect((await page("/news?show=move&direction=up")).text).toContain(
      "Extended 1 Held 0 Faded 1 Reversed 0",
    );
  });

  test("follow an import, an edit and its undoing at once", async () => {
    addDaily(server.db, acme, { "2025-12-12": flat(101) });
    server.db.prepare("DELETE FROM price_bars WHERE start = unixepoch('2025-12-10')").run();
    addDaily(server.db, acme, { "2025-12-10": flat(90) });
    expect((await page("/news?verdict=opposite_direction")).titles).toEqual(["Right and faded"]);
    expect((await page("/news")).tabs).not.toContain("Confirmed 1");
    server.db.prepare("UPDATE reported_moves SET percent = -10 WHERE percent = 3").run();
    expect((await page("/news?verdict=confirmed")).titles).toEqual(["Right and faded"]);
  });
});

test("moves that wait for their check, as while another process writes, are counted apart, and that is said", async () => {
  const { db, path } = fileDb();
  server = await startServer({ db });
  makeMove(db, { newsId: makeNews(db, { title: "Just told" }).id });
  const other = new Database(path);
  whenTestEnds(() => other.close());
  other.exec("BEGIN IMMEDIATE");
  const waiting = await page("/news");
  expect(waiting.titles).toEqual(["Just told"]);
  expect(waiting.tabs).toEqual(["All 1"]);
  expect(waiting.text).toContain(
    "1 story has moves that are just being checked again and are not counted by verdict yet.",
  );
  other.exec("COMMIT");
  const then = await page("/news");
  expect(then.tabs).toEqual(["All 1", "Not checked 1"]);
  expect(then.text).not.toContain("being checked again");
});

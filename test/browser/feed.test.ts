import { expect, test } from "vitest";
import { describeInBrowser } from "../support/browser.ts";
import { makeMove, makeNews } from "../support/factories.ts";
import { startServer } from "../support/server.ts";

const hostile = (odd: string) => `<b>&amp;"'</b>]]> &nbsp; ${odd} 🐟 עברית`;
const HOSTILE = hostile("\u0001\u001b\ufffe");
/** As XML can hold it. */
const HELD = hostile("\ufffd\ufffd\ufffd");

describeInBrowser("the feed", (browser) => {
  test("is well-formed to a strict parser, whatever a story is called", async () => {
    const server = await startServer();
    const newsId = makeNews(server.db, { title: HOSTILE, publisher: HOSTILE }).id;
    makeMove(server.db, { newsId, listing: null, subject: HOSTILE, quote: HOSTILE });
    server.db.prepare("INSERT INTO topics (name) VALUES (?)").run(HOSTILE);
    server.db.exec("INSERT INTO news_topics SELECT news_items.id, topics.id FROM news_items, topics");
    const page = await browser.open(`${server.url}/`);
    const found = await page.evaluate(async () => {
      const xml = await (await fetch("/feed.atom")).text();
      const feed = new DOMParser().parseFromString(xml, "application/xml");
      return {
        faults: feed.querySelectorAll("parsererror").length,
        entries: feed.querySelectorAll("entry").length,
        title: feed.querySelector("entry > title")?.textContent,
        publisher: feed.querySelector("author > name")?.textContent,
        topic: feed.querySelector("category")?.getAttribute("term"),
        summary: feed.querySelector("summary")?.textContent,
      };
    });
    expect(found).toEqual({
      ...{ faults: 0, entries: 1, title: HELD, publisher: HELD, topic: HELD },
      summary: expect.stringContaining(`${HELD}: reported +3%`),
    });
  });
});

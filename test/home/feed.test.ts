import { parseHTML } from "linkedom";
import { beforeEach, describe, expect, test } from "vitest";
import { feedDocument, type FeedEntry } from "../../server/home/feed/feed.ts";
import { escaped } from "../../server/lib/xml.ts";
import { makeListing, makeMove, makeNews } from "../support/factories.ts";
import { makeBars } from "../support/make-bars.ts";
import { seededDb } from "../support/db.ts";
import { startServer, type TestServer } from "../support/server.ts";

const NAME = "0123456789abcdef0123456789abcdef";
const AT = "2025-12-11T08:00:00.000Z";

const { DOMParser } = parseHTML("<html></html>") as unknown as { DOMParser: typeof globalThis.DOMParser };

function parsed(xml: string): Document {
  return new DOMParser().parseFromString(xml, "text/xml");
}

function entry(given: Partial<FeedEntry> = {}): FeedEntry {
  return {
    ...{ newsId: 7, title: "Acme jumps 3%", publisher: "The Example", url: null, language: null },
    ...{ publishedAt: null, updatedAt: AT, topics: [], summary: "Acme: reported +3%." },
    ...given,
  };
}

function document(entries: FeedEntry[], given: { name?: string; server?: string } = {}): string {
  return feedDocument({ name: NAME, server: "http://127.0.0.1:3000", now: AT, entries, ...given });
}

/** An attribute's value; linkedom leaves its entities as they are written. */
function attributeOf(element: Element | null, name: string): string | undefined {
  const marks: Record<string, string> = { lt: "<", gt: ">", amp: "&", quot: '"' };
  return element
    ?.getAttribute(name)
    ?.replaceAll(/&(lt|gt|amp|quot);/g, (_, mark: string) => marks[mark] ?? "");
}

const textOf = (within: ParentNode, selector: string) =>
  [...within.querySelectorAll(selector)].map(({ textContent }) => textContent);

describe("a feed by RFC 4287", () => {
  test("has one id, title and update, and links to itself and to the list of news", () => {
    const { documentElement: feed } = parsed(document([entry()]));
    expect(feed.tagName).toBe("feed");
    expect(feed.getAttribute("xmlns")).toBe("http://www.w3.org/2005/Atom");
    for (const name of ["id", "title", "updated"])
      expect(textOf(feed, `feed > ${name}`), name).toHaveLength(1);
    expect(
      [...feed.querySelectorAll("feed > link")].map((link) => [
        link.getAttribute("rel"),
        link.getAttribute("href"),
      ]),
    ).toEqual([
      ["self", "http://127.0.0.1:3000/feed.atom"],
      ["alternate", "http://127.0.0.1:3000/news"],
    ]);
  });

  test("an entry has what it must, and what is known", () => {
    const known = { url: "https://example.com/a?b=1&c=2", publishedAt: AT, topics: ["AI", "US–China"] };
    const found = parsed(document([entry(known)])).querySelector("entry") as Element;
    expect(textOf(found, "id")).toEqual([
      expect.stringMatching(/^urn:uuid:[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
    ]);
    expect(textOf(found, "title")).toEqual(["Acme jumps 3%"]);
    expect(textOf(found, "author > name")).toEqual(["The Example"]);
    expect(textOf(found, "published")).toEqual([AT]);
    expect(textOf(found, "updated")).toEqual([AT]);
    expect(textOf(found, "summary")).toEqual(["Acme: reported +3%."]);
    expect([...found.querySelectorAll("category")].map((one) => one.getAttribute("term"))).toEqual([
      "AI",
      "US–China",
    ]);
    expect(attributeOf(found.querySelector('link[rel="via"]'), "href")).toBe("https://example.com/a?b=1&c=2");
  });

  test("what is not known is left out, never made up", () => {
    const found = parsed(document([entry()])).querySelector("entry") as Element;
    expect(textOf(found, "published")).toEqual([]);
    expect(found.querySelectorAll("category, link[rel=via]")).toHaveLength(0);
  });

  test("is updated when its newest entry was; without any, now", () => {
    const older = entry({ newsId: 8, updatedAt: "2025-12-10T08:00:00.000Z" });
    expect(textOf(parsed(document([older, entry()])), "feed > updated")).toEqual([AT]);
    expect(textOf(parsed(document([])), "feed > updated")).toEqual([AT]);
  });
});

describe("ids", () => {
  const idsOf = (xml: string) => textOf(parsed(xml), "id");

  test("stay the same wherever and whenever it is read", () => {
    const here = idsOf(document([entry()]));
    const there = idsOf(
      document([entry({ title: "Another title", updatedAt: AT })], { server: "https://x.example" }),
    );
    expect(there).toEqual(here);
  });

  test("differ from one story to the next, and from one database to another", () => {
    const other = NAME.replace("0", "1");
    const all = [
      ...idsOf(document([entry(), entry({ newsId: 8 })])),
      ...idsOf(document([entry()], { name: other })),
    ];
    expect(new Set(all).size).toBe(5);
  });
});

describe("any text", () => {
  test.each([
    ["markup", "<b>&amp;\"'</b>]]>", "<b>&amp;\"'</b>]]>"],
    ["entities", "&lt; &#60; &nbsp;", "&lt; &#60; &nbsp;"],
    ["characters beyond the first plane, and right to left", "🐟 עברית 早盘", "🐟 עברית 早盘"],
    ["control characters", "a\u0000b\u0001c\u001bd\u007f", "a\ufffdb\ufffdc\ufffdd\u007f"],
    ["half surrogate pairs", "a\ud800b\udc00c", "a\ufffdb\ufffdc"],
    ["what is no character", "a\ufffeb\uffff", "a\ufffdb\ufffd"],
  ])("%s stays itself, as far as XML can hold it", (_what, text, expected) => {
    const xml = document([entry({ title: text, publisher: text, summary: text, topics: [text] })]);
    const found = parsed(xml);
    expect(textOf(found, "entry > title, author > name, summary")).toEqual([expected, expected, expected]);
    expect(attributeOf(found.querySelector("category"), "term")).toBe(expected);
    expect(found.querySelectorAll("entry *")).toHaveLength(8);
  });

  test("nothing is left that XML 1.0 does not have, whatever the character", () => {
    for (let code = 0; code <= 0xffff; code++) {
      const written = escaped(String.fromCharCode(code));
      expect(
        /^([\t\n\r\x20-\ud7ff\ue000-\ufffd]|&(?:amp|lt|gt|quot|#\d+);)*$/.test(written),
        `U+${code.toString(16)}`,
      ).toBe(true);
    }
  });

  test("line ends in an attribute come back as they were", () => {
    expect(escaped("a\nb\tc\rd")).toBe("a&#10;b&#9;c&#13;d");
  });
});

describe("/feed.atom", () => {
  let server: TestServer;
  beforeEach(async () => {
    server = await startServer({ seeded: true });
  });

  const read = async (headers: Record<string, string> = {}) =>
    parsed(await (await server.get("/feed.atom", headers)).text());

  test("tells the seed's story: who, when as far as known, each move and that it is not checked", async () => {
    const feed = await read();
    expect(textOf(feed, "entry > title")).toEqual([expect.stringContaining("Alibaba Jumps 3%")]);
    expect(textOf(feed, "entry > published")).toEqual([]);
    expect(textOf(feed, "summary")[0]?.split("\n")).toEqual([
      "Tiger Newspress, citing Bloomberg. Wed 10 Dec 2025 (year inferred), time not given.",
      "Alibaba (BABA): reported +3%, premarket, at its extreme. Not checked: no prices yet.",
      "Meta (META): reported −1%, premarket, last. Not checked: no prices yet.",
    ]);
    expect([...feed.querySelectorAll("category")].map((one) => one.getAttribute("term"))).toEqual([
      ...["AI models", "open source", "US–China"],
    ]);
  });

  test("a verdict is told as soon as there is one", async () => {
    const listing = makeListing(server.db, { ticker: "NMRX", companyName: "Northmere Foods" });
    const published = { time: "09:12", zone: "America/New_York", at: "2025-12-10T14:12:00.000Z" };
    makeMove(server.db, { listing, newsId: makeNews(server.db, { published }).id, statistic: "extreme" });
    makeBars(server.db, [
      { listing, date: "2025-12-09", close: 100 },
      { listing, date: "2025-12-10", time: "08:48", close: 103.1 },
    ]);
    const [newest] = textOf(await read(), "summary");
    expect(newest).toContain(
      "reported +3%, premarket, at its extreme. Confirmed. Up 3.1% at its premarket high",
    );
  });

  test("has the newest fifty, and none that was deleted", async () => {
    for (let day = 1; day <= 55; day++)
      makeNews(server.db, {
        title: `Day ${day}`,
        published: { date: `2026-0${1 + (day % 9)}-${10 + (day % 19)}` },
      });
    makeNews(server.db, { title: "Gone", published: { date: "2026-12-30" }, deletedAt: AT });
    const titles = textOf(await read(), "entry > title");
    expect(titles).toHaveLength(50);
    expect(titles).not.toContain("Gone");
  });

  test("ids do not depend on the name the server is asked by", async () => {
    const ids = textOf(await read(), "id");
    expect(textOf(await read({ host: `localhost:${server.port}` }), "id")).toEqual(ids);
    // A copy of a database has the ids of the original; one made by itself has its own.
    const other = await startServer({ db: seededDb() });
    const others = textOf(parsed(await (await other.get("/feed.atom")).text()), "id");
    expect(others.filter((id) => ids.includes(id))).toEqual([]);
  });

  test("a change of a story is an update of its entry", async () => {
    const form = { title: "Another title", publisher: "Tiger Newspress", version: "1", moves: "0" };
    await server.post("/news/1", { ...form, date: "2025-12-10" });
    const [updated] = textOf(await read(), "entry > updated");
    expect(updated).toBe("2025-12-15T12:00:00.000Z");
    expect(textOf(await read(), "entry > title")).toEqual(["Another title"]);
  });

  test("a page leads feed readers to it", async () => {
    const { document: page } = parseHTML(await (await server.get("/")).text());
    const link = page.querySelector('link[rel="alternate"]');
    expect([link?.getAttribute("href"), link?.getAttribute("type")]).toEqual([
      "/feed.atom",
      "application/atom+xml",
    ]);
  });
});

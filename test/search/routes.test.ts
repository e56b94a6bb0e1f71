import fc from "fast-check";
import { beforeAll, describe, expect, test } from "vitest";
import { makeCompany, makeListing, makeMove, makeNews, makeNote } from "../support/factories.ts";
import { sendRaw } from "../support/raw.ts";
import { startServer, type TestServer } from "../support/server.ts";

/** What the main part of a page says, marks in square brackets. */
async function found(server: TestServer, typed: string, more = ""): Promise<string> {
  const answer = await server.get(`/search?q=${encodeURIComponent(typed)}${more}`);
  expect(answer.status).toBe(200);
  const html = /<main[\s\S]*<\/main>/.exec(await answer.text())?.[0] ?? "";
  return html
    .replaceAll("<mark>", "[")
    .replaceAll("</mark>", "]")
    .replaceAll(/<[^>]*>/g, " ")
    .replaceAll(/\s+/g, " ");
}

test("one word finds the company, its story and the notes on it, each with the hit marked", async () => {
  const server = await startServer({ seeded: true });
  makeNote(server.db, { text: "Alibaba up at the open" });
  const page = await found(server, "alib");
  expect(page).toContain("“alib”: 1 company, 1 story, 1 note.");
  expect(page).toContain("[Alibaba] BABA New York Stock Exchange");
  expect(page).toContain("[Alibaba] Jumps 3% While Meta Falls 1%.");
  expect(page).toContain("[Alibaba] up at the open");
});

describe("a story is found by", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer();
    const { db } = server;
    const listing = makeListing(db, { ticker: "NMRX", companyName: "Northmere Foods" });
    const mentions = [{ id: listing.companyId, name: "", slug: "" }];
    const { id } = makeNews(db, {
      ...{ title: "Café chain soars; 股价上涨", publisher: "Harbor Street Daily", author: "Zoë Ortiz" },
      ...{ creditedSource: "The Ledger Wire", mentions },
    });
    makeMove(db, { newsId: id, listing, quote: "Shares rose 3% before the opening bell." });
    db.exec("INSERT INTO topics (name) VALUES ('Takeover talk')");
    db.prepare("INSERT INTO news_topics SELECT ?, id FROM topics").run(id);
    makeNews(db, { title: "Another story altogether" });
    return server.close;
  });

  test.each([
    ["its title", "soars", "chain [soars]"],
    ["its title without the accent", "cafe", "[Café] chain"],
    ["two characters of Chinese", "上涨", "股价[上涨]"],
    ["one character of Chinese", "股", "[股]价上涨"],
    ["the sentence of a move", "opening bell", "before the [opening] [bell]."],
    ["a phrase of it", '"the opening bell"', "before [the opening bell]."],
    ["its publisher", "harbor", "[Harbor] Street Daily"],
    ["whom it credits", "ledger", "citing The [Ledger] Wire"],
    ["its author", "zoe", "By [Zoë] Ortiz"],
    ["a company it mentions", "northmere", "Mentions [Northmere] Foods"],
    ["a topic", "takeover", "Topics [Takeover] talk"],
    ["words from several of these", "cafe bell harbor", "[Café] chain"],
  ])("%s", async (_by, typed, expected) => {
    const page = await found(server, typed);
    expect(page).toContain(" 1 story");
    expect(page).toContain(expected);
  });

  test("its ticker, which is also the company's", async () => {
    expect(await found(server, "NMRX")).toContain("1 company, 1 story");
  });

  test.each([
    ["a phrase in another order", '"bell opening"'],
    ["a word and one it lacks", "cafe altogether"],
    ["the middle of a word", "ortheast"],
  ])("not by %s", async (_by, typed) => {
    expect(await found(server, typed)).toContain("no stories");
  });
});

test("a company is found by another name it goes by", async () => {
  const server = await startServer();
  const { id } = makeCompany(server.db, "Alphabet");
  server.db.prepare("INSERT INTO company_aliases VALUES ('Google', ?)").run(id);
  expect(await found(server, "goog")).toContain("Alphabet Also known as [Google]");
});

test("what is deleted is not found, and is again once that is undone", async () => {
  const server = await startServer({ seeded: true });
  const note = makeNote(server.db, { text: "thin volume" });
  const both = async () => [
    (await found(server, "qwen")).includes("1 story"),
    (await found(server, "thin")).includes("1 note"),
  ];
  expect(await both()).toEqual([true, true]);
  await server.post("/news/1/delete", {});
  await server.post(`/notes/${note.id}/delete`, {});
  expect(await both()).toEqual([false, false]);
  await server.post("/news/1/restore", {});
  await server.post(`/notes/${note.id}/restore`, {});
  expect(await both()).toEqual([true, true]);
});

test("after an edit the new words are found and the old are not", async () => {
  const server = await startServer({ seeded: true });
  const note = makeNote(server.db, { text: "thin volume" });
  await found(server, "qwen");
  const change = server.db.prepare(
    "UPDATE news_items SET title = ?, published_date = '2024-01-02' WHERE id = 1",
  );
  change.run("Quite other words");
  server.db
    .prepare("UPDATE reported_moves SET quote = 'Nothing said', subject = 'It' WHERE news_id = 1")
    .run();
  server.db.prepare("UPDATE price_notes SET text = 'heavy' WHERE id = ?").run(note.id);
  expect(await found(server, "quite other")).toContain("1 story");
  expect(await found(server, "jumped")).toContain("no stories");
  expect(await found(server, "heavy")).toContain("1 note");
  expect(await found(server, "thin")).toContain("no notes");
});

test("stories come newest first, page by page, each once", async () => {
  const server = await startServer();
  const days = Array.from({ length: 70 }, (_, i) =>
    new Date(Date.UTC(2025, 0, 1 + ((i * 37) % 70))).toISOString().slice(0, 10),
  );
  for (const date of days) makeNews(server.db, { title: `Oil on ${date}`, published: { date } });
  const first = await (await server.get("/search?q=oil")).text();
  expect(first).toContain('href="/search?q=oil&amp;in=stories">All 70</a>');
  const seen: string[] = [];
  let path: string | undefined = "/search?q=oil&in=stories";
  while (path) {
    const html: string = await (await server.get(path)).text();
    seen.push(...[...html.matchAll(/<\/mark> on (\S+?)<\/a>/g)].map(([, date]) => String(date)));
    path = /<a href="([^"]*)">Older stories/.exec(html)?.[1]?.replaceAll("&amp;", "&");
  }
  expect(seen).toEqual(days.toSorted().reverse());
});

test("companies go on page by page", async () => {
  const server = await startServer();
  for (let i = 0; i < 40; i++) makeCompany(server.db, `Harbor ${i}`);
  const first = await found(server, "harbor", "&in=companies");
  const next = /<a href="([^"]*)">More companies/.exec(
    await (await server.get("/search?q=harbor&in=companies")).text(),
  )?.[1];
  const second = await (await server.get(String(next).replaceAll("&amp;", "&"))).text();
  expect(first).toContain("[Harbor] 29");
  expect(first).not.toContain("[Harbor] 30");
  expect(second).toContain("</mark> 30");
  expect(second).not.toContain("</mark> 29");
  expect(second).not.toContain("More companies");
});

test("nothing typed, nothing to search by and nothing found each say what to do", async () => {
  const server = await startServer({ seeded: true });
  expect(await found(server, "")).toContain("What are you looking for?");
  expect(await found(server, "*** ^")).toContain(
    "No word stands in “*** ^” Type a word, a name or a ticker.",
  );
  expect(await found(server, "zzz")).toContain("Nothing found for “zzz” Every word must occur.");
  expect(await found(server, "alibaba", "&in=stories&after=2020-01-01T00:00:00.000Z~1")).toContain("No more");
});

describe("hostile searches are just text", () => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startServer({ seeded: true });
    return server.close;
  });

  const answers = async (path: string) => {
    const { status } = await sendRaw({ port: server.port, path });
    expect({ path, status, log: server.log }).toEqual({ path, status: 200, log: [] });
  };

  test.each([
    '"',
    '""""',
    "NEAR(alibaba meta, 2)",
    "title:alibaba",
    "alibaba* ^meta",
    "alibaba AND NOT (meta OR",
    "{words}: x",
    "'; DROP TABLE news_items; --",
    "\u0000alibaba\u0000",
    "%00",
    "\ue000",
    "a".repeat(5000),
    "a ".repeat(2500),
    "阿".repeat(900),
    "<script>alert(1)</script>",
  ])("%s", async (typed) => {
    await answers(`/search?q=${encodeURIComponent(typed)}`);
  });

  test.each([
    "q=%ff%fe",
    "q=%ed%a0%80",
    "q=%",
    "q=%zz",
    "q[]=a",
    "q=a&q=b",
    "q=alibaba&in=x&after=~",
    "q=oil&in=stories&after=0000000000~999999999999999",
    "q=oil&in=companies&after=1e999",
    "q",
  ])("?%s", async (query) => {
    await answers(`/search?${query}`);
  });

  test("whatever is typed", async () => {
    await fc.assert(
      fc.asyncProperty(fc.string({ unit: "binary", maxLength: 80 }), async (typed) => {
        await answers(`/search?q=${encodeURIComponent(typed.replaceAll(/\p{Surrogate}/gu, "\ufffd"))}`);
      }),
      { numRuns: 50 },
    );
  });

  test("64 KB is more than an address may have, which is said without a fault", async () => {
    const { status } = await sendRaw({ port: server.port, path: `/search?q=${"a".repeat(65_536)}` });
    expect([413, 414, 431]).toContain(status);
    expect(server.log).toEqual([]);
  });
});

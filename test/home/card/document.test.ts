import { createHash } from "node:crypto";
import { parseHTML } from "linkedom";
import { describe, expect, test } from "vitest";
import { makeMove } from "../../support/factories.ts";
import { startServer } from "../../support/server.ts";
import { cardOf, DAYS, MINUTES } from "./example.ts";

describe("a card stands by itself", () => {
  test("one file: no script, no picture, no style from elsewhere", async () => {
    const reader = await cardOf({}, { url: "https://example.com/story" });
    reader.bars(...DAYS, ...MINUTES);
    const document = await reader.card("?download=1");
    expect([
      ...document.querySelectorAll("script, link, img, iframe, object, [src], [style], [onclick]"),
    ]).toEqual([]);
    expect(document.querySelectorAll("style")).toHaveLength(1);
    expect(document.querySelector("style")?.textContent).not.toMatch(/url\(|@import/);
    expect([...document.querySelectorAll("a")]).toEqual([]);
  });

  test("its policy allows the one style in it, and nothing else", async () => {
    const { server, newsId } = await cardOf();
    const answer = await server.get(`/news/${newsId}/card`);
    const [, style = ""] = /<style>([\s\S]*?)<\/style>/.exec(await answer.text()) ?? [];
    const digest = createHash("sha256").update(style).digest("base64");
    expect(answer.headers.get("content-security-policy")).toBe(
      `default-src 'none';style-src 'sha256-${digest}';base-uri 'none';form-action 'none';frame-ancestors 'none'`,
    );
    expect(answer.headers.get("cache-control")).toBe("no-store");
  });

  test("it is opened, or saved under a name of its own without links into this Newsmove", async () => {
    const { server, newsId, card } = await cardOf();
    const open = await server.get(`/news/${newsId}/card`);
    expect(open.headers.get("content-disposition")).toBeNull();
    const saved = await server.get(`/news/${newsId}/card?download=1`);
    expect(saved.headers.get("content-disposition")).toBe(
      `attachment; filename=newsmove-story-${newsId}.html`,
    );
    expect([...(await card()).querySelectorAll("nav a")].map((link) => link.getAttribute("href"))).toEqual([
      ...[`/news/${newsId}`, `/news/${newsId}/card?download=1`],
      ...[`/news/${newsId}/card.svg`, `/news/${newsId}/card.json`],
    ]);
  });

  test("any text stays text", async () => {
    const hostile = `</style></title><script>alert(1)</script>"'&amp; \u0001 早盘`;
    const quote = `${hostile} rose 3%.`;
    const place = { figureStart: quote.indexOf("3%"), figureEnd: quote.indexOf("3%") + 2 };
    const reader = await cardOf(
      { quote, ...place },
      { title: hostile, publisher: hostile, url: `https://x.example/"><b>` },
    );
    const html = await reader.html();
    expect(html).not.toContain("<script>");
    expect(html).not.toContain("<b>");
    const { document } = parseHTML(html);
    expect(document.querySelector("h1")?.textContent).toBe(hostile);
    expect(document.querySelector("blockquote")?.textContent).toBe(`“${quote}”`);
    expect(document.querySelector("mark")?.textContent).toBe("3%");
    expect(document.querySelectorAll("style")).toHaveLength(1);
  });

  test.each(["/news/99/card", "/news/x/card", "/news/99/card.json", "/news/99/card.svg"])(
    "%s is a 404 with a page",
    async (path) => {
      const server = await startServer();
      const answer = await server.get(path);
      expect(answer.status).toBe(404);
      expect(answer.headers.get("content-type")).toBe("text/html; charset=utf-8");
    },
  );

  test("a story that was deleted has none", async () => {
    const { server, newsId } = await cardOf();
    await server.post(`/news/${newsId}/delete`, {});
    expect((await server.get(`/news/${newsId}/card`)).status).toBe(404);
  });
});

describe("what is not known is said", () => {
  const articleOf = async (move: Parameters<typeof cardOf>[0], news: Parameters<typeof cardOf>[1] = {}) =>
    (await (await cardOf(move, news)).card()).querySelector("article")?.textContent ?? "";

  test("no prices yet", async () => {
    const text = await articleOf({});
    expect(text).toContain("Not checked: no prices yet");
    expect(text).toContain("Nothing was measured.");
    expect(text).toContain("10 Dec 2025, 09:12 New York");
  });

  test("no listing", async () => {
    const text = await articleOf({ listing: null, subject: "Oxley" });
    expect(text).toContain("Not checked: no listing");
    expect(text).toContain("“Oxley”: nobody has said which listing that is");
  });

  test("no time, and no date", async () => {
    const unknown = { time: null, zone: null, at: null };
    expect(await articleOf({}, { published: unknown })).toContain(
      "Wed 10 Dec 2025, time not given: taken as published at the end of that day",
    );
    const text = await articleOf({ tradeDate: null }, { published: { ...unknown, date: null } });
    expect(text).toContain("at no known time");
    expect(text).toContain("no session: it is not known which");
  });

  test("no move at all", async () => {
    const { server, newsId, card } = await cardOf();
    server.db.exec("DELETE FROM reported_moves");
    const text = (await card()).querySelector("main")?.textContent;
    expect(text).toContain("No move reported.");
    expect((await server.get(`/news/${newsId}/card.svg`)).status).toBe(200);
  });

  test("that something is unchanged: within a quarter of a point", async () => {
    expect(await articleOf({ percent: 0 })).toContain("unchanged: within 0.25 points either way");
  });
});

test("the seed's two legs: a sheet each, the sentence with its own figure marked, and the spread", async () => {
  const server = await startServer({ seeded: true });
  const { document } = parseHTML(await (await server.get("/news/1/card")).text());
  const marked = [...document.querySelectorAll("article mark")].map(({ textContent }) => textContent);
  expect(marked).toEqual(["3%", "1%"]);
  expect(document.querySelector("h1")?.textContent).toContain("Alibaba Jumps 3%");
  expect(document.querySelector("main")?.textContent).toContain(
    "BABA over META: +4 points, spread, as said.",
  );
  expect(document.querySelectorAll("article .sheet-title")).toHaveLength(1);
});

test("bars have the colours of the reader's convention", async () => {
  const { server, newsId, html } = await cardOf();
  makeMove(server.db, { newsId, percent: -2 });
  expect(await html()).toContain('fill="#1f66ad"');
  await server.post("/settings", { theme: "dark", convention: "red-green", zone: "UTC" });
  const page = await html();
  expect(page).toContain('fill="#bd2d28"');
  expect(page).toContain('fill="#157347"');
  expect(page).toContain('data-convention="red-green"');
});

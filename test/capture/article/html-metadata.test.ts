import { expect, test } from "vitest";
import { dataPage, fromHtml, page, PARAGRAPH, when } from "./example.ts";

const STORY = {
  "@type": "NewsArticle",
  headline: "Northwind jumps on tea &amp; coffee",
  author: [{ "@type": "Person", name: "Jane Roe" }, { name: "John Doe" }],
  publisher: { name: "Harbour Gazette" },
  datePublished: "2025-12-10T08:05:00-05:00",
  dateModified: "2026-01-04T00:00:00Z",
  mainEntityOfPage: "https://gazette.example.com/tea",
};

const META = `<meta property="og:title" content="Tea sells | Harbour Gazette">
  <meta property="og:site_name" content="Harbour Gazette"><meta name=author content="By Sam Poe">
  <meta property="article:author" content="https://social.example.com/harbour">
  <meta property="og:url" content="https://gazette.example.com/og">
  <meta property="article:published_time" content="2025-12-11T00:00:00Z">`;

test("JSON-LD tells all of it, and comes before the other fields", () => {
  const article = fromHtml(
    page(`${META}<script type="application/ld+json">${JSON.stringify(STORY)}</script>`),
  );
  expect(article).toMatchObject({
    ...{
      title: "Northwind jumps on tea & coffee",
      author: "Jane Roe, John Doe",
      publisher: "Harbour Gazette",
    },
    ...{ url: "https://gazette.example.com/tea", language: "en", creditedSource: null },
  });
  expect(when(article)).toBe("2025-12-10 13:05:00 UTC 2025-12-10T13:05:00.000Z");
  expect(article.text).toBe([article.title, PARAGRAPH, PARAGRAPH, PARAGRAPH].join("\n\n"));
});

test("without it, OpenGraph and other meta fields do; a link is nobody's name", () => {
  const article = fromHtml(page(META));
  expect(article).toMatchObject({ title: "Tea sells", author: "Sam Poe", publisher: "Harbour Gazette" });
  expect(article.url).toBe("https://gazette.example.com/og");
  expect(when(article)).toBe("2025-12-11 00:00:00 UTC 2025-12-11T00:00:00.000Z");
});

test("without these, what stands on the page does", () => {
  const article = fromHtml(
    page(
      '<title>Tea sells - CNBC</title><base href="https://www.cnbc.com/"><link rel=canonical href="/tea.html">',
      '<nav>Home</nav><h1>Tea sells</h1><p class="byline">By <a href="/jane">Jane Roe</a></p><time>Dec. 10, 2025 8:05 a.m. ET</time>',
    ),
  );
  expect(article).toMatchObject({ title: "Tea sells", author: "Jane Roe", publisher: "CNBC" });
  expect(article.url).toBe("https://www.cnbc.com/tea.html");
  expect(when(article)).toBe("2025-12-10 08:05 America/New_York 2025-12-10T13:05:00.000Z");
});

test("lines over the first paragraph are read as a byline and are not text", () => {
  const html = page(
    "<title>Tea sells</title>",
    "<p>Published Wed, Dec 10 2025 8:05 AM EST</p><p>By Jane Roe</p>",
  );
  const article = fromHtml(html.replace("<article>", "").replace("</article>", ""));
  expect(article).toMatchObject({ author: "Jane Roe", published: { date: "2025-12-10", time: "08:05" } });
  expect(article.text.startsWith(`Tea sells\n\n${PARAGRAPH}`)).toBe(true);
});

test("a piece of a page without any title is read like pasted text", () => {
  const article = fromHtml(`<p>Tea sells</p><p>Reuters | Dec 10, 2025</p><p>${PARAGRAPH}</p>`);
  expect(article).toMatchObject({
    title: "Tea sells",
    publisher: "Reuters",
    published: { date: "2025-12-10" },
  });
  expect(article.text).toBe(`Tea sells\n\n${PARAGRAPH}`);
});

test("a graph is followed by its references, and an article before the page that holds it", () => {
  const article = fromHtml(
    dataPage({
      "@graph": [
        {
          "@type": "WebPage",
          "@id": "#page",
          url: "https://gazette.example.com/",
          datePublished: "2020-01-01",
        },
        {
          "@type": ["Thing", "NewsArticle"],
          headline: "Tea",
          author: { "@id": "#j" },
          publisher: { "@id": "#g" },
        },
        { "@type": "Person", "@id": "#j", name: "Jane Roe" },
        { "@type": "Organization", "@id": "#g", name: "Harbour Gazette" },
      ],
    }),
  );
  expect(article).toMatchObject({ title: "Tea", author: "Jane Roe", publisher: "Harbour Gazette" });
});

test.each([
  ["under a key of its own", { thing: { article: STORY } }],
  ["in lists", [[{ "@type": "BreadcrumbList" }], [STORY]]],
  ["with values missing", JSON.stringify(STORY).replace("{", '{"image":{"width": ,"height":},')],
  ["with stray commas and a semicolon", `${JSON.stringify(STORY).replace("}]", "},]")};`],
  ["with a line break in a string", JSON.stringify(STORY).replace("coffee", "coffee\n")],
  ["cut off at the end", JSON.stringify(STORY).slice(0, -2)],
  ["in a comment", `<!-- ${JSON.stringify(STORY)} -->`],
])("JSON-LD %s", (_, data) => {
  const { title, publisher } = fromHtml(dataPage(data));
  expect({ title, publisher }).toEqual({
    title: "Northwind jumps on tea & coffee",
    publisher: "Harbour Gazette",
  });
});

test("a headline cut short is taken whole from elsewhere", () => {
  const head = `<meta property="og:title" content="Northwind jumps on strong tea sales in the north">`;
  const data = `<script type="application/ld+json">{"@type":"Article","headline":"Northwind jumps on strong tea…"}</script>`;
  expect(fromHtml(page(head + data)).title).toBe("Northwind jumps on strong tea sales in the north");
});

test("characters that show nothing are no part of a title", () => {
  const title = "\u202eNorth\u00adwind\u200b &nbsp;\u0007 sells\ufeff\u0085 tea";
  expect(fromHtml(page(`<title>${title}</title>`)).title).toBe("Northwind sells tea");
});

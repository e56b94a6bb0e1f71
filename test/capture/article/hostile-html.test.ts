import { describe, expect, test } from "vitest";
import { dataPage, fromHtml, page, PARAGRAPH } from "./example.ts";

const MANY = 300_000;
const TITLED = "<title>Tea sells</title>";

describe("addresses that run or hold something never come out", () => {
  test.each([
    "javascript:alert(1)",
    " JaVaScRiPt:alert(1)",
    "java\nscript:alert(1)",
    "data:text/html,<b>x</b>",
    "vbscript:x",
    "file:///etc/passwd",
    "https://user:secret@gazette.example.com/",
    "//",
    "#top",
  ])("%s", (address) => {
    const head = `<link rel="canonical" href="${address}"><meta property="og:url" content="${address}">`;
    const data = JSON.stringify({
      "@type": "NewsArticle",
      url: address,
      mainEntityOfPage: { "@id": address },
    });
    expect(fromHtml(page(`${head}<script type="application/ld+json">${data}</script>`)).url).toBeNull();
  });
});

test("scripts, styles and handlers neither run nor show", () => {
  const html = page(
    `${TITLED}<script>document.title = "ran"; globalThis.ran = true</script><style>p { color: red }</style>`,
    `<img src=x onerror="globalThis.ran = true"><svg onload="globalThis.ran = true"><title>drawn</title></svg>`,
  );
  const article = fromHtml(html);
  expect(article.title).toBe("Tea sells");
  expect(article.text).toBe(["Tea sells", PARAGRAPH, PARAGRAPH, PARAGRAPH].join("\n\n"));
  expect("ran" in globalThis).toBe(false);
});

test("keys that name an object's prototype do nothing", () => {
  const broken =
    '{"__proto__": {"spoilt": 1}, "constructor": {"prototype": {"spoilt": 1}}, "@type": "Article",, ';
  expect(fromHtml(dataPage(`${broken}"headline": "Tea sells"}`)).title).toBe("Tea sells");
  expect(
    fromHtml(dataPage('{"@type": "Article", "headline": "Tea", "__proto__": {"spoilt": 1}}')).title,
  ).toBe("Tea");
  expect(({} as Record<string, unknown>).spoilt).toBeUndefined();
});

/** Inputs on which anything that goes back, recurses or looks ahead again and again would not come to an end. */
const ENDLESS: [name: string, html: string, text: string][] = [
  ["brackets", TITLED + "<".repeat(5_000_000), `Tea sells\n\n${"<".repeat(5_000_000)}`],
  ["elements 100,000 deep", `${TITLED}${"<div>".repeat(100_000)}deep`, "Tea sells\n\ndeep"],
  [
    "elements 14,000 deep around an article",
    `${TITLED}${"<div>".repeat(14_000)}${`<p>${PARAGRAPH}</p>`.repeat(5)}`,
    `Tea sells${`\n\n${PARAGRAPH}`.repeat(5)}`,
  ],
  [
    "closing tags of nothing",
    `${TITLED}${"<div>".repeat(50_000)}${"</p>".repeat(MANY)}end`,
    "Tea sells\n\nend",
  ],
  ["comments that never end", TITLED + "<!--".repeat(MANY), "Tea sells"],
  ["drawings that never end", TITLED + "<svg>".repeat(MANY), "Tea sells"],
  ["scripts that never end", TITLED + "<script>".repeat(MANY), "Tea sells"],
  ["titles that never end", `<h1>Tea sells</h1>${"<title>".repeat(MANY)}`, "Tea sells"],
  ["an attribute that never ends", `${TITLED}<p>a</p><p title="${"<p>".repeat(MANY)}`, "Tea sells\n\na"],
  ["quotes that never end", `${TITLED}<p>a</p><p ${'a="'.repeat(MANY)}`, "Tea sells\n\na"],
  ["a long attribute", `${TITLED}<p class="${"x".repeat(1_000_000)}">a</p>`, "Tea sells\n\na"],
  ["many attributes", `${TITLED}<p ${"a ".repeat(MANY)}>a</p>`, "Tea sells\n\na"],
  ["spaces in a tag", `${TITLED}<p a${" ".repeat(MANY)}>a</p>`, "Tea sells\n\na"],
  ["NULs", `${TITLED}<p>${"a\0".repeat(3)}</p>${"\0".repeat(MANY)}`, "Tea sells\n\naaa"],
  ["references", `${TITLED}<p>${"&amp;".repeat(MANY)}`, `Tea sells\n\n${"&".repeat(MANY)}`],
  ["references of references", `${TITLED}<p>&amp;amp;amp;lt;`, "Tea sells\n\n&amp;amp;lt;"],
  ["paragraphs", `${TITLED}${"<p>tea".repeat(MANY)}`, `Tea sells${"\n\ntea".repeat(MANY)}`],
];

test.each(ENDLESS)("%s", (_, html, text) => {
  const article = fromHtml(html);
  expect(article.title).toBe("Tea sells");
  // Not toBe: a difference of millions of characters would be printed.
  expect(article.text === text).toBe(true);
});

test.each([
  ["lists in lists", "[".repeat(1_000_000)],
  ["objects in objects", '{"a":'.repeat(500_000)],
  ["a string of escapes", `{"@type":"Article","headline":"${'\\"'.repeat(1_000_000)}`],
  ["quotes", `{${'"'.repeat(1_000_000)}`],
  ["articles", `[${'{"@type":"Article","author":{"@id":"x"}},'.repeat(50_000)}{}`],
])("JSON-LD of %s leaves the rest of the page readable", (_, data) => {
  const html = dataPage(data).replace("</head>", '<meta name="author" content="Jane Roe"></head>');
  expect(fromHtml(html).author).toBe("Jane Roe");
});

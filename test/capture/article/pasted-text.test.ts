import { describe, expect, test } from "vitest";
import { readArticle } from "../../../server/capture/article/article.ts";
import { fromLines, NOW, PARAGRAPH, when } from "./example.ts";

describe("the line under a headline", () => {
  test.each([
    [
      "Reuters · Dec 10, 2025 8:05 AM ET",
      "Reuters",
      null,
      "2025-12-10 08:05 America/New_York 2025-12-10T13:05:00.000Z",
    ],
    ["By Jane Roe, Bloomberg | 10 December 2025", "Bloomberg", "Jane Roe", "2025-12-10 - - -"],
    [
      "Published Wed, Jun 10 2026 8:05 AM EST",
      null,
      null,
      "2026-06-10 08:05 America/New_York 2026-06-10T12:05:00.000Z",
    ],
    ["2025-12-10 08:05", null, null, "2025-12-10 08:05 - -"],
    ["2025年12月10日 08:05", null, null, "2025-12-10 08:05 - -"],
    ["10.12.2025 14:30 CET", null, null, "2025-12-10 14:30 Europe/Paris 2025-12-10T13:30:00.000Z"],
    ["Dec 10, 2025 8:05 AM GMT+8", null, null, "2025-12-10 00:05:00 UTC 2025-12-10T00:05:00.000Z"],
    ["25/12/2025 9:30pm", null, null, "2025-12-25 21:30 - -"],
    ["Harbour News12-10 20:31", "Harbour News", null, "2025-12-10 20:31 - -"],
    [
      "The Wall Street Journal | Markets | Dec. 10, 2025 | 3 min read",
      "Wall Street Journal",
      null,
      "2025-12-10 - - -",
    ],
    ["Posted on 10 Dec 2025 by Jane Roe and John Doe", null, "Jane Roe, John Doe", "2025-12-10 - - -"],
    ["Jane Roe, CNBC, Dec 10 2025", "CNBC", "Jane Roe", "2025-12-10 - - -"],
    // Whether a person or a site is named is not said.
    ["Mark Smith - May 4, 2025", null, null, "2025-05-04 - - -"],
  ])("%s", (line, publisher, author, expected) => {
    const article = fromLines(line);
    expect(article).toMatchObject({ title: "Northwind Jumps on Strong Tea Sales", publisher, author });
    expect(when(article)).toBe(expected);
    expect(article.text).toBe(`${article.title}\n\n${PARAGRAPH}`);
  });

  test("over several lines; a change is not the publication", () => {
    const article = fromLines(
      "CNBC",
      "By Jane Roe",
      "Updated Dec 11, 2025",
      "Published Dec 10, 2025",
      "Share",
    );
    expect(article).toMatchObject({
      publisher: "CNBC",
      author: "Jane Roe",
      published: { date: "2025-12-10" },
    });
    expect(article.text).toBe(`${article.title}\n\n${PARAGRAPH}`);
  });

  test.each(["3 hours ago", "yesterday", "12/10/2025", "10-12-2025", "02-30"])(
    "%s decides no date",
    (line) => {
      expect(fromLines(line).published).toMatchObject({ date: null, time: null, at: null, printed: line });
    },
  );

  test("a date readable two ways is decided by its weekday, the text or the calendar", () => {
    expect(fromLines("Wed 12/10/2025").published.date).toBe("2025-12-10");
    expect(fromLines("12/10/2025", "", "The firm said on Dec. 10 that tea sells.").published.date).toBe(
      "2025-12-10",
    );
    // 12 October 2026 is past, 10 December 2026 is not.
    expect(fromLines("12/10/2026").published.date).toBe("2026-10-12");
  });
});

test("a dateline gives agency and day, and is no headline", () => {
  const article = readArticle(
    { text: "NEW YORK, Dec 10 (Reuters) - Northwind shares rose 3% in early trade." },
    NOW,
  );
  expect(article).toMatchObject({ title: null, publisher: "Reuters", creditedSource: null });
  expect(article.published.date).toBe("2025-12-10");
  expect(article.text).toMatch(/^NEW YORK/);
});

test("a headline with a date in it is a headline", () => {
  const title = "Stocks Today, Dec 10: Northwind Falls";
  expect(readArticle({ text: `${title}\n\n${PARAGRAPH}` }, NOW)).toMatchObject({
    title,
    text: `${title}\n\n${PARAGRAPH}`,
  });
});

test("the site after a bar and an address by itself name the publisher", () => {
  const pasted = (text: string) => readArticle({ text: `${text}\n${PARAGRAPH}` }, NOW);
  expect(pasted("Tea sells | MarketWatch")).toMatchObject({ title: "Tea sells", publisher: "MarketWatch" });
  const article = pasted("Tea sells\nhttps://www.cnbc.com/2025/12/10/tea.html");
  expect(article).toMatchObject({ publisher: "CNBC", url: "https://www.cnbc.com/2025/12/10/tea.html" });
});

test("what follows an article is not of it", () => {
  const body = [PARAGRAPH, "Comments on the plan were mixed.", PARAGRAPH];
  const tail = ["Disclaimer: Investing carries risk.", "Comments", "Leave a comment", "I like tea"];
  expect(
    fromLines("12-10", "", ...body, ...tail)
      .text.split("\n\n")
      .slice(1),
  ).toEqual(body);
});

test.each(["", " \n\0\n ", "\u0000", "%".repeat(100_000), "\n".repeat(100_000), "12-10", "By", "|"])(
  "nothing to read gives nothing made up: %j",
  (text) => {
    const article = readArticle({ text }, NOW);
    expect(article).toMatchObject({ publisher: null, author: null, url: null, creditedSource: null });
    expect(article.published.at).toBeNull();
  },
);

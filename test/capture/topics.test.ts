import { expect, test } from "vitest";
import { TOPICS } from "../../server/capture/lexicon/topics.ts";
import { topics } from "../../server/capture/topics.ts";

test("one mention in the title is enough; in the text it takes two", () => {
  expect(topics("Northwind Plans a Buyback\n\nTea sells.")).toEqual(["buybacks"]);
  expect(topics("Northwind Plans Ahead\n\nA buyback may come.")).toEqual([]);
  expect(topics("Northwind Plans Ahead\n\nA buyback may come. The share repurchase is large.")).toEqual([
    "buybacks",
  ]);
});

test("strongest first, five at most", () => {
  const text =
    "Tea\n\nTariffs, tariffs and more tariffs. Dividends and a dividend. Layoffs after layoffs. Inflation is inflation. An IPO, two IPOs. Airlines and airlines. Chips, chips, chips and chips.";
  const found = topics(text);
  expect(found.slice(0, 2)).toEqual(["chips", "tariffs and trade"]);
  expect(found).toHaveLength(5);
});

test("two countries make a topic together, none alone", () => {
  expect(topics("Tea\n\nChina and the US talked. Chinese and American growers, too.")).toEqual(["US–China"]);
  expect(topics("Tea\n\nChina, China and Chinese tea.")).toEqual([]);
  expect(topics("Tea\n\nChina called us, and Chinese growers told us.")).toEqual([]);
});

test("a longer term is not counted for the shorter one in it", () => {
  expect(topics("Tea\n\nThe Trade Desk sells space. Office space is dear.")).toEqual([]);
  expect(topics("Tea\n\nHome prices rose. Their office space, too, and more office space.")).toEqual([
    "real estate",
  ]);
});

test("abbreviations with stops and possessives are the same words", () => {
  expect(topics("Tea\n\nThe U.S. and China’s growers. The U.S.’s and China's.")).toEqual(["US–China"]);
});

test("the table names each topic once, with terms that can be found", () => {
  const names = TOPICS.map(({ name }) => name);
  expect(new Set(names).size).toBe(names.length);
  expect(names.length).toBeGreaterThan(50);
  for (const { name, sides } of TOPICS) {
    for (const term of sides.flat()) expect(`${name}: ${term}`).toMatch(/: [\p{L}\p{N}&][\p{L}\p{N}& ]*$/u);
  }
});

test.each(["", "\n\n", "us ".repeat(200_000), "a.b".repeat(200_000)])("nothing comes of nothing", (text) => {
  expect(topics(text)).toEqual([]);
});

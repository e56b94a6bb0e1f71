import { beforeEach, describe, expect, test } from "vitest";
import { companiesStore } from "../../../server/companies/store.ts";
import type { NewsItem } from "../../../server/news/news.ts";
import { addDaily } from "../../support/bars.ts";
import { makeNorthmere } from "../../support/northmere.ts";
import { startServer, type TestServer } from "../../support/server.ts";

const textOf = async (server: TestServer, path: string) =>
  (await (await server.get(path)).text()).replaceAll(/\s+/g, " ");

describe("the page of a company with prices, stories and notes", () => {
  let server: TestServer;
  let stories: NewsItem[];
  beforeEach(async () => {
    server = await startServer();
    ({ stories } = makeNorthmere(server.db));
  });

  test("says what there is of it", async () => {
    const page = await textOf(server, "/companies/NMRX");
    expect(page).toContain("Last bar 12 Dec 2025, close <b>16.43</b>.");
    expect(page).toContain("<b>250</b> daily <b>720</b> one-minute");
    expect(page).toContain("6 checked, 1 confirmed");
    expect(page).toContain("With 6 stories and 3 notes of yours of that time.");
  });

  test("numbers the stories within the line's time, and links number and mark both ways", async () => {
    const page = await textOf(server, "/companies/NMRX");
    const numbered = [
      ...page.matchAll(/class="story-number" id="(story-\d+-number)" href="#(mark-\d+-\d+)"/g),
    ];
    expect(numbered.map(([, id]) => id)).toEqual(
      // The first is after the last bar, the last before the first.
      stories.slice(1, -1).map(({ id }) => `story-${id}-number`),
    );
    for (const [, id, mark] of numbered) expect(page).toContain(`id="${mark}" href="#${id}"`);
    for (const { title } of stories) expect(page).toContain(title);
    expect(page).toContain("2 stories are not on the line: of another time, or without a date.");
  });

  test("shows another time when asked, and a year for what it does not know", async () => {
    const month = await textOf(server, "/companies/NMRX?range=1m");
    expect(month).toContain("closes from 11 Nov 2025 to 12 Dec 2025");
    expect(month).toContain('href="?range=1m#line-1" aria-current="true"');
    // The story of August is no longer on the line, but in the list.
    expect(month.match(/class="story-number"/g)).toHaveLength(5);
    expect(month).toContain("Northmere’s Week: Up 2%");
    expect(month).toContain("3 stories are not on the line");
    expect(await textOf(server, "/companies/NMRX?range=%3Cb%3E")).toContain("closes from 13 Dec 2024");
  });

  test("sets two reports of one day beside each other, and says which was nearer", async () => {
    const page = await textOf(server, "/companies/NMRX");
    expect(page).toContain("Two reports of one day");
    const section = page.slice(page.indexOf('id="differing-title"'), page.indexOf('id="notes-title"'));
    expect(section).toContain("NMRX on Wed 10 Dec 2025");
    expect(section).toContain("Both speak of the same price: premarket, at its extreme.");
    expect(section).toContain("Harbor Street Daily was nearer: 0.2 points off, the other 2.8.");
    expect(section).toContain("<b>0.2 points from what was measured</b>");
    expect(section.indexOf("Harbor Street Daily")).toBeLessThan(section.indexOf("The Ledger Wire"));
    for (const words of ["+9%", "+12%", "Confirmed, then faded", "Overstated, then faded", "+9.2%"])
      expect(section).toContain(words);
  });

  test("shows nothing of the kind where stories agree", async () => {
    server.db.prepare("UPDATE reported_moves SET percent = 9 WHERE percent = 12").run();
    const page = await textOf(server, "/companies/NMRX");
    expect(page).not.toContain("reports of one day");
    expect(page).not.toContain("differing-title");
  });

  test("does so before there are prices, too", async () => {
    server.db.exec("DELETE FROM price_bars; DELETE FROM price_coverage");
    const page = await textOf(server, "/companies/NMRX");
    expect(page).toContain("No prices for NMRX yet.");
    expect(page).toContain("Two reports of one day");
    expect(page).not.toContain("was nearer");
    expect(page).not.toContain("story-number");
  });

  test("keeps markup in a title as text on the line", async () => {
    const title = '<img src=x onerror="alert(1)">';
    server.db.prepare("UPDATE news_items SET title = ? WHERE id = ?").run(title, stories[1]?.id);
    expect(await textOf(server, "/companies/NMRX")).not.toContain("<img");
  });
});

test("the page says that there are no prices only while there are none", async () => {
  const server = await startServer({ seeded: true });
  expect(await textOf(server, "/companies/BABA")).toContain("No prices for BABA or 9988 yet.");
  const listing = companiesStore(server.db).byTicker("BABA")[0];
  if (!listing) throw new Error("the seed has BABA");
  addDaily(server.db, listing, { "2025-01-02": [1, 2, 1, 1.5], "2025-01-03": [1, 2, 1, 1.5] });
  const page = await textOf(server, "/companies/BABA");
  expect(page).not.toContain("No prices for");
  expect(page).toContain("2 Jan 2025 to 3 Jan 2025, daily");
});

import { beforeAll, describe, expect, test } from "vitest";
import { axeViolations } from "../support/axe.ts";
import { describeInBrowser } from "../support/browser.ts";
import { makeNorthmere } from "../support/northmere.ts";
import { addressOf, NOT_PAGES, SAMPLES, startPagesServer } from "../support/pages.ts";
import { startServer, type TestServer } from "../support/server.ts";

const PAGES = [...Object.keys(SAMPLES).filter((path) => !(path in NOT_PAGES)), "a page that is not there"];

describeInBrowser("axe finds nothing wrong", (browser) => {
  let server: TestServer;
  beforeAll(async () => {
    server = await startPagesServer();
    return server.close;
  });

  describe.each([1440, 390])("%d pixels wide", (width) => {
    describe.each(["light", "dark"] as const)("%s", (colorScheme) => {
      test.each(PAGES)("%s", async (path) => {
        const address = path in SAMPLES ? await addressOf(path) : "/nothing-here";
        const page = await browser.open(server.url + address, { width, colorScheme });
        expect(await axeViolations(page)).toEqual([]);
      });
    });
  });

  describe.each([1440, 390])("with every table shown, %d pixels wide", (width) => {
    test.each([
      ["a company’s price line", "light"],
      ["a company’s price line", "dark"],
      ["the day of a move", "light"],
      ["the day of a move", "dark"],
    ] as const)("%s, %s", async (what, colorScheme) => {
      const { url, db } = await startServer({ seeded: true });
      const { stories } = makeNorthmere(db);
      const path = what === "the day of a move" ? `/news/${stories[4]?.id}` : "/companies/NMRX";
      const page = await browser.open(url + path, { width, colorScheme });
      const tables = page.locator("details.as-table");
      for (const table of await tables.all()) await table.locator("summary").click();
      expect(await tables.locator("table").first().isVisible()).toBe(true);
      expect(await axeViolations(page)).toEqual([]);
      expect(
        await page.evaluate(() => document.documentElement.scrollWidth - innerWidth),
      ).toBeLessThanOrEqual(0);
    });
  });

  test.each(PAGES)("%s has nothing to scroll sideways on a narrow telephone", async (path) => {
    const address = path in SAMPLES ? await addressOf(path) : "/nothing-here";
    const page = await browser.open(server.url + address, { width: 320 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
});

import { beforeAll, describe, expect, test } from "vitest";
import { axeViolations } from "../support/axe.ts";
import { describeInBrowser } from "../support/browser.ts";
import { addressOf, NOT_PAGES, SAMPLES, startPagesServer } from "../support/pages.ts";
import type { TestServer } from "../support/server.ts";

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

  test.each(PAGES)("%s has nothing to scroll sideways on a narrow telephone", async (path) => {
    const address = path in SAMPLES ? await addressOf(path) : "/nothing-here";
    const page = await browser.open(server.url + address, { width: 320 });
    const over = await page.evaluate(() => document.documentElement.scrollWidth - window.innerWidth);
    expect(over).toBeLessThanOrEqual(0);
  });
});
